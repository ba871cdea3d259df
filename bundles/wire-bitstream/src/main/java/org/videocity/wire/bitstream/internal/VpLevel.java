package org.videocity.wire.bitstream.internal;

/** Chooses a VP9 level by picture size and rate (webmproject.org, VP9 Levels and Decoder Testing). */
public final class VpLevel {
    private static final int FRAMES_PER_SECOND = 30;
    /** Level times ten, luma samples of a picture, luma samples a second. */
    private static final long[][] LEVELS = {
        {10, 36_864, 829_440},
        {11, 73_728, 2_764_800},
        {20, 122_880, 4_608_000},
        {21, 245_760, 9_216_000},
        {30, 552_960, 20_736_000},
        {31, 983_040, 36_864_000},
        {40, 2_228_224, 83_558_400},
        {41, 2_228_224, 160_432_128},
        {50, 8_912_896, 311_951_360},
        {51, 8_912_896, 588_251_136},
        {52, 8_912_896, 1_176_502_272},
        {60, 35_651_584, 1_176_502_272},
        {61, 35_651_584, 2_353_004_544L}
    };

    private VpLevel() {}

    /** Returns the lowest level for pictures of this size, 30 a second. */
    public static int of(int width, int height) {
        long size = (long) width * height;
        for (long[] level : LEVELS) {
            if (size <= level[1] && size * FRAMES_PER_SECOND <= level[2]) {
                return (int) level[0];
            }
        }
        return 62;
    }
}
