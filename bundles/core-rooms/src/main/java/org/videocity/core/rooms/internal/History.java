package org.videocity.core.rooms.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.videocity.api.room.RoomMessage;

/** The last messages of a session, bounded in number and characters. Belongs to the rooms' thread. */
final class History {
    private static final int MAX_MESSAGES = 200;
    private static final int MAX_CHARS = 512 * 1024;

    private final ArrayDeque<RoomMessage> messages = new ArrayDeque<>();
    private int chars;

    void add(RoomMessage message) {
        messages.add(message);
        chars += message.body().length();
        while (messages.size() > MAX_MESSAGES || (chars > MAX_CHARS && messages.size() > 1)) {
            chars -= messages.removeFirst().body().length();
        }
    }

    /** Returns what came after a message of the same session, or all that is remembered. */
    List<RoomMessage> since(String session, long sequence, Predicate<RoomMessage> isFor) {
        List<RoomMessage> found = new ArrayList<>();
        for (RoomMessage message : messages) {
            boolean known = message.session().equals(session) && message.sequence() <= sequence;
            if (!known && isFor.test(message)) {
                found.add(message);
            }
        }
        return found;
    }

    void clear() {
        messages.clear();
        chars = 0;
    }
}
