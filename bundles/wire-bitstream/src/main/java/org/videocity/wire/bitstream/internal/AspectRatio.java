package org.videocity.wire.bitstream.internal;

import org.videocity.wire.bitstream.BitstreamException;

/** Reads the sample aspect ratio of VUI parameters, which H.264 (table E-1) and H.265 (table E.1) share. */
final class AspectRatio {
    private static final int EXTENDED_SAR = 255;
    /** aspect_ratio_idc 1 to 16. */
    private static final int[][] TABLE = {
        {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11},
        {80, 33}, {18, 11}, {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
    };

    private AspectRatio() {}

    /** Returns width and height, 1 and 1 where unspecified. */
    static int[] read(BitReader in) throws BitstreamException {
        int index = in.bits(8);
        if (index == EXTENDED_SAR) {
            int width = in.bits(16);
            int height = in.bits(16);
            return width != 0 && height != 0 ? new int[] {width, height} : new int[] {1, 1};
        }
        return index >= 1 && index <= TABLE.length ? TABLE[index - 1].clone() : new int[] {1, 1};
    }
}
