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
        ByteBuffer[] pieces = new ByteBuffer[body.length + 2];
        int length = 0;
        for (int i = 0; i < body.length; i++) {
            pieces[i + 1] = body[i].duplicate();
            length = lengthWith(length, body[i]);
        }
        pieces[0] = ByteBuffer.allocate(FlvTag.HEADER_LENGTH);
        putHeader(pieces[0], type, timestamp, length);
        pieces[0].flip();
        pieces[body.length + 1] =
                ByteBuffer.allocate(4).putInt(FlvTag.HEADER_LENGTH + length).flip();
        return pieces;
    }

    /** Returns a video tag: header bytes of {@code head}, then the data (avcC or a sample), not copied. */
    public static ByteBuffer[] video(long timestamp, VideoTag head, ByteBuffer data) {
        return tag(FlvTag.VIDEO, timestamp, head.toBytes(), data);
    }

    /** Returns an audio tag: header bytes of {@code head}, then the data (AudioSpecificConfig or a frame), not copied. */
    public static ByteBuffer[] audio(long timestamp, AudioTag head, ByteBuffer data) {
        return tag(FlvTag.AUDIO, timestamp, head.toBytes(), data);
    }

    /** Returns a tag in one new buffer. */
    public static ByteBuffer tagBuffer(int type, long timestamp, ByteBuffer... body) {
        int length = 0;
        for (ByteBuffer piece : body) {
            length = lengthWith(length, piece);
        }
        ByteBuffer out = ByteBuffer.allocate(tagLength(length));
        putHeader(out, type, timestamp, length);
        for (ByteBuffer piece : body) {
            out.put(piece.duplicate());
        }
        return out.putInt(FlvTag.HEADER_LENGTH + length).flip();
    }

    /** Returns the bytes a tag with this body takes in the stream. */
    public static int tagLength(int bodyBytes) {
        return FlvTag.HEADER_LENGTH + bodyBytes + 4;
    }

    private static int lengthWith(int length, ByteBuffer piece) {
        if (piece.remaining() > FlvTag.MAX_BODY - length) {
            throw new IllegalArgumentException("an FLV tag body has at most " + FlvTag.MAX_BODY + " bytes");
        }
        return length + piece.remaining();
    }

    private static void putHeader(ByteBuffer out, int type, long timestamp, int length) {
        out.putInt(type << 24 | length);
        out.putInt((int) ((timestamp << 8) | (timestamp >> 24 & 0xff)));
        out.put((byte) 0).putShort((short) 0);
    }
}
