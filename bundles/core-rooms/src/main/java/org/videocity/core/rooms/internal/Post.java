package org.videocity.core.rooms.internal;

import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.JsonText;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomMessage;

/** The rules a message must keep to. Pure; safe from any thread. */
final class Post {
    static final Reason NOBODY_THERE = new Reason("nobody-there", "Whom this is for is not here.");
    static final Reason BAD_MESSAGE =
            new Reason("bad-message", "That is no message: its body must be JSON, its type namespaced.");
    private static final int MAX_DEPTH = 64;

    private Post() {}

    /** Checks a message before it is given to the room; yields what is wrong with it, if anything. */
    static Optional<Reason> check(String type, String body) {
        if (!Names.isMessageType(type)) {
            return Optional.of(BAD_MESSAGE.saying("A message's type is namespaced and short, as in videocity:chat."));
        }
        if (body.length() > RoomMessage.MAX_BODY_BYTES) {
            return Optional.of(Reason.TOO_LARGE);
        }
        int bytes = JsonCheck.utf8Length(body);
        if (bytes > RoomMessage.MAX_BODY_BYTES) {
            return Optional.of(Reason.TOO_LARGE);
        }
        if (bytes < 0 || !JsonCheck.isJson(body, MAX_DEPTH)) {
            return Optional.of(BAD_MESSAGE.saying("A message's body must be well-formed JSON."));
        }
        return type.equals(ChatMessage.TYPE) ? checkChat(body) : Optional.empty();
    }

    private static Optional<Reason> checkChat(String body) {
        Optional<String> text = JsonText.stringMember(body, "text");
        if (text.isEmpty()) {
            return Optional.of(BAD_MESSAGE.saying("A line of chat has a text."));
        }
        return text.get().length() > ChatMessage.MAX_CHARS
                ? Optional.of(
                        Reason.TOO_LARGE.saying("A line of chat has at most " + ChatMessage.MAX_CHARS + " characters."))
                : Optional.empty();
    }

    /** Tells whether a member gets a message: one for everyone, one for it, or what it said to everyone itself. */
    static boolean isFor(RoomMessage message, String memberId) {
        return message.to() instanceof Recipient.Everyone
                || (message.to() instanceof Recipient.ToMember member
                        && member.memberId().equals(memberId));
    }
}
