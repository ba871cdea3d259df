package org.videocity.transport.http.internal.publish;

import org.videocity.transport.http.internal.HttpConfiguration;

/**
 * What the operator chose for publishers over WebSockets.
 *
 * @param maxPublishers most at once
 * @param maxPerAddress most at once from one address
 * @param maxMessageBytes largest message, which is one frame
 * @param bytesPerSecond most bytes a second of one publisher; 0 is no limit
 * @param messagesPerSecond most messages a second of one publisher; 0 is no limit
 */
public record PublishSettings(
        int maxPublishers, int maxPerAddress, int maxMessageBytes, long bytesPerSecond, int messagesPerSecond) {
    /** Reads them from the configuration. */
    public static PublishSettings of(HttpConfiguration configuration) {
        return new PublishSettings(
                configuration.maxPublishers(),
                configuration.maxPublishersPerAddress(),
                configuration.maxPublishMessageBytes(),
                configuration.maxPublishBytesPerSecond(),
                configuration.maxPublishMessagesPerSecond());
    }
}
