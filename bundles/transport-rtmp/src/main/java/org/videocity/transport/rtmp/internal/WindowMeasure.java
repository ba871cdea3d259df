package org.videocity.transport.rtmp.internal;

import java.util.concurrent.TimeUnit;

/**
 * How large the windows of a publication are for a class of viewers.
 *
 * @param pictures a window closes with every so many pictures
 * @param mergeFromViewers with fewer viewers it closes with every one
 * @param millis longest time from a window's first frame to its end
 * @param bytes a window closes at this size
 */
record WindowMeasure(int pictures, int mergeFromViewers, int millis, int bytes) {
    static WindowMeasure of(RtmpConfig config) {
        return new WindowMeasure(
                Math.max(1, config.windowVideoFrames()),
                config.mergeFromViewers(),
                Math.max(1, config.windowMillis()),
                Math.max(1, config.windowBytes()));
    }

    int picturesFor(int viewers) {
        return viewers < mergeFromViewers ? 1 : pictures;
    }

    long nanos() {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
