package org.videocity.transport.http.internal.publish;

/**
 * What may be spent by the second, with {@value #BURST_SECONDS} seconds' worth saved up for a burst after a stalled
 * connection. Thread: its connection's.
 */
final class Measure {
    private static final int BURST_SECONDS = 10;
    private static final double NANOS = 1e9;

    private final double perNano;
    private final double most;
    private double left;
    private long at;

    /**
     * Begins full.
     *
     * @param perSecond what comes in; 0 is no limit
     */
    Measure(long perSecond, long now) {
        perNano = perSecond / NANOS;
        most = (double) perSecond * BURST_SECONDS;
        left = most;
        at = now;
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
