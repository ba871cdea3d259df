package org.videocity.wire.flv;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Holds the header at the start of an FLV video tag body or an RTMP video message, type 9 (FLV 10.1 Annex E.4.3.1, and
 * ExVideoTagHeader of Enhanced RTMP v2).
 *
 * <pre>
 * frameType(4) codecId(4) | H.264 only: packetType(8) compositionTime(24, signed)
 * 1 frameType(3) packetType(4) | [ModEx] [multitrack] fourCC(32) [trackId(8)] | coded frames of avc1 and hvc1: compositionTime(24)
 * </pre>
 *
 * For a message of many tracks ({@code layout().many()}) this is the common header; {@link #parts} has the tracks.
 *
 * @param frameType {@link #KEY} to {@link #COMMAND}
 * @param codecId {@link #AVC} or what {@link #codecName} names; {@link #ENHANCED} for the enhanced header
 * @param packetType {@link #SEQUENCE_HEADER} to {@link #MPEG2_TS_SEQUENCE_START}; {@link #FRAME} for classic codecs
 *     without it
 * @param compositionTime presentation time minus decode time in milliseconds, 0 for codecs without it
 * @param fourCc the enhanced header's codec, for example {@code hvc1}; empty for classic headers and where each track has
 *     its own
 * @param layout how many tracks; {@link TrackLayout#PLAIN} for classic headers
 * @param trackId 0, or what {@link TrackLayout#ONE_TRACK} says
 * @param nanoOffset nanoseconds to add to the message's time, 0 to 999999
 * @param bodyOffset where the data (a configuration, a sample, the first of many tracks) begins, counted from the payload's
 *     position
 */
public record VideoTag(
        int frameType,
        int codecId,
        int packetType,
        int compositionTime,
        String fourCc,
        TrackLayout layout,
        int trackId,
        int nanoOffset,
        int bodyOffset) {
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

    /** Packet type: the body is the codec configuration. */
    public static final int SEQUENCE_HEADER = 0;
    /** Packet type: the body is one sample. */
    public static final int FRAME = 1;
    /** Packet type: the stream ends, no body. */
    public static final int END_OF_SEQUENCE = 2;
    /** Packet type, enhanced: the body is one sample whose composition time is 0. */
    public static final int FRAME_X = 3;
    /** Packet type, enhanced: the body is AMF0, name and value pairs such as {@code colorInfo}. */
    public static final int METADATA = 4;
    /** Packet type, enhanced: the body is an AV1 video descriptor of MPEG-2 TS. */
    public static final int MPEG2_TS_SEQUENCE_START = 5;

    static final int MULTITRACK = 6;

    /**
     * Parses the header at the payload's position, which stays; nothing is copied. A codec the city does not know is no
     * error: ask {@link #support}.
     *
     * @throws FlvException if the payload is empty, ends inside the header, or passes a limit
     */
    public static VideoTag parse(ByteBuffer payload) throws FlvException {
        return VideoTags.parse(payload);
    }

    /** Does the same for an array. */
    public static VideoTag parse(byte[] payload) throws FlvException {
        return parse(ByteBuffer.wrap(payload));
    }

    /** Returns the classic header in front of an avcC. */
    public static VideoTag avcSequenceHeader() {
        return classic(KEY, SEQUENCE_HEADER, 0);
    }

    /**
     * Returns the classic header in front of an H.264 sample.
     *
     * @param compositionTime milliseconds, 24 bits signed
     */
    public static VideoTag avcFrame(boolean keyFrame, boolean discardable, int compositionTime) {
        return classic(frameType(keyFrame, discardable), FRAME, compositionTime);
    }

    /** Returns the classic header that ends an H.264 stream. */
    public static VideoTag avcEndOfSequence() {
        return classic(KEY, END_OF_SEQUENCE, 0);
    }

    private static VideoTag classic(int frameType, int packetType, int compositionTime) {
        return new VideoTag(frameType, AVC, packetType, compositionTime, "", TrackLayout.PLAIN, 0, 0, 5);
    }

    private static int frameType(boolean keyFrame, boolean discardable) {
        return keyFrame ? KEY : discardable ? DISPOSABLE : INTER;
    }

    /** Returns the enhanced header in front of a codec configuration. */
    public static VideoTag sequenceStart(String fourCc) {
        return VideoTags.enhanced(KEY, SEQUENCE_HEADER, 0, fourCc);
    }

    /**
     * Returns the enhanced header in front of a sample; for H.264 and HEVC the short form where the composition time is 0.
     *
     * @param compositionTime milliseconds, 24 bits signed; not written for codecs without it
     */
    public static VideoTag frame(String fourCc, boolean keyFrame, boolean discardable, int compositionTime) {
        boolean timed = FourCc.hasCompositionTime(fourCc);
        int packetType = timed && compositionTime == 0 ? FRAME_X : FRAME;
        return VideoTags.enhanced(frameType(keyFrame, discardable), packetType, timed ? compositionTime : 0, fourCc);
    }

    /** Returns the enhanced header that ends a stream. */
    public static VideoTag sequenceEnd(String fourCc) {
        return VideoTags.enhanced(KEY, END_OF_SEQUENCE, 0, fourCc);
    }

    /** Returns the enhanced header in front of AMF0 metadata such as {@code colorInfo}. */
    public static VideoTag metadata(String fourCc) {
        return VideoTags.enhanced(KEY, METADATA, 0, fourCc);
    }

    /** Returns the enhanced header in front of an MPEG-2 TS video descriptor. */
    public static VideoTag mpeg2TsSequenceStart(String fourCc) {
        return VideoTags.enhanced(KEY, MPEG2_TS_SEQUENCE_START, 0, fourCc);
    }

    /** Returns this enhanced header for one track of several, 0 to 255. */
    public VideoTag onTrack(int track) {
        return VideoTags.with(this, TrackLayout.ONE_TRACK, track, nanoOffset);
    }

    /** Returns this enhanced header with nanoseconds to add to the message's time, 0 to 999999. */
    public VideoTag withNanoOffset(int nanos) {
        return VideoTags.with(this, layout, trackId, nanos);
    }

    /**
     * Returns what the message says, track by track; one part for messages without multitrack, none for commands.
     *
     * @param payload the one this header was parsed from
     * @throws FlvException if a track's size leads beyond the payload, or there are too many
     */
    public List<TagPart> parts(ByteBuffer payload) throws FlvException {
        return VideoTags.parts(this, payload);
    }

    /** Says whether this tag can be carried on; where each track has its own codec, ask {@link #parts}. */
    public TagSupport support() {
        boolean known = codecId == ENHANCED
                ? FourCc.VIDEO.contains(fourCc) || layout == TrackLayout.MANY_TRACKS_MANY_CODECS || command()
                : codecId == AVC;
        return known ? TagSupport.SUPPORTED : TagSupport.UNSUPPORTED_CODEC;
    }

    /** Returns the codec in words, for messages: {@code H.264}, {@code On2 VP6}, {@code enhanced vvc1}, {@code codec 11}. */
    public String codecName() {
        return switch (codecId) {
            case ENHANCED -> "enhanced " + FourCc.printable(fourCc);
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

    /** Says whether the header is the enhanced one. */
    public boolean enhanced() {
        return codecId == ENHANCED;
    }

    /** Says whether this is a command, such as the begin or end of seeking, and no picture. */
    public boolean command() {
        return frameType == COMMAND && !(enhanced() && packetType == METADATA);
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
        return (codecId == AVC || enhanced()) && packetType == SEQUENCE_HEADER && frameType != COMMAND;
    }

    /** Says whether the body is a picture. */
    public boolean isFrame() {
        return (packetType == FRAME || (enhanced() && packetType == FRAME_X)) && frameType != COMMAND;
    }

    /** Returns the bytes after this header as a slice of the payload it was parsed from. */
    public ByteBuffer body(ByteBuffer payload) {
        return payload.slice(payload.position() + bodyOffset, payload.remaining() - bodyOffset);
    }

    /**
     * Returns the header bytes in a new buffer: 1 or 5 for classic codecs. ModEx blocks of unknown kind are not written
     * again; {@link MultitrackWriter} writes the tracks of many.
     */
    public ByteBuffer toBytes() {
        return VideoTags.write(this);
    }
}
