package org.videocity.api.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A passkey (W3C Web Authentication) with which a resident signs in.
 *
 * @param id its name, chosen by the authenticator, URL-safe base64; at most 1400 characters
 * @param residentId whose
 * @param city where
 * @param host the host name it was made for; it works under no other
 * @param label what the resident calls it
 * @param algorithm COSE's number of its algorithm
 * @param publicKey SubjectPublicKeyInfo in DER, base64
 * @param signCount how often it signed, as it said itself; 0 where it does not count
 * @param created since when
 * @param lastUsed when it signed in last, if ever
 */
public record StoredPasskey(
        String id,
        String residentId,
        String city,
        String host,
        String label,
        int algorithm,
        String publicKey,
        long signCount,
        Instant created,
        Optional<Instant> lastUsed) {
    public StoredPasskey {
        city = city.toLowerCase(Locale.ROOT);
    }
}
