package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;

/** Writes bits most significant first into a buffer of fixed size. */
public final class BitWriter {
    private final byte[] bytes;
    private int position;

    /** Makes room for so many bytes. */
    public BitWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Writes the low bits of a value. */
    public BitWriter bits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bytes[position >> 3] |= (byte) ((value >> i & 1) << (7 - (position & 7)));
            position++;
        }
        return this;
    }

    /** Returns what was written, the last byte filled up with zeros. */
    public ByteBuffer toBytes() {
        return ByteBuffer.wrap(bytes, 0, (position + 7) / 8).slice();
    }
}
