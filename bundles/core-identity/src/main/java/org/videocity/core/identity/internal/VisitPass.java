package org.videocity.core.identity.internal;

import java.time.Instant;
import java.util.Optional;
import org.videocity.api.RoomId;

/**
 * One holder's leave to visit one room.
 *
 * @param holder the identity's id
 * @param tokenHash hash of what a guest's browser shows; absent for residents
 * @param room where
 * @param source where it came from
 * @param until when it ends
 */
record VisitPass(String holder, Optional<String> tokenHash, RoomId room, String source, Instant until) {
    private static final String NOTHING = "-";
    private static final int PARTS = 7;

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** Writes it as one line: no part of it has a tab. */
    String line() {
        return String.join(
                "\t",
                holder,
                tokenHash.orElse(NOTHING),
                room.city(),
                room.owner(),
                room.name(),
                source,
                Long.toString(until.toEpochMilli()));
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    static VisitPass read(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("A pass has " + PARTS + " parts");
        }
        return new VisitPass(
                parts[0],
                Optional.of(parts[1]).filter(hash -> !hash.equals(NOTHING)),
                new RoomId(parts[2], parts[3], parts[4]),
                parts[5],
                Instant.ofEpochMilli(Long.parseLong(parts[6])));
    }
}
