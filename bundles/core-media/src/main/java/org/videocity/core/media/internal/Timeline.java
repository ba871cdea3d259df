package org.videocity.core.media.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.ClockMapping;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.PayloadForm;
import org.videocity.api.media.RtpPacket;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/**
 * Keeps a publication's one timeline going on when its publisher comes back with clocks that start anew.
 *
 * <p>Until the first resume, times pass unchanged. After one, the first audio or video frame whose place in common time is
 * known is put right behind the last frame before, and all tracks are shifted by the same span from then on. Whole frames
 * count in common time themselves. Packets count from a random start (RFC 3550 section 5.1) and are tied to common time by
 * their format's clock mapping: each track of packets goes on in its own count as if its former tie still held, and the
 * new connection's ties are shifted in both times before sinks hear of them. Packets without a tie go on right behind the
 * last of their track.
 *
 * <p>Guarded by the publication's lock.
 */
final class Timeline {
    private final Map<Integer, TrackClock> clocks = new HashMap<>();
    private boolean resumed;
    private boolean anchored;
    private long shiftNanos;
    private @Nullable Track retold;

    /** Says that frames of another connection follow. */
    void resume() {
        resumed = !clocks.isEmpty();
        anchored = false;
        retold = null;
        clocks.values().forEach(TrackClock::resume);
    }

    /** Takes a track as its source describes it; returns it as sinks must hear of it. */
    Track announced(Track track) {
        if (track.format().form() != PayloadForm.RTP) {
            return track;
        }
        TrackClock clock = clock(track.id(), track.format());
        clock.announced = track;
        return asTold(clock, track);
    }

    private Track asTold(TrackClock clock, Track track) {
        Optional<ClockMapping> tie = track.format().clock();
        if (!resumed || tie.isEmpty()) {
            return track;
        }
        Optional<ClockMapping> placed = clock.former;
        if (clock.isShiftKnown()) {
            ClockMapping raw = tie.get();
            long mediaTime = raw.mediaTime() + clock.shift();
            anchor(clock, mediaTime, raw.commonNanos());
            placed = Optional.of(new ClockMapping(mediaTime, raw.commonNanos() + shiftNanos));
        }
        return placed.isEmpty() ? track : new Track(track.id(), track.format().withClock(placed));
    }

    /** Decides how far common time is shifted when a track has its place already and is tied to common time later. */
    private void anchor(TrackClock clock, long placedTicks, long rawCommon) {
        if (!anchored) {
            anchored = true;
            shiftNanos = (clock.isTied() ? clock.common(placedTicks) : end(rawCommon)) - rawCommon;
        }
    }

    /** Returns a track whose tie to common time became known with the frame just placed, once; else {@code null}. */
    @Nullable
    Track takeRetold() {
        Track track = retold;
        retold = null;
        return track;
    }

    /** Puts a frame on the timeline; {@code null} where it would lie before what was already sent. */
    @Nullable
    AccessUnit place(AccessUnit frame, TrackFormat format) {
        boolean data = format.kind() == MediaKind.DATA;
        if (data) {
            return resumed ? frame.shifted(shift(frame, format.timeBase(), true)) : frame;
        }
        TrackClock clock = clock(frame.track(), format);
        long shift = resumed ? shift(frame, format.timeBase(), false) : 0;
        long placed = frame.decodeTime() + shift;
        if (resumed && placed <= clock.floor()) {
            return null;
        }
        clock.noteUnit(placed);
        return frame.shifted(shift);
    }

    private long shift(AccessUnit frame, int timeBase, boolean data) {
        long nanos = shiftNanos;
        if (!anchored) {
            long common = TrackClock.nanos(frame.decodeTime(), timeBase);
            nanos = end(common) - common;
            if (!data) {
                anchored = true;
                shiftNanos = nanos;
            }
        }
        return TrackClock.ticks(nanos, timeBase);
    }

    /** Puts a packet on the timeline; {@code null} where it would lie before what was already sent. */
    @Nullable
    RtpPacket place(RtpPacket packet, TrackFormat format) {
        TrackClock clock = clock(packet.track(), format);
        Track announced = clock.announced;
        Optional<ClockMapping> tie =
                announced == null ? format.clock() : announced.format().clock();
        if (resumed && !clock.isShiftKnown()) {
            clock.shiftBy(shift(packet, clock, tie));
            if (announced != null && tie.isPresent()) {
                retold = asTold(clock, announced);
            }
        }
        long placed = packet.rtpTime() + clock.shift();
        if (resumed && placed <= clock.floor()) {
            return null;
        }
        clock.notePacket(placed, tie, resumed ? shiftNanos : 0);
        return packet.shifted(clock.shift());
    }

    private long shift(RtpPacket packet, TrackClock clock, Optional<ClockMapping> tie) {
        if (tie.isEmpty()) {
            return clock.isNew() ? 0 : clock.next() - packet.rtpTime();
        }
        long common = tie.get().toCommonNanos(packet.rtpTime(), clock.timeBase());
        if (!anchored) {
            anchored = true;
            shiftNanos = end(common) - common;
        }
        if (clock.isTied()) {
            return clock.ticksAt(common + shiftNanos) - packet.rtpTime();
        }
        return clock.isNew() ? 0 : clock.next() - packet.rtpTime();
    }

    private long end(long otherwise) {
        long end = Long.MIN_VALUE;
        for (TrackClock clock : clocks.values()) {
            end = clock.isTied() ? Math.max(end, clock.end()) : end;
        }
        return end == Long.MIN_VALUE ? otherwise : end;
    }

    private TrackClock clock(int track, TrackFormat format) {
        TrackClock known = clocks.get(track);
        if (known == null || !known.counts(format)) {
            known = new TrackClock(format, known);
            clocks.put(track, known);
        }
        return known;
    }
}
