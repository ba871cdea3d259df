package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Holds the header at the start of an FLV audio tag body or an RTMP audio message, type 8 (FLV 10.1 Annex E.4.2.1, and
 * ExAudioTagHeader of Enhanced RTMP v2).
 *
 * <pre>
 * soundFormat(4) rate(2) size(1) type(1) | AAC only: packetType(8)
 * 9(4) packetType(4) | [ModEx] [multitrack] fourCC(32) [trackId(8)]
 * </pre>
 *
 * For a message of many tracks ({@code layout().many()}) this is the common header; {@link #parts} has the tracks.
 *
 * @param soundFormat {@link #AAC}, {@link #MP3}, {@link #MP3_8KHZ} or what {@link #codecName} names; {@link #ENHANCED}
 * @param samplingFrequency as the header says, in Hz: 5512, 11025, 22050 or 44100 (always 44100 for AAC; not the true one);
 *     0 for the enhanced header
 * @param sampleBits 8 or 16; 0 for the enhanced header
 * @param channels 1 or 2 (always 2 for AAC; not the true one); 0 for the enhanced header
 * @param packetType {@link #SEQUENCE_HEADER} to {@link #MULTICHANNEL_CONFIG}; {@link #FRAME} for classic formats without it
 * @param fourCc the enhanced header's codec, for example {@code Opus}; empty for classic headers and where each track has
 *     its own
 * @param layout how many tracks; {@link TrackLayout#PLAIN} for classic headers
 * @param trackId 0, or what {@link TrackLayout#ONE_TRACK} says
 * @param nanoOffset nanoseconds to add to the message's time, 0 to 999999
 * @param bodyOffset where the data begins, counted from the payload's position
 */
public record AudioTag(
        int soundFormat,
        int samplingFrequency,
        int sampleBits,
        int channels,
        int packetType,
        String fourCc,
        TrackLayout layout,
        int trackId,
        int nanoOffset,
        int bodyOffset) {
    /** Sound format: MP3. */
    public static final int MP3 = 2;
    /** Sound format: AAC. */
    public static final int AAC = 10;
    /** Sound format: MP3 at 8 kHz. */
    public static final int MP3_8KHZ = 14;
    /** Sound format of the enhanced header. */
    public static final int ENHANCED = 9;

    /** Packet type: the body is the codec configuration. */
    public static final int SEQUENCE_HEADER = 0;
    /** Packet type: the body is a frame (AAC raw_data_block, MP3 frame, Opus packet, ...). */
    public static final int FRAME = 1;
    /** Packet type, enhanced: the stream ends, no body. */
    public static final int END_OF_SEQUENCE = 2;
    /** Packet type, enhanced: the body is a {@link MultichannelConfig}. */
    public static final int MULTICHANNEL_CONFIG = 4;

    static final int MULTITRACK = 5;

    /**
     * Parses the header at the payload's position, which stays; nothing is copied. A format the city does not know is no
     * error: ask {@link #support}.
     *
     * @throws FlvException if the payload is empty, ends inside the header, or passes a limit
     */
    public static AudioTag parse(ByteBuffer payload) throws FlvException {
        return AudioTags.parse(payload);
    }

    /** Does the same for an array. */
    public static AudioTag parse(byte[] payload) throws FlvException {
        return parse(ByteBuffer.wrap(payload));
    }

    /** Returns the classic header in front of an AudioSpecificConfig. */
    public static AudioTag aacSequenceHeader() {
        return AudioTags.classic(AAC, 44_100, 2, SEQUENCE_HEADER);
    }

    /** Returns the classic header in front of an AAC raw_data_block. */
    public static AudioTag aacFrame() {
        return AudioTags.classic(AAC, 44_100, 2, FRAME);
    }

    /**
     * Returns the classic header in front of an MP3 frame.
     *
     * @param samplingFrequency the frame's own; 8000 has a format of its own, others are rounded to what the header can say
     */
    public static AudioTag mp3Frame(int samplingFrequency, int channels) {
        if (samplingFrequency == 8000) {
            return AudioTags.classic(MP3_8KHZ, 5512, channels, FRAME);
        }
        int told = samplingFrequency >= 32_000 ? 44_100 : samplingFrequency >= 16_000 ? 22_050 : 11_025;
        return AudioTags.classic(MP3, told, channels, FRAME);
    }

    /** Returns the enhanced header in front of a codec configuration. */
    public static AudioTag sequenceStart(String fourCc) {
        return AudioTags.enhanced(SEQUENCE_HEADER, fourCc);
    }

    /** Returns the enhanced header in front of a frame. */
    public static AudioTag frame(String fourCc) {
        return AudioTags.enhanced(FRAME, fourCc);
    }

    /** Returns the enhanced header that ends a stream. */
    public static AudioTag sequenceEnd(String fourCc) {
        return AudioTags.enhanced(END_OF_SEQUENCE, fourCc);
    }

    /** Returns the enhanced header in front of a {@link MultichannelConfig}. */
    public static AudioTag multichannelConfig(String fourCc) {
        return AudioTags.enhanced(MULTICHANNEL_CONFIG, fourCc);
    }

    /** Returns this enhanced header for one track of several, 0 to 255. */
    public AudioTag onTrack(int track) {
        return AudioTags.with(this, TrackLayout.ONE_TRACK, track, nanoOffset);
    }

    /** Returns this enhanced header with nanoseconds to add to the message's time, 0 to 999999. */
    public AudioTag withNanoOffset(int nanos) {
        return AudioTags.with(this, layout, trackId, nanos);
    }

    /**
     * Returns what the message says, track by track; one part for messages without multitrack.
     *
     * @param payload the one this header was parsed from
     * @throws FlvException if a track's size leads beyond the payload, or there are too many
     */
    public List<TagPart> parts(ByteBuffer payload) throws FlvException {
        return AudioTags.parts(this, payload);
    }

    /** Says whether this tag can be carried on; where each track has its own codec, ask {@link #parts}. */
    public TagSupport support() {
        boolean known = enhanced()
                ? FourCc.AUDIO.contains(fourCc) || layout == TrackLayout.MANY_TRACKS_MANY_CODECS
                : soundFormat == AAC || mp3();
        return known ? TagSupport.SUPPORTED : TagSupport.UNSUPPORTED_CODEC;
    }

    /** Returns the format in words, for messages: {@code AAC}, {@code Speex}, {@code enhanced Opus}, {@code format 12}. */
    public String codecName() {
        return switch (soundFormat) {
            case ENHANCED -> "enhanced " + FourCc.printable(fourCc);
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

    /** Says whether the header is the enhanced one. */
    public boolean enhanced() {
        return soundFormat == ENHANCED;
    }

    /** Says whether the sound is MP3, in whichever header and at whichever frequency. */
    public boolean mp3() {
        return soundFormat == MP3 || soundFormat == MP3_8KHZ || fourCc.equals(FourCc.MP3);
    }

    /** Says whether the body is the codec configuration. */
    public boolean sequenceHeader() {
        return (soundFormat == AAC || enhanced()) && packetType == SEQUENCE_HEADER;
    }

    /** Says whether the body is sound. */
    public boolean isFrame() {
        return packetType == FRAME;
    }

    /** Returns the bytes after this header as a slice of the payload it was parsed from. */
    public ByteBuffer body(ByteBuffer payload) {
        return payload.slice(payload.position() + bodyOffset, payload.remaining() - bodyOffset);
    }

    /**
     * Returns the header bytes in a new buffer: 2 for classic AAC, 1 for other classic formats. ModEx blocks of unknown kind
     * are not written again; {@link MultitrackWriter} writes the tracks of many.
     */
    public ByteBuffer toBytes() {
        return AudioTags.write(this);
    }
}
