package org.videocity.wire.png;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Whatever is sent is refused by {@link PngException}, or is a card that writes exactly what was read. */
class CardFileFuzzTest {
    private static final CardLimits SMALL = new CardLimits(8192, 64, 64, 16);

    @FuzzTest(maxDuration = "20s")
    void file(byte[] data) {
        check(data);
        check(mended(data));
    }

    private static void check(byte[] data) {
        PictureKind.of(ByteBuffer.wrap(data));
        try {
            CardFile card = CardFile.parse(ByteBuffer.wrap(data), SMALL);
            if (!card.toBytes().equals(ByteBuffer.wrap(data))) {
                throw new AssertionError("written again gives other bytes");
            }
            if (!CardFile.parse(card.bare().toBytes(), SMALL).hash().equals(card.hash())) {
                throw new AssertionError("the hash depends on what it does not cover");
            }
            CardFile merged = CardFile.parse(card.merged().toBytes(), SMALL);
            if (!merged.equals(card.merged())) {
                throw new AssertionError("merging is not read back");
            }
            Pixels.check(card);
            Pixels.check(merged);
        } catch (PngException refused) {
            if (refused.getMessage() == null) {
                throw new AssertionError("no reason is given");
            }
        }
    }

    /** Puts right checksums into whatever looks like chunks, so that the fuzzer gets behind them. */
    private static byte[] mended(byte[] data) {
        byte[] mended = data.clone();
        ByteBuffer view = ByteBuffer.wrap(mended);
        int at = ChunkReader.SIGNATURE_BYTES;
        while (at >= 0 && at <= mended.length - Chunk.FRAME_BYTES) {
            int length = view.getInt(at);
            if (length < 0 || length > mended.length - at - Chunk.FRAME_BYTES) {
                break;
            }
            CRC32 crc = new CRC32();
            crc.update(mended, at + 4, 4 + length);
            view.putInt(at + 8 + length, (int) crc.getValue());
            at += Chunk.FRAME_BYTES + length;
        }
        return mended;
    }
}
