package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Holds the header at the start of an FLV video tag body or an RTMP video message, type 9 (Annex E.4.3.1).
 *
 * <pre>
 * frameType(4) codecId(4) | H.264 only: packetType(8) compositionTime(24, signed)
 * 1 exFrameType(3) packetType(4) | fourCC(32)      Enhanced RTMP: recognised, not read
 * </pre>
 *
 * @param frameType {@link #KEY} to {@link #COMMAND}
 * @param codecId {@link #AVC} or what {@link #codecName} names; {@link #ENHANCED} for the enhanced header
 * @param packetType {@link #SEQUENCE_HEADER}, {@link #FRAME} or {@link #END_OF_SEQUENCE}; {@link #FRAME} for codecs without it
 * @param compositionTime presentation time minus decode time in milliseconds, 0 for codecs without it
 * @param fourCc the enhanced header's codec, for example {@code hvc1}; empty otherwise
 * @param bodyOffset where the data (avcC or a sample) begins, counted from the payload's position
 */
public record VideoTag(int frameType, int codecId, int packetType, int compositionTime, String fourCc, int bodyOffset) {
    /** Frame type: key frame. */
    public static final int KEY = 1;
    /** Frame type: inter frame. */
    public static final int INTER = 2;
    /** Frame type: disposable inter frame; nothing refers to it. */
    public static final int DISPOSABLE = 3;
    /** Frame type: generated key frame, for servers. */
    public static final int GENERATED_KEY = 4;
    /** Frame type: info or command frame, no picture. */
    public static final int COMMAND = 5;

    /** Codec id of H.264. */
    public static final int AVC = 7;
    /** Stands for the codec id when the header is the enhanced one. */
    public static final int ENHANCED = -1;

    /** Packet type: the body is an AVCDecoderConfigurationRecord. */
    public static final int SEQUENCE_HEADER = 0;
    /** Packet type: the body is one sample. */
    public static final int FRAME = 1;
    /** Packet type: the stream ends, no body. */
    public static final int END_OF_SEQUENCE = 2;

    /**
     * Parses the header at the payload's position, which stays; nothing is copied. A codec the city does not know is no
     * error: ask {@link #support}.
     *
     * @throws FlvException if the payload is empty or ends inside the header
     */
    public static VideoTag parse(ByteBuffer payload) throws FlvException {
        if (!payload.hasRemaining()) {
            throw new FlvException("empty video tag: a header byte was expected");
        }
        int first = payload.get(payload.position()) & 0xff;
        if ((first & 0x80) != 0) {
            return enhanced(payload, first);
        }
        int frameType = first >> 4;
        int codecId = first & 0xf;
        if (codecId != AVC || frameType == COMMAND) {
            return new VideoTag(frameType, codecId, FRAME, 0, "", 1);
        }
        if (payload.remaining() < 5) {
            throw new FlvException("H.264 tag of " + payload.remaining() + " bytes: a header of 5 was expected");
        }
        int word = word(payload, payload.position() + 1);
        return new VideoTag(frameType, codecId, word >>> 24, word << 8 >> 8, "", 5);
    }

    /** Does the same for an array. */
    public static VideoTag parse(byte[] payload) throws FlvException {
        return parse(ByteBuffer.wrap(payload));
    }

    /** Returns the header in front of an avcC. */
    public static VideoTag avcSequenceHeader() {
        return new VideoTag(KEY, AVC, SEQUENCE_HEADER, 0, "", 5);
    }

    /**
     * Returns the header in front of an H.264 sample.
     *
     * @param compositionTime milliseconds, 24 bits signed
     */
    public static VideoTag avcFrame(boolean keyFrame, boolean discardable, int compositionTime) {
        return new VideoTag(keyFrame ? KEY : discardable ? DISPOSABLE : INTER, AVC, FRAME, compositionTime, "", 5);
    }

    /** Returns the header that ends an H.264 stream. */
    public static VideoTag avcEndOfSequence() {
        return new VideoTag(KEY, AVC, END_OF_SEQUENCE, 0, "", 5);
    }

    /** Says whether this tag can be carried on. */
    public TagSupport support() {
        if (codecId == ENHANCED) {
            return TagSupport.ENHANCED_HEADER;
        }
        return codecId == AVC ? TagSupport.SUPPORTED : TagSupport.UNSUPPORTED_CODEC;
    }

    /** Returns the codec in words, for messages: {@code H.264}, {@code On2 VP6}, {@code enhanced hvc1}, {@code codec 11}. */
    public String codecName() {
        return switch (codecId) {
            case ENHANCED -> "enhanced " + fourCc;
            case 1 -> "JPEG";
            case 2 -> "Sorenson H.263";
            case 3 -> "Screen video";
            case 4 -> "On2 VP6";
            case 5 -> "On2 VP6 with alpha";
            case 6 -> "Screen video 2";
            case AVC -> "H.264";
            case 8 -> "ITU H.263";
            case 9 -> "MPEG-4 part 2";
            case 12 -> "HEVC by codec id 12";
            default -> "codec " + codecId;
        };
    }

    /** Says whether a decoder can start here; a sequence header is no key frame. */
    public boolean keyFrame() {
        return isFrame() && (frameType == KEY || frameType == GENERATED_KEY);
    }

    /** Says whether the sender marked this frame as one nothing refers to (frame type 3). */
    public boolean disposable() {
        return isFrame() && frameType == DISPOSABLE;
    }

    /** Says whether the body is the codec configuration. */
    public boolean sequenceHeader() {
        return codecId == AVC && packetType == SEQUENCE_HEADER && frameType != COMMAND;
    }

    /** Says whether the body is a picture. */
    public boolean isFrame() {
        return codecId != ENHANCED && packetType == FRAME && frameType != COMMAND;
    }

    /** Returns the bytes after this header as a slice of the payload it was parsed from. */
    public ByteBuffer body(ByteBuffer payload) {
        return payload.slice(payload.position() + bodyOffset, payload.remaining() - bodyOffset);
    }

    /** Returns the header bytes in a new buffer: 5 for H.264, 1 for other classic codecs. */
    public ByteBuffer toBytes() {
        if (codecId == ENHANCED) {
            throw new IllegalStateException("the enhanced header is read, not written");
        }
        byte first = (byte) (frameType << 4 | codecId);
        if (bodyOffset == 1) {
            return ByteBuffer.allocate(1).put(first).flip();
        }
        int word = (packetType << 24) | (compositionTime & 0xff_ffff);
        return ByteBuffer.allocate(5).put(first).putInt(word).flip();
    }

    private static VideoTag enhanced(ByteBuffer payload, int first) {
        int frameType = first >> 4 & 7;
        return new VideoTag(frameType, ENHANCED, first & 0xf, 0, FourCc.at(payload, 1), payload.remaining());
    }

    /** Reads big endian whatever the buffer's order is. */
    private static int word(ByteBuffer payload, int at) {
        int word = payload.getInt(at);
        return payload.order() == ByteOrder.BIG_ENDIAN ? word : Integer.reverseBytes(word);
    }
}
