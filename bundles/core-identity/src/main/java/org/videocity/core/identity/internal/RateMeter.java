package org.videocity.core.identity.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often something happens per key and hour, for a bounded number of keys. Thread: safe from any, one short lock.
 */
final class RateMeter {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int MAX_KEYS = 20_000;

    private final Clock clock;
    private final Map<String, Hour> hours = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hour> eldest) {
            return size() > MAX_KEYS;
        }
    };

    private static final class Hour {
        private final long began;
        private int count;

        Hour(long began) {
            this.began = began;
        }
    }

    RateMeter(Clock clock) {
        this.clock = clock;
    }

    /** Counts one; tells whether that is still allowed. */
    synchronized boolean allows(String key, int most) {
        long now = clock.millis();
        Hour hour = hours.get(key);
        if (hour == null || now - hour.began >= HOUR_MILLIS || now < hour.began) {
            hour = new Hour(now);
            hours.put(key, hour);
        }
        hour.count = Math.min(hour.count + 1, Integer.MAX_VALUE - 1);
        return hour.count <= most;
    }

    /** Tells how many there were within this hour, without counting one. */
    synchronized int count(String key) {
        Hour hour = hours.get(key);
        long age = hour == null ? HOUR_MILLIS : clock.millis() - hour.began;
        return hour == null || age >= HOUR_MILLIS || age < 0 ? 0 : hour.count;
    }
}
