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

    private static final int[] FREQUENCIES = {5512, 11_025, 22_050, 44_100};

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
        if (!payload.hasRemaining()) {
            throw new FlvException("empty audio tag: a header byte was expected");
        }
        int first = payload.get(payload.position()) & 0xff;
        int format = first >> 4;
        if (format == ENHANCED) {
            return new AudioTag(ENHANCED, 0, 0, 0, first & 0xf, FourCc.at(payload, 1), payload.remaining());
        }
        int packetType = FRAME;
        if (format == AAC) {
            if (payload.remaining() < 2) {
                throw new FlvException("AAC tag of 1 byte: a header of 2 was expected");
            }
            packetType = payload.get(payload.position() + 1) & 0xff;
        }
        return new AudioTag(
                format,
                FREQUENCIES[first >> 2 & 3],
                (first & 2) == 0 ? 8 : 16,
                (first & 1) == 0 ? 1 : 2,
                packetType,
                "",
                format == AAC ? 2 : 1);
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
        if (samplingFrequency == 8000) {
            return new AudioTag(MP3_8KHZ, 5512, 16, channels, FRAME, "", 1);
        }
        int told = samplingFrequency >= 32_000 ? 44_100 : samplingFrequency >= 16_000 ? 22_050 : 11_025;
        return new AudioTag(MP3, told, 16, channels, FRAME, "", 1);
    }

    /** Says whether this tag can be carried on. */
    public TagSupport support() {
        if (soundFormat == ENHANCED) {
            return TagSupport.ENHANCED_HEADER;
        }
        return soundFormat == AAC || mp3() ? TagSupport.SUPPORTED : TagSupport.UNSUPPORTED_CODEC;
    }

    /** Returns the format in words, for messages: {@code AAC}, {@code Speex}, {@code enhanced Opus}, {@code format 12}. */
    public String codecName() {
        return switch (soundFormat) {
            case ENHANCED -> "enhanced " + fourCc;
            case 0, 3 -> "PCM";
            case 1 -> "ADPCM";
            case MP3, MP3_8KHZ -> "MP3";
            case 4, 5, 6 -> "Nellymoser";
            case 7 -> "G.711 A-law";
            case 8 -> "G.711 mu-law";
            case AAC -> "AAC";
            case 11 -> "Speex";
            case 15 -> "device-specific sound";
            default -> "format " + soundFormat;
        };
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
        if (soundFormat == ENHANCED) {
            throw new IllegalStateException("the enhanced header is read, not written");
        }
        int first = soundFormat << 4 | rate() << 2 | (sampleBits == 16 ? 2 : 0) | (channels == 2 ? 1 : 0);
        ByteBuffer out = ByteBuffer.allocate(bodyOffset).put((byte) first);
        return (soundFormat == AAC ? out.put((byte) packetType) : out).flip();
    }

    private int rate() {
        for (int i = 0; i < FREQUENCIES.length; i++) {
            if (FREQUENCIES[i] == samplingFrequency) {
                return i;
            }
        }
        throw new IllegalStateException("an audio tag cannot say " + samplingFrequency + " Hz");
    }
}
