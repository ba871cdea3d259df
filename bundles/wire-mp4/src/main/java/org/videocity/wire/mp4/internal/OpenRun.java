package org.videocity.wire.mp4.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.mp4.Mp4Sample;
import org.videocity.wire.mp4.Mp4Track;
import org.videocity.wire.mp4.TrackRun;

/** Holds one track's share of the fragment being built, and the one access unit whose duration is not known yet. */
public final class OpenRun {
    private static final long LONGEST_SECONDS = 10;

    private record Held(
            long decodeTime, int compositionOffset, boolean sync, boolean discardable, ByteBuffer payload) {}

    private final Mp4Track track;
    private final long longest;
    private final List<Mp4Sample> samples = new ArrayList<>();
    private long baseDecodeTime;
    private long totalDuration;
    private long lastDuration;
    private @Nullable Held held;

    /** Starts empty. */
    public OpenRun(Mp4Track track) {
        this.track = track;
        this.longest = Math.min(LONGEST_SECONDS * track.timescale(), 0xffff_ffffL);
        this.lastDuration = Math.max(1, track.timescale() / (track.video() ? 25 : 50));
    }

    /** Returns the track. */
    public Mp4Track track() {
        return track;
    }

    /** Puts the held unit into the run; returns whether the time is continuous up to {@code nextDecodeTime}. */
    public boolean settle(long nextDecodeTime) {
        if (held == null) {
            return true;
        }
        long distance = nextDecodeTime - held.decodeTime();
        boolean continuous = distance >= 0 && distance <= longest;
        if (continuous) {
            lastDuration = distance;
        } else {
            estimate(held);
        }
        append(held);
        return continuous;
    }

    /** Puts the held unit into the run; its duration is what it says itself, or the last known one. */
    public void settle() {
        if (held != null) {
            estimate(held);
            append(held);
        }
    }

    private void estimate(Held unit) {
        long ticks = AudioDuration.ticks(track, unit.payload());
        lastDuration = ticks > 0 ? ticks : lastDuration;
    }

    private void append(Held unit) {
        if (samples.isEmpty()) {
            baseDecodeTime = unit.decodeTime();
        }
        samples.add(
                new Mp4Sample(lastDuration, unit.compositionOffset(), unit.sync(), unit.discardable(), unit.payload()));
        totalDuration += lastDuration;
        held = null;
    }

    /** Holds a unit until its duration is known. */
    public void hold(long decodeTime, int compositionOffset, boolean sync, boolean discardable, ByteBuffer payload) {
        held = new Held(decodeTime, compositionOffset, sync, discardable, payload);
    }

    /** Returns the number of samples in the run. */
    public int size() {
        return samples.size();
    }

    /** Returns the length of the run. */
    public long millis() {
        return totalDuration * 1000 / track.timescale();
    }

    /** Returns the run, if there are samples, and starts anew. */
    public Optional<TrackRun> take() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        TrackRun run = new TrackRun(track.id(), baseDecodeTime, samples);
        samples.clear();
        totalDuration = 0;
        return Optional.of(run);
    }
}
