package org.videocity.wire.bitstream.internal;

import org.videocity.wire.bitstream.BitstreamException;

/** The sampling frequency table of AAC (ISO/IEC 14496-3 table 1.18). */
public final class AacFrequency {
    /** The index that says: 24 bits with the frequency follow. */
    public static final int ESCAPE = 15;

    private static final int[] TABLE = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };

    private AacFrequency() {}

    /** Returns the index of a frequency, or {@link #ESCAPE}. */
    public static int index(int frequency) {
        for (int i = 0; i < TABLE.length; i++) {
            if (TABLE[i] == frequency) {
                return i;
            }
        }
        return ESCAPE;
    }

    /** Returns the frequency of an index below {@link #ESCAPE}. */
    public static int of(int index) throws BitstreamException {
        if (index >= TABLE.length) {
            throw new BitstreamException("AAC sampling frequency index " + index + " is reserved");
        }
        return TABLE[index];
    }

    /** Reads an index and, with the escape, the frequency. */
    public static int read(BitReader in) throws BitstreamException {
        int index = in.bits(4);
        int frequency = index == ESCAPE ? in.bits(24) : of(index);
        if (frequency == 0) {
            throw new BitstreamException("AAC sampling frequency 0");
        }
        return frequency;
    }

    /** Writes a frequency in the shortest way. */
    public static void write(BitWriter out, int frequency) {
        int index = index(frequency);
        out.bits(index, 4);
        if (index == ESCAPE) {
            out.bits(frequency, 24);
        }
    }
}
