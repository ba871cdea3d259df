package org.videocity.wire.mp4;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;

/** Boxes are read or {@link Mp4Exception} is thrown; those of the top level cover the input without gap or overlap. */
class BoxReaderFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void boxes(byte[] data) {
        try {
            List<Mp4Box> boxes = new BoxReader(256, 8).read(ByteBuffer.wrap(data));
            int end = 0;
            for (Mp4Box box : boxes) {
                if (box.offset() != end || box.body().remaining() > box.size() - 8) {
                    throw new AssertionError("box " + box + " should begin at " + end);
                }
                end = box.end();
            }
            if (end != data.length) {
                throw new AssertionError("boxes end at " + end + " of " + data.length);
            }
        } catch (Mp4Exception e) {
            return;
        }
    }
}
