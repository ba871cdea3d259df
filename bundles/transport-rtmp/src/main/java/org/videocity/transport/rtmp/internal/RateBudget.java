package org.videocity.transport.rtmp.internal;

import java.util.concurrent.TimeUnit;

/**
 * What may be spent by the second, with some seconds' worth saved up for bursts. Spending more is noticed at once, not when
 * a period ends. Thread: the connection's event loop.
 */
final class RateBudget {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double perNano;
    private final double most;
    private double left;
    private long at;

    /**
     * Begins with a full purse.
     *
     * @param perSecond what comes in; 0 is no limit
     * @param burstSeconds how many seconds' worth can be saved up
     */
    RateBudget(double perSecond, double burstSeconds, long now) {
        this.perNano = perSecond / NANOS;
        this.most = perSecond * burstSeconds;
        this.left = most;
        this.at = now;
    }

    /** Spends; false when that was more than there is. */
    boolean spend(long amount, long now) {
        if (most <= 0) {
            return true;
        }
        left = Math.min(most, left + (now - at) * perNano) - amount;
        at = now;
        return left >= 0;
    }
}
