package org.videocity.transport.http.internal.socket;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.videocity.transport.http.internal.HttpConfiguration;

/**
 * What the operator chose for WebSockets.
 *
 * @param origins pages on other servers that may use them
 * @param maxSockets most at once
 * @param maxPerAddress most at once from one address
 * @param maxQueuedBytes most bytes waiting for one
 * @param idleNanos how long one may be silent
 * @param maxMessageBytes largest message taken, also where an endpoint would take more
 * @param pingMillis how often they are pinged
 */
public record SocketSettings(
        Set<String> origins,
        int maxSockets,
        int maxPerAddress,
        long maxQueuedBytes,
        long idleNanos,
        int maxMessageBytes,
        long pingMillis) {

    /** Reads them from the configuration. */
    public static SocketSettings of(HttpConfiguration configuration) {
        return new SocketSettings(
                Set.of(configuration.allowedOrigins()),
                configuration.maxWebSockets(),
                configuration.maxWebSocketsPerAddress(),
                configuration.maxWebSocketQueueBytes(),
                TimeUnit.MILLISECONDS.toNanos(configuration.webSocketIdleTimeoutMillis()),
                configuration.maxWebSocketMessageBytes(),
                configuration.webSocketPingMillis());
    }
}
