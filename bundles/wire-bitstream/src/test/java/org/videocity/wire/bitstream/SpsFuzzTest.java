package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** An SPS parses or throws {@link BitstreamException}; a picture that parses has a size a decoder can be asked for. */
class SpsFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void sps(byte[] data) {
        try {
            AvcSps sps = AvcSps.parse(ByteBuffer.wrap(data));
            if (sps.width() < 1 || sps.height() < 1 || sps.width() > AvcSps.MAX_SIDE) {
                throw new AssertionError("a picture of " + sps.width() + "x" + sps.height());
            }
            sps.framesPerSecond();
            sps.codecString();
        } catch (BitstreamException e) {
            return;
        }
    }
}
