package org.videocity.api.store;

import java.time.Instant;
import java.util.Optional;
import org.videocity.api.RoomId;

/**
 * A link that lets people into a room. The token in it is not stored.
 *
 * @param id names it in lists; no secret
 * @param room where it leads
 * @param tokenHash SHA-256 of the token, hex digits; unique
 * @param label what the owner calls it; may be empty
 * @param to whom it was mailed to; empty for one that was not
 * @param created since when
 * @param expires until when, absent for ever
 * @param uses how often it may be used, absent for any number
 * @param entries how often it was
 */
public record Invitation(
        String id,
        RoomId room,
        String tokenHash,
        String label,
        String to,
        Instant created,
        Optional<Instant> expires,
        Optional<Integer> uses,
        int entries) {
    /** Tells whether it lets somebody in at a moment. */
    public boolean counts(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isEmpty()
                && uses.filter(most -> entries >= most).isEmpty();
    }

    @Override
    public String toString() {
        return "Invitation[" + id + " to " + room + "]";
    }
}
