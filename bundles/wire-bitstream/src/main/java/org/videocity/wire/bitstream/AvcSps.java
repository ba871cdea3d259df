package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.videocity.wire.bitstream.internal.SpsParser;

/**
 * Holds what the city needs of an H.264 sequence parameter set (ITU-T H.264 section 7.3.2.1, Annex E).
 *
 * @param profile profile_idc
 * @param constraints the constraint_set flags byte
 * @param level level_idc, level times ten
 * @param id seq_parameter_set_id
 * @param chromaFormat chroma_format_idc: 0 monochrome, 1 4:2:0, 2 4:2:2, 3 4:4:4
 * @param bitDepthLuma bits of a luma sample
 * @param bitDepthChroma bits of a chroma sample
 * @param width picture width in luma samples after cropping
 * @param height picture height in luma samples after cropping
 * @param framesOnly frame_mbs_only_flag: no interlaced coding
 * @param pixelAspectWidth sample aspect ratio, 1 when not said
 * @param pixelAspectHeight sample aspect ratio, 1 when not said
 * @param numUnitsInTick VUI timing, 0 when absent
 * @param timeScale VUI timing, 0 when absent
 * @param maxReorderFrames max_num_reorder_frames, -1 when not said; 0 means no B-frame reordering
 */
public record AvcSps(
        int profile,
        int constraints,
        int level,
        int id,
        int chromaFormat,
        int bitDepthLuma,
        int bitDepthChroma,
        int width,
        int height,
        boolean framesOnly,
        int pixelAspectWidth,
        int pixelAspectHeight,
        long numUnitsInTick,
        long timeScale,
        int maxReorderFrames) {

    /** Largest picture side accepted, in luma samples: the most H.264 level 6.2 allows is 16880. */
    public static final int MAX_SIDE = 16_880;

    /**
     * Parses an SPS NAL unit (header byte included, emulation prevention still in); the buffer's position stays.
     *
     * @throws BitstreamException if it is no SPS, is truncated, or has values the standard forbids
     */
    public static AvcSps parse(ByteBuffer nal) throws BitstreamException {
        return SpsParser.parse(nal);
    }

    /** Returns frames per second as the VUI timing says (two fields per frame), empty when it says nothing. */
    public OptionalDouble framesPerSecond() {
        if (numUnitsInTick == 0 || timeScale == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(timeScale / (2.0 * numUnitsInTick));
    }

    /** Returns max_num_reorder_frames when the VUI has it. */
    public OptionalInt reorderFrames() {
        return maxReorderFrames < 0 ? OptionalInt.empty() : OptionalInt.of(maxReorderFrames);
    }

    /** Returns the RFC 6381 section 3.3 name, for example {@code avc1.64001f}. */
    public String codecString() {
        return String.format("avc1.%02x%02x%02x", profile, constraints, level);
    }
}
