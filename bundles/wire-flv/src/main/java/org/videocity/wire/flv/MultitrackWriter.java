package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes messages of many tracks (Enhanced RTMP v2, Multitrack). Keeps no state. The bodies are not copied: what is returned
 * is for a gathering write, or as the body of {@link FlvWriter#tag}. Codec configurations are better sent one track a
 * message, by {@link VideoTag#onTrack}: ffmpeg 8 understands only the first of many.
 */
public final class MultitrackWriter {
    private MultitrackWriter() {}

    /**
     * Returns a video message.
     *
     * @param frameType of all tracks, {@link VideoTag#KEY} and so on
     * @param parts 1 to 64 tracks of the same packet type and nanosecond offset; where they have one codec it is written once
     * @throws IllegalArgumentException if the parts do not go into one message
     */
    public static ByteBuffer[] video(int frameType, List<TagPart> parts) {
        return write(0x80 | frameType << 4, VideoTag.MULTITRACK, parts);
    }

    /**
     * Returns an audio message.
     *
     * @param parts likewise
     */
    public static ByteBuffer[] audio(List<TagPart> parts) {
        return write(AudioTag.ENHANCED << 4, AudioTag.MULTITRACK, parts);
    }

    private static ByteBuffer[] write(int first, int multitrack, List<TagPart> parts) {
        check(parts);
        TagPart head = parts.get(0);
        boolean oneCodec = parts.stream().allMatch(part -> part.fourCc().equals(head.fourCc()));
        TrackLayout layout = oneCodec ? TrackLayout.MANY_TRACKS : TrackLayout.MANY_TRACKS_MANY_CODECS;
        EnhancedHeader header =
                new EnhancedHeader(head.packetType(), oneCodec ? head.fourCc() : "", layout, 0, head.nanoOffset(), 0);
        ByteBuffer[] pieces = new ByteBuffer[2 * parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            TagPart part = parts.get(i);
            boolean timed = multitrack == VideoTag.MULTITRACK && VideoTags.timed(part.packetType(), part.fourCc());
            ByteBuffer out = ByteBuffer.allocate((i == 0 ? header.length() : 0) + 11);
            if (i == 0) {
                header.write(out, first, multitrack);
            }
            int size = Math.addExact(part.body().remaining(), timed ? 3 : 0);
            EnhancedHeader.writeTrack(out, layout, part.fourCc(), part.trackId(), size);
            if (timed) {
                VideoTags.putCompositionTime(out, part.compositionTime());
            }
            pieces[2 * i] = out.flip();
            pieces[2 * i + 1] = part.body().duplicate();
        }
        return pieces;
    }

    private static void check(List<TagPart> parts) {
        if (parts.isEmpty() || parts.size() > EnhancedHeader.MAX_TRACKS) {
            throw new IllegalArgumentException(
                    "a message has 1 to " + EnhancedHeader.MAX_TRACKS + " tracks, got " + parts.size());
        }
        TagPart head = parts.get(0);
        for (TagPart part : parts) {
            if (part.packetType() != head.packetType()
                    || part.nanoOffset() != head.nanoOffset()
                    || part.trackId() < 0
                    || part.trackId() > 255) {
                throw new IllegalArgumentException(
                        "tracks of one message have numbers up to 255 and one packet type and nanosecond offset");
            }
        }
    }
}
