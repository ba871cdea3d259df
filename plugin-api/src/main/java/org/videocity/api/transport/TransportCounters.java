package org.videocity.api.transport;

import java.util.Map;

/**
 * A transport's figures since it was started.
 *
 * @param open connections open now
 * @param accepted connections accepted
 * @param refused connections, publications and viewers refused, by reason
 * @param bytesIn bytes read from sockets
 * @param bytesOut bytes written to sockets
 * @param framesIn frames taken from publishers
 * @param framesOut frames written to viewers, counted for each
 * @param framesDropped frames not written to viewers, by reason
 */
public record TransportCounters(
        long open,
        long accepted,
        Map<String, Long> refused,
        long bytesIn,
        long bytesOut,
        long framesIn,
        long framesOut,
        Map<String, Long> framesDropped) {
    public TransportCounters {
        refused = Map.copyOf(refused);
        framesDropped = Map.copyOf(framesDropped);
    }

    /** No traffic yet. */
    public static final TransportCounters ZERO = new TransportCounters(0, 0, Map.of(), 0, 0, 0, 0, Map.of());
}
