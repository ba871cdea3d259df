package org.videocity.core.identity.internal;

import org.videocity.api.mail.Mail;

/** What the city writes to people. */
final class MailTexts {
    private MailTexts() {}

    static Mail welcome(String to, String city, String code, String link, int minutes) {
        return Mail.of(
                to,
                "Your code for " + city + ": " + code,
                "Somebody, you we hope, asked for a home in the video city " + city + " with this address.\n\n"
                        + "Your code is " + code + "\n\n"
                        + "or open this address:\n" + link + "\n\n"
                        + "Both count for " + minutes + " minutes and once. Until then nothing exists; if it was not"
                        + " you, there is nothing to do.\n");
    }

    static Mail signIn(String to, String city, String code, String link, int minutes) {
        return Mail.of(
                to,
                "Your code for " + city + ": " + code,
                "Here is your code to sign in to the video city " + city + ": " + code + "\n\n"
                        + "or open this address:\n" + link + "\n\n"
                        + "Both count for " + minutes + " minutes and once. Nobody of the city will ever ask you for"
                        + " it. If you did not ask for it, there is nothing to do.\n");
    }

    static Mail unknown(String to, String city) {
        return Mail.of(
                to,
                "No home in " + city + " with this address",
                "Somebody, perhaps you, wanted to sign in to the video city " + city + " with this address, but there"
                        + " is no home with it. If it was you: another address of yours, or sign up.\n");
    }

    static Mail locked(String to, String city) {
        return Mail.of(
                to,
                "Your home in " + city + " is locked",
                "Somebody, perhaps you, wanted to sign in to the video city " + city + " with this address. Its home"
                        + " is locked by the operator of the city; please ask there.\n");
    }

    static Mail loginCard(String to, String city) {
        return Mail.of(
                to,
                "Your login card for " + city,
                "Here is your login card for the video city " + city + ", as you asked for. It is a picture; keep the"
                        + " file as it is, because a program that changes the picture makes it worthless.\n\n"
                        + "The key in it is locked with your passphrase, which is not in this mail and which the city"
                        + " does not know. Nobody of the city will ever ask you for either.\n");
    }
}
