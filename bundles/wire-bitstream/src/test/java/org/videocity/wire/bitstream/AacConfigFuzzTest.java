package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Audio configurations and frame headers parse or throw {@link BitstreamException}, and lead back where they came from. */
class AacConfigFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void audio(byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        try {
            AacConfiguration parsed = AacConfiguration.parse(bytes);
            same(AacConfiguration.parse(parsed.toBytes()), parsed);
        } catch (BitstreamException e) {
            // no configuration
        }
        try {
            AdtsHeader header = AdtsHeader.parse(bytes);
            if (header.headerLength() == AdtsHeader.LENGTH) {
                same(AdtsHeader.parse(header.toBytes()), header);
            }
        } catch (BitstreamException e) {
            // no ADTS
        }
        try {
            MpegAudioHeader.parse(bytes);
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
