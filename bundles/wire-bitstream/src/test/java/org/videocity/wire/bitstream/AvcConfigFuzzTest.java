package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** An avcC parses or throws {@link BitstreamException}; what parses is written and parsed to the same. */
class AvcConfigFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void avcC(byte[] data) {
        AvcConfiguration parsed;
        try {
            parsed = AvcConfiguration.parse(ByteBuffer.wrap(data));
        } catch (BitstreamException e) {
            return;
        }
        try {
            if (!AvcConfiguration.parse(parsed.toBytes()).equals(parsed)) {
                throw new AssertionError("parsed, built, parsed: not the same");
            }
        } catch (BitstreamException e) {
            throw new AssertionError("what was built does not parse", e);
        }
    }
}
