package org.videocity.test.pattern.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.*;

/** Moving stripes as H.264 (ITU-T H.264 section 7.3) of 160x96: every macroblock I_PCM, every picture an IDR picture. */
final class Picture {
    private static final String SPS = "6742c014da0a3640"; // 10 x 6 macroblocks, one reference, no reordering
    private static final String PPS = "68ce3c80"; // CAVLC, one slice group, slices say whether they deblock

    /** Returns the avcC (ISO/IEC 14496-15 section 5.3.3.1): baseline, level 2, lengths of 4 bytes, one SPS, one PPS. */
    static ByteBuffer configuration() {
        return ByteBuffer.wrap(HexFormat.of().parseHex("0142c014ff" + "e10008" + SPS + "010004" + PPS));
    }

    /** Returns one sample: a slice with its length in front. Sample values above 15 need no emulation prevention. */
    static ByteBuffer sample(int number) {
        // IDR slice, I only; frame 0, ids of neighbours differ; keeps nothing, same quantizer, no deblocking; I_PCM
        byte[] head = bits("01100101 1 0001000 1 0000 " + (number % 2 == 0 ? "1" : "010") + " 0 0 1 010 000011010");
        ByteBuffer out = ByteBuffer.allocate(24_000).putInt(0).put(head);
        for (int block = 0; block < 60; block++) {
            int x = block % 10 * 16;
            int y = block / 10 * 16;
            for (int i = 0; i < 384; i++) { // 256 of brightness, then 64 each of blue and red difference
                int luma = (x + i % 16 + 2 * (y + i / 16) + 8 * number) % 220;
                out.put((byte) (16 + (i < 256 ? luma : i < 320 ? 30 + x : (2 * y + 4 * number) % 200)));
            }
            out.put(bits(block < 59 ? "000011010" : "1")); // the next macroblock is I_PCM too; or the stop bit
        }
        return out.putInt(0, out.position() - 4).flip();
    }

    private static byte[] bits(String text) {
        String plain = text.replace(" ", "");
        byte[] marked = new BigInteger("1" + plain + "0".repeat(-plain.length() & 7), 2).toByteArray();
        return Arrays.copyOfRange(marked, 1, marked.length);
    }
}
