package org.videocity.web.api.internal.socket;

import java.util.concurrent.TimeUnit;

/**
 * A token bucket: so many messages a second on average, five times that at once. Not thread-safe: used where messages
 * arrive, one at a time.
 */
final class MessageBudget {
    private static final int BURST_SECONDS = 5;

    private final double perNano;
    private final double most;
    private double tokens;
    private long lastNanos;

    MessageBudget(int perSecond, long nowNanos) {
        perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
        most = (double) perSecond * BURST_SECONDS;
        tokens = most;
        lastNanos = nowNanos;
    }

    /** Takes one message out of the budget; tells whether there was one. */
    boolean take(long nowNanos) {
        tokens = Math.min(most, tokens + (nowNanos - lastNanos) * perNano);
        lastNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
