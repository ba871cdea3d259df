package org.videocity.core.media.internal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.TrackFormat;

/**
 * Keeps a publication's one timeline going on when its publisher comes back with clocks that start anew.
 *
 * <p>Until the first resume, times pass unchanged. After one, the first audio or video frame is put right behind the
 * last frame before, and all tracks are shifted by the same span from then on. Packets (RTP form) pass unchanged: their
 * format, with a clock mapping of its own, is announced again.
 *
 * <p>Guarded by the publication's lock.
 */
final class Timeline {
    private static final long NANOS = 1_000_000_000L;
    private static final long SHORTEST_STEP = 1_000_000L;
    private static final long LONGEST_STEP = NANOS;

    private final Map<Integer, Clock> clocks = new HashMap<>();
    private boolean resumed;
    private boolean anchored;
    private long shiftNanos;

    /** One track's last place, in its own ticks and in nanoseconds, after shifting. */
    private static final class Clock {
        private long ticks = Long.MIN_VALUE;
        private long floor = Long.MIN_VALUE;
        private long nanos;
        private long step = SHORTEST_STEP;
    }

    /** Says that frames of another connection follow. */
    void resume() {
        resumed = !clocks.isEmpty();
        anchored = false;
        clocks.values().forEach(c -> c.floor = c.ticks);
    }

    /** Puts a frame on the timeline; {@code null} where it would lie before what was already sent. */
    @Nullable
    AccessUnit place(AccessUnit frame, TrackFormat format) {
        boolean data = format.kind() == MediaKind.DATA;
        if (!resumed) {
            note(frame.track(), frame.decodeTime(), format.timeBase(), data);
            return frame;
        }
        long shift = ticks(shiftNanos(frame, format.timeBase(), data), format.timeBase());
        long placed = frame.decodeTime() + shift;
        Clock clock = clocks.get(frame.track());
        if (clock != null && placed <= clock.floor && !data) {
            return null;
        }
        note(frame.track(), placed, format.timeBase(), data);
        return frame.shifted(shift);
    }

    private long shiftNanos(AccessUnit frame, int timeBase, boolean data) {
        if (anchored) {
            return shiftNanos;
        }
        long shift = end() - nanos(frame.decodeTime(), timeBase);
        if (!data) {
            anchored = true;
            shiftNanos = shift;
        }
        return shift;
    }

    private long end() {
        long end = Long.MIN_VALUE;
        for (Clock clock : clocks.values()) {
            end = Math.max(end, clock.nanos + clock.step);
        }
        return end;
    }

    private void note(int track, long ticks, int timeBase, boolean data) {
        if (data) {
            return;
        }
        Clock clock = clocks.computeIfAbsent(track, id -> new Clock());
        long nanos = nanos(ticks, timeBase);
        if (clock.ticks != Long.MIN_VALUE && nanos > clock.nanos) {
            clock.step = Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, nanos - clock.nanos));
        }
        clock.ticks = ticks;
        clock.nanos = nanos;
    }

    private static long nanos(long ticks, int timeBase) {
        return Math.floorDiv(ticks, timeBase) * NANOS + Math.floorMod(ticks, timeBase) * NANOS / timeBase;
    }

    private static long ticks(long nanos, int timeBase) {
        long seconds = Math.floorDiv(nanos, NANOS);
        long rest = Math.floorMod(nanos, NANOS);
        return seconds * timeBase + Math.round(rest * (double) timeBase / NANOS);
    }
}
