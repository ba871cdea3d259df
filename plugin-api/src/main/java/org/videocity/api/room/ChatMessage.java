package org.videocity.api.room;

import java.util.Optional;

/**
 * A line of chat: the body of messages of type {@value #TYPE}, {@code {"text":"…"}}.
 *
 * @param text what was said, plain text
 */
public record ChatMessage(String text) {
    public static final String TYPE = "videocity:chat";
    /** Longest line in characters. */
    public static final int MAX_CHARS = 4_000;

    /** Returns the line as the JSON body of a message. */
    public String body() {
        return "{\"text\":" + JsonText.quote(text) + "}";
    }

    /** Reads the line out of a message, if it is one. */
    public static Optional<ChatMessage> of(RoomMessage message) {
        return message.type().equals(TYPE)
                ? JsonText.stringMember(message.body(), "text").map(ChatMessage::new)
                : Optional.empty();
    }
}
