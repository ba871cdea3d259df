package org.videocity.api.store;

import java.time.Instant;

/**
 * A resident's being signed in on one device. The token itself is not stored.
 *
 * @param id names it in the list of devices; not secret
 * @param tokenHash SHA-256 of the token, hex digits
 * @param residentId whose
 * @param created since when
 * @param seen when it was last used, to the minute or so
 * @param expires when it ends however much it is used
 * @param device what the browser calls itself, shortened
 * @param address the network address it was last used from
 */
public record StoredSession(
        String id,
        String tokenHash,
        String residentId,
        Instant created,
        Instant seen,
        Instant expires,
        String device,
        String address) {
    @Override
    public String toString() {
        return "StoredSession[" + id + " of " + residentId + "]";
    }
}
