package org.videocity.transport.rtmp.internal;

import java.util.concurrent.TimeUnit;

/** Watches a publisher's bit rate over five seconds. Thread: the connection's event loop. */
final class BitRateGuard {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final long maxBitsPerSecond;
    private long bytes;
    private long since;

    /** Takes the limit; 0 is none. */
    BitRateGuard(long maxBitsPerSecond) {
        this.maxBitsPerSecond = maxBitsPerSecond;
    }

    void add(long more) {
        bytes += more;
    }

    /** Tells whether the period that ends about now had too much; begins another one. */
    boolean exceeded(long now) {
        if (since == 0) {
            since = now;
            bytes = 0;
            return false;
        }
        long passed = now - since;
        if (passed < PERIOD_NANOS) {
            return false;
        }
        boolean tooMuch = maxBitsPerSecond > 0 && bytes * 8.0 * 1e9 / passed > maxBitsPerSecond;
        since = now;
        bytes = 0;
        return tooMuch;
    }
}
