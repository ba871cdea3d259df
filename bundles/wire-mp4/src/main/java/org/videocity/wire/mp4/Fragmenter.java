package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Groups the access units of a live stream into fragments. Access units come in decode order per track; tracks may be
 * interleaved in any way.
 *
 * <p><b>Durations.</b> Each track holds back exactly one access unit: its duration is the distance to the next one of the
 * same track, so the sum of durations never drifts from the decode times, and every fragment's tfdt is the decode time
 * its first sample came with. The price is a delay of one frame.
 *
 * <p>Where the next decode time is not larger, or is more than 10 s away, the held unit keeps the last known duration, the
 * fragment is closed, and the next one is marked discontinuous and starts at the time it was given.
 *
 * <p>One thread at a time. Payloads are referenced, not copied: they must not change afterwards.
 */
public final class Fragmenter {
    /**
     * Starts with fragment number 1.
     *
     * @param tracks those of the initialisation segment, at most one of them video
     */
    public Fragmenter(List<Mp4Track> tracks, FragmentPolicy policy) {
        throw new IllegalStateException();
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
        throw new IllegalStateException();
    }

    /**
     * Ends the stream (or the format): returns what is held as a last fragment, the last unit of each track with the last
     * known duration. The fragmenter may be used on.
     */
    public List<Fragment> flush() {
        throw new IllegalStateException();
    }
}
