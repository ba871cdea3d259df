package org.videocity.api.store;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who may not enter a room, in no session.
 *
 * @param id names the ban; 1 to 64 letters, digits, dashes
 * @param keys what the person is known by: identities, network addresses; 1 to 4 of at most 128 characters
 * @param name how they were called when they were banned
 * @param since when that was
 */
public record StoredBan(String id, List<String> keys, String name, Instant since) {
    public StoredBan {
        keys = List.copyOf(keys);
    }
}
