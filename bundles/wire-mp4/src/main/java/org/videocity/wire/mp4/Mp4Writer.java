package org.videocity.wire.mp4;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.videocity.wire.mp4.internal.FragmentWriter;
import org.videocity.wire.mp4.internal.MovieWriter;

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
        if (tracks.isEmpty() || tracks.stream().map(Mp4Track::id).distinct().count() != tracks.size()) {
            throw new IllegalArgumentException("an initialisation segment wants tracks, with different ids");
        }
        return MovieWriter.write(tracks);
    }

    /**
     * Returns moof and mdat as buffers for a gathering write: first one with moof and the mdat header, then the payloads
     * of the samples (duplicates, not copied), run after run.
     *
     * @param sequenceNumber of the fragment in its stream, from 1, rising
     * @param runs at least one, of different tracks
     */
    public static ByteBuffer[] fragment(long sequenceNumber, List<TrackRun> runs) {
        ByteBuffer[] buffers = new ByteBuffer[1 + FragmentWriter.count(runs)];
        buffers[0] = FragmentWriter.head(sequenceNumber, runs);
        int next = 1;
        for (TrackRun run : runs) {
            for (Mp4Sample sample : run.samples()) {
                buffers[next++] = sample.payload().duplicate();
            }
        }
        return buffers;
    }

    /** Returns the same in one new buffer. */
    public static ByteBuffer fragmentBuffer(long sequenceNumber, List<TrackRun> runs) {
        ByteBuffer[] pieces = fragment(sequenceNumber, runs);
        int length = 0;
        for (ByteBuffer piece : pieces) {
            length = Math.addExact(length, piece.remaining());
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (ByteBuffer piece : pieces) {
            out.put(piece);
        }
        return out.flip();
    }

    /** Returns the type for MSE and Content-Type, for example {@code video/mp4; codecs="avc1.64001f,mp4a.40.2"}. */
    public static String mimeType(List<Mp4Track> tracks) {
        String codecs = tracks.stream().map(Mp4Track::codecString).collect(Collectors.joining(","));
        boolean video = tracks.stream().anyMatch(Mp4Track::video);
        return (video ? "video" : "audio") + "/mp4; codecs=\"" + codecs + "\"";
    }
}
