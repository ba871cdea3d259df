package org.videocity.wire.bitstream;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Reads and writes the bytes of the vectors. */
final class Hex {
    private Hex() {}

    static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static String text(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
