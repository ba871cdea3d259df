package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes fragmented MP4 (ISO/IEC 14496-12 section 8.8, in the manner of CMAF, ISO/IEC 23000-19): an initialisation
 * segment, then fragments without end. Keeps no state, so what it returns may be cached and sent to any number of viewers.
 */
public final class Mp4Writer {
    private Mp4Writer() {}

    /**
     * Returns ftyp and moov (with mvex: the samples are in fragments) in a new buffer.
     *
     * @param tracks at least one, with different ids
     */
    public static ByteBuffer initSegment(List<Mp4Track> tracks) {
        throw new IllegalStateException();
    }

    /**
     * Returns moof and mdat as buffers for a gathering write: first one with moof and the mdat header, then the payloads
     * of the samples (duplicates, not copied), run after run.
     *
     * @param sequenceNumber of the fragment in its stream, from 1, rising
     * @param runs at least one, of different tracks
     */
    public static ByteBuffer[] fragment(long sequenceNumber, List<TrackRun> runs) {
        throw new IllegalStateException();
    }

    /** Returns the same in one new buffer. */
    public static ByteBuffer fragmentBuffer(long sequenceNumber, List<TrackRun> runs) {
        throw new IllegalStateException();
    }

    /** Returns the type for MSE and Content-Type, for example {@code video/mp4; codecs="avc1.64001f,mp4a.40.2"}. */
    public static String mimeType(List<Mp4Track> tracks) {
        throw new IllegalStateException();
    }
}
