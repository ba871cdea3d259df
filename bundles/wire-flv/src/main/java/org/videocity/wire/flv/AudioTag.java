package org.videocity.wire.flv;

import java.nio.ByteBuffer;

/**
 * Holds the header at the start of an FLV audio tag body or an RTMP audio message, type 8 (Annex E.4.2.1).
 *
 * <pre>
 * soundFormat(4) rate(2) size(1) type(1) | AAC only: packetType(8)
 * 9(4) packetType(4) | fourCC(32)      Enhanced RTMP: recognised, not read
 * </pre>
 *
 * @param soundFormat {@link #AAC}, {@link #MP3}, {@link #MP3_8KHZ} or what {@link #codecName} names; {@link #ENHANCED}
 * @param samplingFrequency as the header says, in Hz: 5512, 11025, 22050 or 44100 (always 44100 for AAC; not the true one)
 * @param sampleBits 8 or 16
 * @param channels 1 or 2 (always 2 for AAC; not the true one)
 * @param packetType {@link #SEQUENCE_HEADER} or {@link #FRAME}; {@link #FRAME} for formats without it
 * @param fourCc the enhanced header's codec, for example {@code Opus}; empty otherwise
 * @param bodyOffset where the data begins, counted from the payload's position
 */
public record AudioTag(
        int soundFormat,
        int samplingFrequency,
        int sampleBits,
        int channels,
        int packetType,
        String fourCc,
        int bodyOffset) {
    /** Sound format: MP3. */
    public static final int MP3 = 2;
    /** Sound format: AAC. */
    public static final int AAC = 10;
    /** Sound format: MP3 at 8 kHz. */
    public static final int MP3_8KHZ = 14;
    /** Sound format of the enhanced header. */
    public static final int ENHANCED = 9;

    /** Packet type: the body is an AudioSpecificConfig. */
    public static final int SEQUENCE_HEADER = 0;
    /** Packet type: the body is a frame (AAC raw_data_block, MP3 frame). */
    public static final int FRAME = 1;

    /**
     * Parses the header at the payload's position, which stays; nothing is copied. A format the city does not know is no
     * error: ask {@link #support}.
     *
     * @throws FlvException if the payload is empty or ends inside the header
     */
    public static AudioTag parse(ByteBuffer payload) throws FlvException {
        throw new IllegalStateException();
    }

    /** Does the same for an array. */
    public static AudioTag parse(byte[] payload) throws FlvException {
        return parse(ByteBuffer.wrap(payload));
    }

    /** Returns the header in front of an AudioSpecificConfig. */
    public static AudioTag aacSequenceHeader() {
        return new AudioTag(AAC, 44_100, 16, 2, SEQUENCE_HEADER, "", 2);
    }

    /** Returns the header in front of an AAC raw_data_block. */
    public static AudioTag aacFrame() {
        return new AudioTag(AAC, 44_100, 16, 2, FRAME, "", 2);
    }

    /**
     * Returns the header in front of an MP3 frame.
     *
     * @param samplingFrequency the frame's own; 8000 has a format of its own, others are rounded to what the header can say
     */
    public static AudioTag mp3Frame(int samplingFrequency, int channels) {
        throw new IllegalStateException();
    }

    /** Says whether this tag can be carried on. */
    public TagSupport support() {
        throw new IllegalStateException();
    }

    /** Returns the format in words, for messages: {@code AAC}, {@code Speex}, {@code enhanced Opus}, {@code format 12}. */
    public String codecName() {
        throw new IllegalStateException();
    }

    /** Says whether the sound is MP3, at whichever frequency. */
    public boolean mp3() {
        return soundFormat == MP3 || soundFormat == MP3_8KHZ;
    }

    /** Says whether the body is the codec configuration. */
    public boolean sequenceHeader() {
        return soundFormat == AAC && packetType == SEQUENCE_HEADER;
    }

    /** Says whether the body is sound. */
    public boolean isFrame() {
        return soundFormat != ENHANCED && packetType == FRAME;
    }

    /** Returns the bytes after this header as a slice of the payload it was parsed from. */
    public ByteBuffer body(ByteBuffer payload) {
        return payload.slice(payload.position() + bodyOffset, payload.remaining() - bodyOffset);
    }

    /** Returns the header bytes in a new buffer: 2 for AAC, 1 for other classic formats. */
    public ByteBuffer toBytes() {
        throw new IllegalStateException();
    }
}
