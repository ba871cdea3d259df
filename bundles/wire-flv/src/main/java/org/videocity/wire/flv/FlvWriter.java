package org.videocity.wire.flv;

import java.nio.ByteBuffer;

/**
 * Writes FLV tags (Annex E.4.1): 11-byte header, body, PreviousTagSize. Keeps no state, so what it returns may be cached
 * and sent to any number of viewers. The stream starts with {@link FlvHeader#toBytes()}.
 *
 * <pre>
 * type(8) | length(24) | timestamp(24) | timestampExtended(8) | streamId(24)=0 | body | 11 + length (32)
 * </pre>
 */
public final class FlvWriter {
    private FlvWriter() {}

    /**
     * Returns a tag as header, the given body pieces (duplicates, not copied) and trailer, for a gathering write.
     *
     * @param timestamp milliseconds; the low 32 bits are written
     * @throws IllegalArgumentException if the body is longer than {@link FlvTag#MAX_BODY}
     */
    public static ByteBuffer[] tag(int type, long timestamp, ByteBuffer... body) {
        throw new IllegalStateException();
    }

    /** Returns a video tag: header bytes of {@code head}, then the data (avcC or a sample), not copied. */
    public static ByteBuffer[] video(long timestamp, VideoTag head, ByteBuffer data) {
        throw new IllegalStateException();
    }

    /** Returns an audio tag: header bytes of {@code head}, then the data (AudioSpecificConfig or a frame), not copied. */
    public static ByteBuffer[] audio(long timestamp, AudioTag head, ByteBuffer data) {
        throw new IllegalStateException();
    }

    /** Returns a tag in one new buffer. */
    public static ByteBuffer tagBuffer(int type, long timestamp, ByteBuffer... body) {
        throw new IllegalStateException();
    }

    /** Returns the bytes a tag with this body takes in the stream. */
    public static int tagLength(int bodyBytes) {
        return FlvTag.HEADER_LENGTH + bodyBytes + 4;
    }
}
