package org.videocity.core.identity.internal;

import org.videocity.api.RoomId;
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

    static Mail moveHere(String to, String city, String name, String code, int minutes) {
        return Mail.of(
                to,
                "Your code for " + city + ": " + code,
                name + " wants to take a home in the video city " + city + " to this address.\n\n"
                        + "If that is you, your code is " + code + "\n\n"
                        + "It counts for " + minutes
                        + " minutes and once. If it is not you, there is nothing to do.\n");
    }

    static Mail notHere(String to, String city) {
        return Mail.of(
                to,
                "This address has a home in " + city,
                "Somebody, perhaps you, wanted to take a home in the video city " + city + " to this address. It has a"
                        + " home there, or had one not long ago, so nothing was changed.\n");
    }

    static Mail moved(String to, String city, int days) {
        return Mail.of(
                to,
                "Your home in " + city + " has another address now",
                "Your home in the video city " + city + " was moved from this address to another one of yours. For "
                        + days + " days the old address leads there, and nobody else gets it.\n\n"
                        + "If that was not you, tell whoever runs the city at once: somebody has used your account.\n");
    }

    static Mail movedAway(String to, String city) {
        return Mail.of(
                to,
                "The home of this address in " + city + " was moved",
                "Somebody, perhaps you, wanted into the video city " + city + " with this address. The home it had was"
                        + " moved to another address; sign in with that one. This address is free again when it no"
                        + " longer leads to the new one.\n");
    }

    static Mail leave(String to, String city, String code, int minutes) {
        return Mail.of(
                to,
                "Your code to leave " + city + ": " + code,
                "You want to leave the video city " + city + ". With this code everything you have there is deleted for"
                        + " good: your home, all its rooms, pictures, cards and keys.\n\n"
                        + "Your code is " + code + "\n\n"
                        + "It counts for " + minutes + " minutes and once. If it was not you, do not pass it on, and"
                        + " sign out the devices you do not know.\n");
    }

    static Mail letter(String to, String city, String from, String link) {
        String who = from.replaceAll("\\p{Cntrl}", " ");
        return Mail.of(
                to,
                "A letter waits for you in " + city,
                who + " left a letter at your home in the video city " + city + ".\n\n"
                        + "Open your inbox to read it:\n" + link + "\n\n"
                        + "Of further letters no mail is sent until you have looked. Who wants none at all says so at"
                        + " the inbox.\n");
    }

    static Mail gone(String to, String city) {
        return Mail.of(
                to,
                "You left " + city,
                "Your home in the video city " + city + " and everything in it is deleted. Thank you for having been"
                        + " here.\n");
    }

    static Mail invitation(String to, String from, RoomId room, String text, String link) {
        String said = text.isBlank() ? "" : text.strip().replace("\r", "").replaceAll("(?m)^", "> ") + "\n\n";
        String who = from.replaceAll("\\p{Cntrl}", " ");
        return Mail.of(
                to,
                who + " invites you to a room in " + room.city(),
                who + " (" + room.owner() + ") invites you to the room " + room.path() + " in the video city "
                        + room.city() + ".\n\n"
                        + said
                        + "Open this address to come in:\n" + link + "\n\n"
                        + "It is meant for you: whoever has it is let in.\n");
    }
}
