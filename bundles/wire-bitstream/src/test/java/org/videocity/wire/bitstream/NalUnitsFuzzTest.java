package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Samples and byte streams are walked within their bounds; what was cleaned is clean, and Annex B leads back. */
class NalUnitsFuzzTest {
    private static final NalUnits UNITS = new NalUnits(1 << 16, 256);

    @FuzzTest(maxDuration = "20s")
    void samples(byte[] data) {
        for (int lengthSize : new int[] {1, 2, 4}) {
            try {
                UNITS.inspect(ByteBuffer.wrap(data), lengthSize);
                ByteBuffer unit = UNITS.toAccessUnit(ByteBuffer.wrap(data), lengthSize);
                same(UNITS.toAccessUnit(unit, 4), unit);
                UNITS.inspect(unit);
            } catch (BitstreamException e) {
                continue;
            }
        }
        try {
            ByteBuffer sample = UNITS.fromAnnexB(ByteBuffer.wrap(data));
            same(UNITS.fromAnnexB(UNITS.toAnnexB(sample, 4)), sample);
        } catch (BitstreamException e) {
            return;
        }
    }

    private static void same(ByteBuffer actual, ByteBuffer expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError("not the same sample");
        }
    }
}
