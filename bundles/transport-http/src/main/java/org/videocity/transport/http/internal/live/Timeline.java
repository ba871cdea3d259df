package org.videocity.transport.http.internal.live;

import java.util.Optional;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.ClockMapping;
import org.videocity.api.media.TrackFormat;

/**
 * Keeps a feed's time going on when its publication is replaced by one that counts from elsewhere, because the core was
 * updated. All tracks move by the same amount. Thread: its feed's.
 */
final class Timeline {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LONGEST_JUMP_NANOS = 10 * NANOS_PER_SECOND;
    private static final long NONE = Long.MIN_VALUE;

    private long shiftNanos;
    private long lastNanos = NONE;
    private long lastAt;
    private boolean resuming;

    /** Says that what comes next may count from elsewhere. */
    void interrupted() {
        resuming = lastNanos != NONE;
    }

    /**
     * Places a frame on the continuous timeline.
     *
     * @param now by {@link System#nanoTime()}
     */
    AccessUnit place(AccessUnit unit, TrackFormat format, long now) {
        long own = commonNanos(unit, format);
        if (resuming) {
            resuming = false;
            long continued = own + shiftNanos - lastNanos;
            if (continued < 0 || continued > LONGEST_JUMP_NANOS) {
                shiftNanos = lastNanos + Math.max(0, now - lastAt) - own;
            }
        }
        lastNanos = Math.max(lastNanos, own + shiftNanos);
        lastAt = now;
        long ticks = Math.floorDiv((own + shiftNanos) / 1000 * format.timeBase() + 500_000, 1_000_000L);
        boolean asItIs = shiftNanos == 0 && format.clock().isEmpty();
        return asItIs ? unit : unit.shifted(ticks - unit.decodeTime());
    }

    private static long commonNanos(AccessUnit unit, TrackFormat format) {
        Optional<ClockMapping> clock = format.clock();
        if (clock.isPresent()) {
            return clock.get().toCommonNanos(unit.decodeTime(), format.timeBase());
        }
        long ticks = unit.decodeTime();
        int base = format.timeBase();
        return Math.floorDiv(ticks, base) * NANOS_PER_SECOND + Math.floorMod(ticks, base) * NANOS_PER_SECOND / base;
    }
}
