package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Holds one closed fragment. Immutable; may be cached and shared.
 *
 * @param sequenceNumber from 1, rising by 1
 * @param joinable a viewer can start here, after the initialisation segment: it begins with a key frame, or the stream has
 *     no video
 * @param discontinuous a track's time went back or made a long jump before this fragment
 * @param runs the samples by track, video first
 */
public record Fragment(long sequenceNumber, boolean joinable, boolean discontinuous, List<TrackRun> runs) {
    /** Keeps a copy of the list. */
    public Fragment {
        runs = List.copyOf(runs);
    }

    /** Returns moof and mdat for a gathering write, payloads not copied; see {@link Mp4Writer#fragment}. */
    public ByteBuffer[] buffers() {
        return Mp4Writer.fragment(sequenceNumber, runs);
    }

    /** Returns moof and mdat in one new buffer. */
    public ByteBuffer toBuffer() {
        return Mp4Writer.fragmentBuffer(sequenceNumber, runs);
    }
}
