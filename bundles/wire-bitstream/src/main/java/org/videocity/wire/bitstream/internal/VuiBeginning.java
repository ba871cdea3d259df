package org.videocity.wire.bitstream.internal;

import org.videocity.wire.bitstream.BitstreamException;

/**
 * Reads how VUI parameters begin, which H.264 (section E.1.1, table E-1) and H.265 (section E.2.1, table E.1) share. Of
 * use is the sample aspect ratio.
 */
final class VuiBeginning {
    private static final int EXTENDED_SAR = 255;
    /** aspect_ratio_idc 1 to 16. */
    private static final int[][] TABLE = {
        {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11},
        {80, 33}, {18, 11}, {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
    };

    private VuiBeginning() {}

    /** Reads up to the location of chroma samples; returns a sample's width and height, 1 and 1 where unspecified. */
    static int[] read(BitReader in) throws BitstreamException {
        int[] ratio = in.flag() ? aspectRatio(in) : new int[] {1, 1};
        if (in.flag()) {
            in.skip(1); // overscan_appropriate_flag
        }
        if (in.flag()) {
            in.skip(4); // video_format, video_full_range_flag
            if (in.flag()) {
                in.skip(24); // colour description
            }
        }
        if (in.flag()) {
            in.skipGolomb(); // chroma sample location of the top and of the bottom field
            in.skipGolomb();
        }
        return ratio;
    }

    private static int[] aspectRatio(BitReader in) throws BitstreamException {
        int index = in.bits(8);
        if (index == EXTENDED_SAR) {
            int width = in.bits(16);
            int height = in.bits(16);
            return width != 0 && height != 0 ? new int[] {width, height} : new int[] {1, 1};
        }
        return index >= 1 && index <= TABLE.length ? TABLE[index - 1].clone() : new int[] {1, 1};
    }
}
