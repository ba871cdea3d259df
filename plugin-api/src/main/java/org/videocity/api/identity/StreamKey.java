package org.videocity.api.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.videocity.api.RoomId;

/**
 * A stream key as the city keeps it: without the secret, of which only a hash is stored.
 *
 * @param id names the key in lists and when revoking it
 * @param room the room it opens
 * @param scopes what it grants there: publish, watch (which includes entering)
 * @param label what the operator calls it
 * @param issued since when
 * @param expires until when, absent for ever
 */
public record StreamKey(
        String id, RoomId room, Set<GrantName> scopes, String label, Instant issued, Optional<Instant> expires) {
    public StreamKey {
        scopes = Set.copyOf(scopes);
    }
}
