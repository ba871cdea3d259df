package org.videocity.transport.http.internal.service;

import java.util.List;
import org.videocity.api.transport.TransportLimit;
import org.videocity.transport.http.internal.HttpConfiguration;

/** What the configuration lets HTTP take at most, for the operator. */
final class HttpLimits {
    private static final String VIEWERS = "viewers";
    private static final String SOCKETS = "WebSockets";
    private static final String PUBLISHERS = "publishers";
    private static final String BYTES = "bytes";
    private static final String MILLIS = "ms";

    private HttpLimits() {}

    static List<TransportLimit> of(HttpConfiguration now) {
        return List.of(
                TransportLimit.of("maxLiveViewers", now.maxLiveViewers(), VIEWERS),
                TransportLimit.of("maxLiveViewersPerAddress", now.maxLiveViewersPerAddress(), VIEWERS),
                TransportLimit.of("maxViewerQueueBytes", now.maxViewerQueueBytes(), BYTES),
                now.sendBufferBytes() > 0
                        ? TransportLimit.of("sendBufferBytes", now.sendBufferBytes(), BYTES)
                        : TransportLimit.none("sendBufferBytes", BYTES),
                TransportLimit.of("groupCacheMaxBytes", now.groupCacheMaxBytes(), BYTES),
                TransportLimit.of("stallTimeoutMillis", now.stallTimeoutMillis(), MILLIS),
                TransportLimit.of("watchWaitMillis", now.watchWaitMillis(), MILLIS),
                TransportLimit.of("restartWaitMillis", now.restartWaitMillis(), MILLIS),
                TransportLimit.of("drainMillis", now.drainMillis(), MILLIS),
                TransportLimit.of("maxWebSockets", now.maxWebSockets(), SOCKETS),
                TransportLimit.of("maxWebSocketsPerAddress", now.maxWebSocketsPerAddress(), SOCKETS),
                TransportLimit.of("maxWebSocketMessageBytes", now.maxWebSocketMessageBytes(), BYTES),
                TransportLimit.of("maxWebSocketQueueBytes", now.maxWebSocketQueueBytes(), BYTES),
                TransportLimit.of("webSocketIdleTimeoutMillis", now.webSocketIdleTimeoutMillis(), MILLIS),
                TransportLimit.of("maxPublishers", now.maxPublishers(), PUBLISHERS),
                TransportLimit.of("maxPublishersPerAddress", now.maxPublishersPerAddress(), PUBLISHERS),
                TransportLimit.of("maxPublishMessageBytes", now.maxPublishMessageBytes(), BYTES),
                rate("maxPublishBytesPerSecond", now.maxPublishBytesPerSecond(), "bytes/s"),
                rate("maxPublishMessagesPerSecond", now.maxPublishMessagesPerSecond(), "messages/s"),
                TransportLimit.of("maxStaticFileBytes", now.maxStaticFileBytes(), BYTES));
    }

    private static TransportLimit rate(String name, long value, String unit) {
        return value > 0 ? TransportLimit.of(name, value, unit) : TransportLimit.none(name, unit);
    }
}
