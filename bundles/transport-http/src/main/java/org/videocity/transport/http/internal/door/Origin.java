package org.videocity.transport.http.internal.door;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a request really comes from and what it asked for, as far as whoever handed it over may be believed.
 *
 * @param client whose request it is; {@link #NOBODY_KNOWS} where that is not to be found out
 * @param host the host it asked for, perhaps with a port; absent for the request's own
 * @param secure whether it came over TLS; absent for the request's own
 * @param port the public port; absent where nobody said so
 */
record Origin(InetAddress client, Optional<String> host, Optional<Boolean> secure, Optional<Integer> port) {
    /** The unspecified address: nobody's, and above all not loopback. */
    static final InetAddress NOBODY_KNOWS = TrustedProxies.literal("0.0.0.0").orElseThrow();

    /** A client of whom nothing is known but that somebody hid it. */
    static Origin hidden() {
        return new Origin(NOBODY_KNOWS, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
