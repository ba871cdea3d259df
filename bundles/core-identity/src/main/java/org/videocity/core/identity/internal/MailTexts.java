package org.videocity.core.identity.internal;

import java.util.Map;
import org.videocity.api.RoomId;
import org.videocity.api.mail.Mail;
import org.videocity.api.resident.Caller;

/** What the city writes to people, in the language of one of them. Each mail says of which city it is. */
final class MailTexts {
    private final MailWords words;

    MailTexts(MailWords words) {
        this.words = words;
    }

    /** In the language of whoever asks for the mail. */
    static MailTexts of(Caller caller) {
        return new MailTexts(MailWords.readBy(caller.language()).orElseGet(MailWords::usual));
    }

    Mail welcome(String to, String city, String code, String link, int minutes) {
        return mail(to, "welcome", Map.of("city", city, "code", code, "link", link, "minutes", "" + minutes));
    }

    Mail signIn(String to, String city, String code, String link, int minutes) {
        return mail(to, "sign-in", Map.of("city", city, "code", code, "link", link, "minutes", "" + minutes));
    }

    Mail unknown(String to, String city) {
        return mail(to, "unknown", Map.of("city", city));
    }

    Mail locked(String to, String city) {
        return mail(to, "locked", Map.of("city", city));
    }

    Mail loginCard(String to, String city) {
        return mail(to, "login-card", Map.of("city", city));
    }

    Mail moveHere(String to, String city, String name, String code, int minutes) {
        return mail(to, "move-here", Map.of("city", city, "name", name, "code", code, "minutes", "" + minutes));
    }

    Mail notHere(String to, String city) {
        return mail(to, "not-here", Map.of("city", city));
    }

    Mail moved(String to, String city, int days) {
        return mail(to, "moved", Map.of("city", city, "days", "" + days));
    }

    Mail movedAway(String to, String city) {
        return mail(to, "moved-away", Map.of("city", city));
    }

    Mail leave(String to, String city, String code, int minutes) {
        return mail(to, "leave", Map.of("city", city, "code", code, "minutes", "" + minutes));
    }

    /** Tells of a letter of somebody whom the city knows. */
    Mail letter(String to, String city, String from, String link) {
        return mail(to, "letter", Map.of("city", city, "name", oneLine(from), "link", link));
    }

    /** Tells of a letter of somebody whom it does not know. */
    Mail letterOfGuest(String to, String city, String link) {
        return letter(to, city, words.say("letter.guest", Map.of()), link);
    }

    Mail gone(String to, String city) {
        return mail(to, "gone", Map.of("city", city));
    }

    Mail invitation(String to, String from, RoomId room, String text, String link) {
        String said = text.isBlank() ? "" : text.strip().replace("\r", "").replaceAll("(?m)^", "> ") + "\n\n";
        return mail(
                to,
                "invitation",
                Map.of(
                        "city", room.city(),
                        "name", oneLine(from),
                        "owner", room.owner(),
                        "room", room.path(),
                        "said", said,
                        "link", link));
    }

    private Mail mail(String to, String name, Map<String, String> filledIn) {
        return Mail.of(to, words.say(name + ".subject", filledIn), words.say(name + ".text", filledIn));
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
