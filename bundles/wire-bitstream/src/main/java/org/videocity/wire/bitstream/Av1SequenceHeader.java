package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import org.videocity.wire.bitstream.internal.Av1SequenceParser;

/**
 * Holds what the city needs of an AV1 sequence header OBU (AV1 Bitstream and Decoding Process Specification section 5.5).
 *
 * @param profile seq_profile: 0 Main, 1 High, 2 Professional
 * @param level seq_level_idx of operating point 0: 0 for 2.0, 8 for 4.0, 31 for no limit
 * @param highTier seq_tier of operating point 0
 * @param width largest frame width
 * @param height largest frame height
 * @param bitDepth 8, 10 or 12
 * @param monochrome no chroma planes
 * @param subsamplingX chroma has half the width
 * @param subsamplingY chroma has half the height
 * @param chromaSamplePosition 0 unknown, 1 vertical, 2 colocated
 * @param colour primaries, transfer, matrix
 * @param frameSyntax what the syntax of frame headers depends on
 */
public record Av1SequenceHeader(
        int profile,
        int level,
        boolean highTier,
        int width,
        int height,
        int bitDepth,
        boolean monochrome,
        boolean subsamplingX,
        boolean subsamplingY,
        int chromaSamplePosition,
        VideoColour colour,
        FrameSyntax frameSyntax) {

    /** Largest picture side accepted: what the 16 bits of the sequence header can say. */
    public static final int MAX_SIDE = 65_536;

    /**
     * Holds what the beginning of a frame header depends on (section 5.9.2).
     *
     * @param stillPicture reduced_still_picture_header: every frame is a shown key frame
     * @param decoderModel decoder_model_info_present_flag
     * @param screenContentTools seq_force_screen_content_tools, 2 when frames choose
     * @param integerMotionVectors seq_force_integer_mv, 2 when frames choose
     * @param frameIdBits length of current_frame_id, 0 when absent
     * @param orderHintBits length of order_hint, 0 when absent
     */
    public record FrameSyntax(
            boolean stillPicture,
            boolean decoderModel,
            int screenContentTools,
            int integerMotionVectors,
            int frameIdBits,
            int orderHintBits) {}

    /**
     * Parses a sequence header OBU, header byte included; the buffer's position stays.
     *
     * @throws BitstreamException if it is none, is truncated, or has values the specification forbids
     */
    public static Av1SequenceHeader parse(ByteBuffer obu) throws BitstreamException {
        return Av1SequenceParser.parse(obu);
    }

    /**
     * Returns the codecs parameter (AV1 Codec ISO Media File Format Binding section 5), for example
     * {@code av01.0.04M.08}; the optional fields only where one of them is not the default.
     */
    public String codecString() {
        String name = String.format("av01.%d.%02d%s.%02d", profile, level, highTier ? "H" : "M", bitDepth);
        boolean plain = !monochrome && subsamplingX && subsamplingY;
        if (plain && colour.plain()) {
            return name;
        }
        int position = subsamplingX && subsamplingY ? chromaSamplePosition : 0;
        return name
                + String.format(
                        ".%d.%d%d%d.%02d.%02d.%02d.%d",
                        monochrome ? 1 : 0,
                        subsamplingX ? 1 : 0,
                        subsamplingY ? 1 : 0,
                        position,
                        colour.primaries(),
                        colour.transfer(),
                        colour.matrix(),
                        colour.fullRange() ? 1 : 0);
    }
}
