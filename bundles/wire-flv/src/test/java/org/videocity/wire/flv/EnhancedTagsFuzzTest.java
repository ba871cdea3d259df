package org.videocity.wire.flv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Enhanced headers and their tracks parse or throw {@link FlvException}; written again and read again they say the same.
 * The first byte of the input chooses between sound and picture.
 */
class EnhancedTagsFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void enhanced(byte[] data) {
        if (data.length < 2) {
            return;
        }
        ByteBuffer payload = ByteBuffer.wrap(data).slice(1, data.length - 1);
        try {
            if ((data[0] & 1) == 0) {
                payload.put(0, (byte) (payload.get(0) | 0x80));
                video(payload);
            } else {
                payload.put(0, (byte) (payload.get(0) & 0xf | 0x90));
                audio(payload);
            }
        } catch (FlvException e) {
            return;
        }
    }

    private static void video(ByteBuffer payload) throws FlvException {
        VideoTag tag = VideoTag.parse(payload);
        tag.codecName();
        tag.support();
        List<TagPart> parts = tag.parts(payload);
        if (!tag.layout().many()) {
            ByteBuffer written = join(tag.toBytes(), tag.body(payload));
            VideoTag again = VideoTag.parse(written);
            same(again.parts(written), parts);
            same(again.frameType(), tag.frameType());
        } else if (!parts.isEmpty()) {
            ByteBuffer written = join(MultitrackWriter.video(tag.frameType(), parts));
            same(VideoTag.parse(written).parts(written), parts);
        }
    }

    private static void audio(ByteBuffer payload) throws FlvException {
        AudioTag tag = AudioTag.parse(payload);
        tag.codecName();
        tag.support();
        List<TagPart> parts = tag.parts(payload);
        if (!tag.layout().many()) {
            ByteBuffer written = join(tag.toBytes(), tag.body(payload));
            same(AudioTag.parse(written).parts(written), parts);
        } else if (!parts.isEmpty()) {
            ByteBuffer written = join(MultitrackWriter.audio(parts));
            same(AudioTag.parse(written).parts(written), parts);
        }
        for (TagPart part : parts) {
            MultichannelConfig config = MultichannelConfig.parse(part.body());
            same(MultichannelConfig.parse(config.toBytes()), config);
        }
    }

    private static ByteBuffer join(ByteBuffer... pieces) {
        int length = 0;
        for (ByteBuffer piece : pieces) {
            length += piece.remaining();
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (ByteBuffer piece : pieces) {
            out.put(piece);
        }
        return out.flip();
    }

    private static void same(Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError(actual + " is not " + expected);
        }
    }
}
