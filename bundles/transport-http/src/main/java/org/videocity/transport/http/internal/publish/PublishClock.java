package org.videocity.transport.http.internal.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Puts the times of a publisher on one line that only goes on. A publication begins at zero. Within a track every frame is
 * later than the one before it. Whoever jumps - back by more than {@value #LEAP_SECONDS} seconds, or ahead of the clock on
 * the wall by as much - goes on from where the line is by now. A burst after a stalled connection is no jump.
 *
 * <p>Thread: its session's.
 */
final class PublishClock {
    private static final int LEAP_SECONDS = 5;
    private static final long LEAP = TimeUnit.SECONDS.toMicros(LEAP_SECONDS);
    private static final long NANOS_PER_MICRO = 1_000;

    private final Map<Integer, Long> ofTracks = new HashMap<>();
    private boolean begun;
    private long shift;
    private long last;
    private long lastNanos;

    /**
     * Returns when a frame is.
     *
     * @param micros as its publisher says
     * @param nanos when it came, by {@link System#nanoTime()}
     */
    long place(int track, long micros, long nanos) {
        if (!begun) {
            begun = true;
            shift = -micros;
            lastNanos = nanos;
        }
        long due = last + (nanos - lastNanos) / NANOS_PER_MICRO;
        long at = micros + shift;
        if (at < last - LEAP || at > due + LEAP) {
            shift = due - micros;
            at = due;
        }
        Long before = ofTracks.get(track);
        if (before != null && at <= before) {
            at = before + 1;
        }
        at = Math.max(0, at);
        ofTracks.put(track, at);
        if (at > last) {
            last = at;
            lastNanos = nanos;
        }
        return at;
    }
}
