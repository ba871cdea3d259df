package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.mp4.internal.OpenRun;

/**
 * Groups the access units of a live stream into fragments. Access units come in decode order per track; tracks may be
 * interleaved in any way.
 *
 * <p><b>Durations.</b> Each track holds back exactly one access unit: its duration is the distance to the next one of the
 * same track, so the sum of durations never drifts from the decode times, and every fragment's tfdt is the decode time
 * its first sample came with. The price is a delay of one frame.
 *
 * <p>Where the next decode time is smaller, or is more than 10 s away, the held unit keeps the last known duration, the
 * fragment is closed, and the next one is marked discontinuous and starts at the time it was given. The same at the end;
 * audio frames that say how long they are (Opus, FLAC, AC-3, E-AC-3, AAC, MP3) have that duration then.
 *
 * <p><b>Several video tracks.</b> The first one leads: its key frames begin fragments, and a joinable fragment begins with
 * one. The others follow in the same fragments; each sample says whether it is a sync sample.
 *
 * <p>One thread at a time. Payloads are referenced, not copied: they must not change afterwards.
 */
public final class Fragmenter {
    private FragmentPolicy policy;
    private final List<OpenRun> open = new ArrayList<>();
    private final @Nullable OpenRun video;
    private long nextSequenceNumber = 1;
    private boolean discontinuity;

    /**
     * Starts with fragment number 1.
     *
     * @param tracks those of the initialisation segment; the first video track among them decides where fragments begin
     */
    public Fragmenter(List<Mp4Track> tracks, FragmentPolicy policy) {
        if (tracks.isEmpty()) {
            throw new IllegalArgumentException("a fragmenter wants tracks");
        }
        this.policy = policy;
        tracks.stream().filter(Mp4Track::video).forEach(track -> open.add(new OpenRun(track)));
        tracks.stream().filter(track -> !track.video()).forEach(track -> open.add(new OpenRun(track)));
        this.video = open.get(0).track().video() ? open.get(0) : null;
    }

    /** Closes fragments by another policy from now on. */
    public void policy(FragmentPolicy next) {
        policy = next;
    }

    /**
     * Takes an access unit and returns the fragments it completes, mostly none or one.
     *
     * @param trackId one of the tracks
     * @param decodeTime in the track's timescale, 64 bits, not negative
     * @param compositionOffset presentation time minus decode time in the same unit
     * @param keyFrame a decoder can start here; ignored for audio
     * @param discardable no other unit refers to it
     */
    public List<Fragment> add(
            int trackId,
            long decodeTime,
            int compositionOffset,
            boolean keyFrame,
            boolean discardable,
            ByteBuffer payload) {
        if (decodeTime < 0) {
            throw new IllegalArgumentException("decode time " + decodeTime + ", 0 or more was expected");
        }
        OpenRun run = run(trackId);
        boolean sync = keyFrame || !run.track().video();
        List<Fragment> fragments = List.of();
        boolean continuous = run.settle(decodeTime);
        if (!continuous || (sync && run == video) || isFull(run)) {
            fragments = close();
        }
        discontinuity |= !continuous;
        run.hold(decodeTime, compositionOffset, sync, discardable, payload);
        return fragments;
    }

    /**
     * Ends the stream (or the format): returns what is held as a last fragment, the last unit of each track with the last
     * known duration. The fragmenter may be used on.
     */
    public List<Fragment> flush() {
        open.forEach(OpenRun::settle);
        return close();
    }

    private OpenRun run(int trackId) {
        for (OpenRun run : open) {
            if (run.track().id() == trackId) {
                return run;
            }
        }
        throw new IllegalArgumentException("no track " + trackId + " in this stream");
    }

    private boolean isFull(OpenRun run) {
        if (run == video) {
            return run.size() >= policy.videoFrames() || run.millis() >= policy.maxMillis();
        }
        boolean alone = video == null || video.size() == 0;
        return run.millis() >= (alone ? policy.audioMillis() : policy.maxMillis());
    }

    private List<Fragment> close() {
        List<TrackRun> runs = new ArrayList<>();
        for (OpenRun run : open) {
            run.take().ifPresent(runs::add);
        }
        if (runs.isEmpty()) {
            return List.of();
        }
        TrackRun first = runs.get(0);
        boolean joinable = video == null
                || (first.trackId() == video.track().id()
                        && first.samples().get(0).sync());
        Fragment fragment = new Fragment(nextSequenceNumber++, joinable, discontinuity, runs);
        discontinuity = false;
        return List.of(fragment);
    }
}
