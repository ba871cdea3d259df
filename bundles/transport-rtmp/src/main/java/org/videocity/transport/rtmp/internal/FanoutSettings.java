package org.videocity.transport.rtmp.internal;

import java.util.concurrent.TimeUnit;

/**
 * What a fan-out may keep and how patient it is, read from the configuration once.
 *
 * @param gopCacheMaxBytes most payload bytes kept since the last key frame
 * @param backlogBytes most payload bytes kept from before it
 * @param maxQueueBytes most payload bytes that wait for an event loop
 * @param stallNanos a viewer who takes nothing for so long is closed
 * @param maxRestBytes one who takes nothing and holds more of a window that nobody else needs is closed at once
 */
record FanoutSettings(
        long gopCacheMaxBytes, long backlogBytes, long maxQueueBytes, long stallNanos, long maxRestBytes) {
    /**
     * Reads it.
     *
     * @param epoll whether connections are epoll's, whose kernel buffers hold less
     */
    static FanoutSettings of(RtmpConfig config, boolean epoll) {
        int rest = HeldBytes.rest(epoll);
        return new FanoutSettings(
                config.gopCacheMaxBytes(),
                Math.min(config.backlogBytes(), rest),
                (long) config.gopCacheMaxBytes() + (8L << 20),
                TimeUnit.MILLISECONDS.toNanos(config.stallTimeoutMillis()),
                rest);
    }
}
