package org.videocity.core.media.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.ClockMapping;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/**
 * Where one track stands on its publication's timeline: in its own ticks, and in common time where that is known.
 *
 * <p>Belongs to its {@link Timeline}.
 */
final class TrackClock {
    private static final long NANOS = 1_000_000_000L;
    private static final long SHORTEST_STEP = 1_000_000L;
    private static final long LONGEST_STEP = NANOS;
    private static final long NONE = Long.MIN_VALUE;

    private final PayloadForm form;
    private final int timeBase;
    /** The track of packets as its source described it last. */
    @Nullable
    Track announced;
    /** The tie that held when the former connection ended, as sinks know it. */
    Optional<ClockMapping> former = Optional.empty();

    private long ticks = NONE;
    private long floor = NONE;
    private long tiedTicks;
    private long tiedNanos;
    private boolean tied;
    private long step = SHORTEST_STEP;
    private long shift;
    private boolean shiftKnown;

    /** Begins a track, or goes on with one that counted in another way until now. */
    TrackClock(TrackFormat format, @Nullable TrackClock before) {
        form = format.form();
        timeBase = format.timeBase();
        if (before != null && before.tied) {
            tied = true;
            tiedNanos = before.tiedNanos;
            step = before.step;
            tiedTicks = ticks(tiedNanos, timeBase);
            ticks = tiedTicks;
            floor = before.floor == NONE || form == PayloadForm.RTP ? NONE : tiedTicks;
        }
    }

    boolean counts(TrackFormat format) {
        return form == format.form() && timeBase == format.timeBase();
    }

    int timeBase() {
        return timeBase;
    }

    void resume() {
        floor = ticks;
        shift = 0;
        shiftKnown = false;
        announced = null;
        former = tied ? Optional.of(new ClockMapping(tiedTicks, tiedNanos)) : Optional.empty();
    }

    boolean isNew() {
        return ticks == NONE;
    }

    /** Tells whether its place in common time is known. */
    boolean isTied() {
        return tied;
    }

    /** Returns the last time of the former connection; what lies there or before was already sent. */
    long floor() {
        return floor;
    }

    /** Returns the time right behind its last frame, in its own ticks. */
    long next() {
        return ticks + Math.max(1, ticks(step, timeBase));
    }

    /** Returns the common time right behind its last frame. */
    long end() {
        return tiedNanos + step;
    }

    long common(long otherTicks) {
        return tiedNanos + nanos(otherTicks - tiedTicks, timeBase);
    }

    long ticksAt(long common) {
        return tiedTicks + ticks(common - tiedNanos, timeBase);
    }

    boolean isShiftKnown() {
        return shiftKnown;
    }

    long shift() {
        return shift;
    }

    void shiftBy(long span) {
        shift = span;
        shiftKnown = true;
    }

    void noteUnit(long placed) {
        measure(placed);
        ticks = placed;
        tie(placed, nanos(placed, timeBase));
    }

    /** Packets of one picture share its time, and those of another may come before it. */
    void notePacket(long placed, Optional<ClockMapping> mapping, long shiftNanos) {
        if (ticks != NONE && placed <= ticks) {
            return;
        }
        measure(placed);
        ticks = placed;
        if (mapping.isPresent()) {
            tie(placed, mapping.get().toCommonNanos(placed - shift, timeBase) + shiftNanos);
        }
    }

    private void measure(long placed) {
        if (ticks != NONE && placed > ticks) {
            step = Math.max(SHORTEST_STEP, Math.min(LONGEST_STEP, nanos(placed - ticks, timeBase)));
        }
    }

    private void tie(long atTicks, long atNanos) {
        tied = true;
        tiedTicks = atTicks;
        tiedNanos = atNanos;
    }

    static long nanos(long ticks, int timeBase) {
        return Math.floorDiv(ticks, timeBase) * NANOS + Math.floorMod(ticks, timeBase) * NANOS / timeBase;
    }

    static long ticks(long nanos, int timeBase) {
        long seconds = Math.floorDiv(nanos, NANOS);
        long rest = Math.floorMod(nanos, NANOS);
        return seconds * timeBase + Math.round(rest * (double) timeBase / NANOS);
    }
}
