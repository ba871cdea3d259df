package org.videocity.transport.rtmp.internal;

import java.util.concurrent.TimeUnit;

/**
 * The figures of a fan-out, read from the configuration once.
 *
 * @param windowVideoFrames a window closes with every so many video frames
 * @param mergeFromViewers with fewer viewers it closes with every one
 * @param windowNanos longest time from a window's first frame to its end
 * @param windowBytes a window closes at this size
 * @param gopCacheMaxBytes most payload bytes kept since the last key frame
 * @param backlogBytes most payload bytes kept from before it
 * @param maxQueueBytes most payload bytes the bus keeps for this event loop
 * @param stallNanos a viewer who takes nothing for so long is closed
 */
record FanoutSettings(
        int windowVideoFrames,
        int mergeFromViewers,
        long windowNanos,
        int windowBytes,
        long gopCacheMaxBytes,
        long backlogBytes,
        long maxQueueBytes,
        long stallNanos) {
    static FanoutSettings of(RtmpConfig config) {
        return new FanoutSettings(
                Math.max(1, config.windowVideoFrames()),
                config.mergeFromViewers(),
                TimeUnit.MILLISECONDS.toNanos(Math.max(1, config.windowMillis())),
                Math.max(1, config.windowBytes()),
                config.gopCacheMaxBytes(),
                config.backlogBytes(),
                (long) config.gopCacheMaxBytes() + (8L << 20),
                TimeUnit.MILLISECONDS.toNanos(config.stallTimeoutMillis()));
    }

    int picturesPerWindow(int viewers) {
        return viewers < mergeFromViewers ? 1 : windowVideoFrames;
    }
}
