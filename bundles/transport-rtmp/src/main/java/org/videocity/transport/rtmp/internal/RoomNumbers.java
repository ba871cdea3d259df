package org.videocity.transport.rtmp.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.videocity.api.RoomId;

/**
 * What room calls name members by: a number that counts up in each room, the same for every client of the room. A room is
 * forgotten, and counts from 1 again, when no client knows anybody in it. Thread: safe from any.
 */
final class RoomNumbers {
    /** Stands for whoever publishes without being in the room: an encoder. */
    static final String NOBODY = "0";

    private final Map<RoomId, Numbers> rooms = new HashMap<>();

    private static final class Numbers {
        private final Map<String, Known> members = new LinkedHashMap<>();
        private final Map<String, String> publishers = new HashMap<>();
        private int last;
    }

    private static final class Known {
        private final String number;
        private int holders;

        private Known(String number) {
            this.number = number;
        }
    }

    /** Returns a member's number, which stays as long as somebody holds it; give it back with {@link #release}. */
    synchronized String take(RoomId room, String memberId) {
        Numbers numbers = rooms.computeIfAbsent(room, any -> new Numbers());
        Known known = numbers.members.computeIfAbsent(memberId, any -> new Known(Integer.toString(++numbers.last)));
        known.holders++;
        return known.number;
    }

    synchronized void release(RoomId room, String memberId) {
        Numbers numbers = rooms.get(room);
        Known known = numbers == null ? null : numbers.members.get(memberId);
        if (numbers == null || known == null || --known.holders > 0) {
            return;
        }
        numbers.members.remove(memberId);
        numbers.publishers.values().removeIf(memberId::equals);
        if (numbers.members.isEmpty()) {
            rooms.remove(room);
        }
    }

    /** Says that a member asks to publish; counts unless another member is known to publish under that name. */
    synchronized void asks(RoomId room, String stream, String memberId) {
        Numbers numbers = rooms.get(room);
        if (numbers != null) {
            numbers.publishers.putIfAbsent(stream, memberId);
        }
    }

    /** Says that a member publishes. */
    synchronized void publishes(RoomId room, String stream, String memberId) {
        Numbers numbers = rooms.get(room);
        if (numbers != null) {
            numbers.publishers.put(stream, memberId);
        }
    }

    /** Says that a member does not publish, or not any more. */
    synchronized void stops(RoomId room, String stream, String memberId) {
        Numbers numbers = rooms.get(room);
        if (numbers != null) {
            numbers.publishers.remove(stream, memberId);
        }
    }

    /** Returns the member that publishes a stream, null where no member does. */
    synchronized @Nullable String publisher(RoomId room, String stream) {
        Numbers numbers = rooms.get(room);
        return numbers == null ? null : numbers.publishers.get(stream);
    }
}
