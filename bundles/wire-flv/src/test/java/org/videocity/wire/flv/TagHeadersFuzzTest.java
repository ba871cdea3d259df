package org.videocity.wire.flv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Video and audio tag headers parse or throw {@link FlvException}; classic ones are built again byte for byte. */
class TagHeadersFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void headers(byte[] data) {
        ByteBuffer payload = ByteBuffer.wrap(data);
        try {
            VideoTag tag = VideoTag.parse(payload);
            tag.codecName();
            boolean enhanced = tag.enhanced();
            same(enhanced, enhanced ? payload : tag.toBytes(), payload, tag.body(payload));
        } catch (FlvException e) {
            // no video tag
        }
        try {
            AudioTag tag = AudioTag.parse(payload);
            tag.codecName();
            boolean enhanced = tag.enhanced();
            same(enhanced, enhanced ? payload : tag.toBytes(), payload, tag.body(payload));
        } catch (FlvException e) {
            return;
        }
    }

    private static void same(boolean enhanced, ByteBuffer header, ByteBuffer payload, ByteBuffer body) {
        if (!enhanced
                && !payload.slice(0, payload.remaining() - body.remaining()).equals(header)) {
            throw new AssertionError("the header built is not the header read");
        }
    }
}
