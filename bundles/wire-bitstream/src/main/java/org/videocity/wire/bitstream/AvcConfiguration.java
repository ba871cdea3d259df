package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Holds an AVCDecoderConfigurationRecord ("avcC"), ISO/IEC 14496-15 section 5.3.3.1: the codec configuration of an
 * H.264 track.
 *
 * <pre>
 * version=1 | profile | compatibility | level | 111111 lengthSizeMinusOne(2)
 * 111 numSPS(5) { length(16) SPS }  numPPS(8) { length(16) PPS }  [extension of high profiles]
 * </pre>
 *
 * Immutable; the parameter sets are copies, handed out as read-only buffers with a position of their own.
 *
 * @param profile AVCProfileIndication, for example 100 (High)
 * @param compatibility the constraint flags byte
 * @param level level times ten, for example 31
 * @param nalLengthSize bytes of each NAL length in samples: 1, 2 or 4
 * @param sequenceParameterSets SPS NAL units with their NAL header, without start code; at least one
 * @param pictureParameterSets PPS NAL units likewise; may be empty
 * @param extension bytes after the last PPS (chroma format, bit depths, SPS extensions), kept as found; empty if absent
 */
public record AvcConfiguration(
        int profile,
        int compatibility,
        int level,
        int nalLengthSize,
        List<ByteBuffer> sequenceParameterSets,
        List<ByteBuffer> pictureParameterSets,
        ByteBuffer extension) {

    /** Largest record accepted, in bytes: far above what encoders send, far below what hurts. */
    public static final int MAX_BYTES = 64 * 1024;

    /**
     * Parses the remaining bytes of {@code avcC}; its position stays.
     *
     * @throws BitstreamException if it is truncated, longer than {@link #MAX_BYTES}, of another version, or has no SPS
     */
    public static AvcConfiguration parse(ByteBuffer avcC) throws BitstreamException {
        throw new IllegalStateException();
    }

    /**
     * Builds a configuration with 4-byte NAL lengths from parameter sets (NAL header included, no start code).
     *
     * @throws BitstreamException if there is no SPS, or a set is no such NAL unit or too long
     */
    public static AvcConfiguration of(List<ByteBuffer> sequenceParameterSets, List<ByteBuffer> pictureParameterSets)
            throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Returns the same configuration for samples whose NAL lengths have been normalised to 4 bytes. */
    public AvcConfiguration withFourByteLengths() {
        throw new IllegalStateException();
    }

    /** Returns the record's bytes in a new buffer. */
    public ByteBuffer toBytes() {
        throw new IllegalStateException();
    }

    /** Parses the first SPS: picture size, frame rate, reordering. */
    public AvcSps sps() throws BitstreamException {
        throw new IllegalStateException();
    }

    /** Returns the RFC 6381 section 3.3 name, for example {@code avc1.64001f}. */
    public String codecString() {
        throw new IllegalStateException();
    }
}
