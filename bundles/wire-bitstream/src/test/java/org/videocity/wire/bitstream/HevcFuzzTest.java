package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;

/** hvcC, SPS and samples parse or throw {@link BitstreamException}; what parses is written so that it parses to the same. */
class HevcFuzzTest {
    private static final HevcUnits UNITS = new HevcUnits(1 << 16, 64);

    @FuzzTest(maxDuration = "20s")
    void hevc(byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        record(bytes);
        try {
            HevcSps sps = HevcSps.parse(bytes);
            if (sps.width() < 1 || sps.height() < 1 || sps.width() > HevcSps.MAX_SIDE) {
                throw new AssertionError("a picture of " + sps.width() + "x" + sps.height());
            }
            sps.framesPerSecond();
        } catch (BitstreamException e) {
            // no SPS
        }
        try {
            HevcSample sample = UNITS.inspect(bytes);
            ByteBuffer unit = UNITS.toAccessUnit(bytes, 4);
            if (UNITS.inspect(unit).parameterSets() || UNITS.inspect(unit).slices() != sample.slices()) {
                throw new AssertionError("parameter sets stayed or slices went");
            }
            HevcConfiguration.of(UNITS.parameterSets(bytes, 4));
        } catch (BitstreamException e) {
            return;
        }
    }

    private static void record(ByteBuffer bytes) {
        try {
            HevcConfiguration record = HevcConfiguration.parse(bytes);
            if (!HevcConfiguration.parse(record.toBytes()).equals(record)) {
                throw new AssertionError("the record written is not the record read");
            }
            record.codecString();
            HevcConfiguration.parse(record.withFourByteLengths().toBytes());
            record.adopting(List.of(bytes));
            record.sps();
        } catch (BitstreamException e) {
            return;
        }
    }
}
