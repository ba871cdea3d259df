package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.store.Move;

/** Homes that have another address now, and for how long the old one leads there. Belongs to the rooms' thread. */
final class Moves {
    private final Map<RoomId, Move> byOldHome = new HashMap<>();

    /** Takes what the store says there is. */
    void replace(List<Move> moves) {
        byOldHome.clear();
        moves.forEach(this::add);
    }

    void add(Move move) {
        byOldHome.put(new RoomId(move.city(), move.from(), ""), move);
        // whoever moved back is where they were
        byOldHome.remove(new RoomId(move.city(), move.to(), ""));
    }

    /** Returns where a room is now whose home moved; empty where it did not, or long ago. */
    Optional<RoomId> of(RoomId room) {
        RoomId home = new RoomId(room.city(), room.owner(), "");
        Move move = byOldHome.get(home);
        if (move == null) {
            return Optional.empty();
        }
        if (!Instant.now().isBefore(move.until())) {
            byOldHome.remove(home);
            return Optional.empty();
        }
        return Optional.of(new RoomId(room.city(), move.to(), room.name()));
    }

    /** Says in words where a room is now. */
    static Reason reason(RoomId now) {
        return Reason.MOVED.saying(
                "This home has another address now: use " + now.path() + " in place of the name you have.");
    }
}
