package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.videocity.wire.bitstream.internal.HevcSpsParser;

/**
 * Holds what the city needs of an HEVC sequence parameter set (ITU-T H.265 sections 7.3.2.2 and E.2.1).
 *
 * @param profile profile, tier and level
 * @param maxSubLayers temporal sub-layers the stream may have, 1 to 7
 * @param temporalIdNested sps_temporal_id_nesting_flag
 * @param id sps_seq_parameter_set_id
 * @param chromaFormat chroma_format_idc: 0 monochrome, 1 4:2:0, 2 4:2:2, 3 4:4:4
 * @param bitDepthLuma bits of a luma sample
 * @param bitDepthChroma bits of a chroma sample
 * @param width picture width in luma samples inside the conformance window
 * @param height picture height in luma samples inside the conformance window
 * @param pixelAspectWidth sample aspect ratio, 1 when not said
 * @param pixelAspectHeight sample aspect ratio, 1 when not said
 * @param numUnitsInTick VUI timing, 0 when absent
 * @param timeScale VUI timing, 0 when absent
 */
public record HevcSps(
        HevcProfile profile,
        int maxSubLayers,
        boolean temporalIdNested,
        int id,
        int chromaFormat,
        int bitDepthLuma,
        int bitDepthChroma,
        int width,
        int height,
        int pixelAspectWidth,
        int pixelAspectHeight,
        long numUnitsInTick,
        long timeScale) {

    /** Largest picture side accepted, in luma samples: the most H.265 level 6.2 allows is 16888. */
    public static final int MAX_SIDE = 16_888;

    /**
     * Parses an SPS NAL unit (two header bytes included, emulation prevention still in); the buffer's position stays.
     *
     * @throws BitstreamException if it is no SPS, is truncated, or has values the standard forbids
     */
    public static HevcSps parse(ByteBuffer nal) throws BitstreamException {
        return HevcSpsParser.parse(nal);
    }

    /** Returns frames per second as the VUI timing says, empty when it says nothing. */
    public OptionalDouble framesPerSecond() {
        if (numUnitsInTick == 0 || timeScale == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(timeScale / (double) numUnitsInTick);
    }
}
