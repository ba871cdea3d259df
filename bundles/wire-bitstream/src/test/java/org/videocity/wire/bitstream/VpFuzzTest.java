package org.videocity.wire.bitstream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** VP9 and VP8 frames and vpcC parse or throw {@link BitstreamException}; configurations lead back where they came from. */
class VpFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void vp(byte[] data) {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        try {
            Vp9Frame frame = Vp9Frame.parse(bytes);
            if (frame.keyFrame() && (frame.width() < 1 || frame.height() < 1)) {
                throw new AssertionError("a picture of " + frame.width() + "x" + frame.height());
            }
            if (frame.keyFrame()) {
                same(VpConfiguration.of(frame));
            }
        } catch (BitstreamException e) {
            // no VP9
        }
        try {
            Vp8Frame frame = Vp8Frame.parse(bytes);
            if (frame.keyFrame()) {
                same(VpConfiguration.of(frame));
            }
        } catch (BitstreamException e) {
            // no VP8
        }
        try {
            same(VpConfiguration.parse(bytes));
        } catch (BitstreamException e) {
            return;
        }
    }

    private static void same(VpConfiguration record) throws BitstreamException {
        record.codecString("vp09");
        if (!VpConfiguration.parse(record.toBytes()).equals(record)) {
            throw new AssertionError("the record written is not " + record);
        }
    }
}
