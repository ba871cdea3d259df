package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Optional;

/** av1C, sequence headers and samples parse or throw {@link BitstreamException}; what parses is written to parse the same. */
class Av1FuzzTest {
    private static final Av1Units UNITS = new Av1Units(1 << 16, 64);

    @FuzzTest(maxDuration = "20s")
    void av1(byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        try {
            Av1Configuration record = Av1Configuration.parse(bytes);
            same(Av1Configuration.parse(record.toBytes()), record);
            record.codecString();
        } catch (BitstreamException e) {
            // no record
        }
        try {
            Av1SequenceHeader header = Av1SequenceHeader.parse(bytes);
            same(Av1Configuration.of(bytes).sequenceHeader(), Optional.of(header));
            same(Av1Configuration.of(bytes).codecString(), header.codecString());
        } catch (BitstreamException e) {
            // no sequence header
        }
        try {
            Av1Sample sample = UNITS.inspect(bytes, Optional.empty());
            ByteBuffer unit = UNITS.toAccessUnit(bytes);
            same(UNITS.inspect(unit, Optional.empty()), sample);
            same(UNITS.toAccessUnit(unit), unit);
        } catch (BitstreamException e) {
            return;
        }
    }

    private static void same(Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError(actual + " is not " + expected);
        }
    }
}
