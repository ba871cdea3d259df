package org.videocity.core.rooms.internal;

/** A token bucket: so many at once, so many a minute in the long run. Belongs to the rooms' thread. */
final class RateBudget {
    private static final double NANOS_PER_MINUTE = 60e9;

    private double tokens;
    private long last;

    RateBudget(int burst, long now) {
        this.tokens = burst;
        this.last = now;
    }

    boolean take(int perMinute, int burst, long now) {
        tokens = Math.min(burst, tokens + (now - last) * perMinute / NANOS_PER_MINUTE);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
