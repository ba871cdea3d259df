package org.videocity.wire.flv;

import java.nio.ByteBuffer;

/** Reads the codec name of an enhanced header, for messages. */
final class FourCc {
    private FourCc() {}

    /** Returns four characters, printable or '?', or fewer when the payload ends before. */
    static String at(ByteBuffer payload, int offset) {
        StringBuilder name = new StringBuilder(4);
        int start = payload.position() + offset;
        for (int i = start; i < start + 4 && i < payload.limit(); i++) {
            int value = payload.get(i);
            name.append(value >= ' ' && value < 127 ? (char) value : '?');
        }
        return name.toString();
    }
}
