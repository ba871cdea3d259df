package org.videocity.softcard.x509.internal;

import java.nio.ByteBuffer;

/**
 * A look at the shape of DER before a library parses it: one value that fills its bytes, definite lengths in their shortest
 * form, and nesting a parser that calls itself can bear.
 */
final class Der {
    private static final int MAX_DEPTH = 32;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1f;

    private final byte[] bytes;
    private final int[] ends = new int[MAX_DEPTH];
    private int depth;
    private int at;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies a buffer's bytes, whose position stays, when they look like DER and are not too many; throws otherwise. */
    static byte[] copy(ByteBuffer buffer, int maxBytes) {
        if (buffer.remaining() > maxBytes) {
            throw new IllegalArgumentException(buffer.remaining() + " bytes, at most " + maxBytes + " are read");
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        check(bytes);
        return bytes;
    }

    /**
     * Lets through what looks like DER.
     *
     * @throws IllegalArgumentException when it does not
     */
    static void check(byte[] bytes) {
        new Der(bytes).walk();
    }

    private void walk() {
        ends[0] = bytes.length;
        do {
            value();
            while (depth > 0 && at == ends[depth]) {
                depth--;
            }
        } while (depth > 0);
        if (at != bytes.length) {
            throw new IllegalArgumentException("bytes stand behind the DER value");
        }
    }

    private void value() {
        int tag = next();
        if ((tag & LONG_TAG) == LONG_TAG) {
            throw new IllegalArgumentException("a DER tag of more than one byte");
        }
        int length = length();
        if (length > ends[depth] - at) {
            throw new IllegalArgumentException("a DER value is longer than what holds it");
        }
        if ((tag & CONSTRUCTED) == 0) {
            at += length;
            return;
        }
        if (++depth == MAX_DEPTH) {
            throw new IllegalArgumentException("DER is nested deeper than " + MAX_DEPTH);
        }
        ends[depth] = at + length;
    }

    private int length() {
        int first = next();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        if (count == 0 || count > 3) {
            throw new IllegalArgumentException("a DER length that is indefinite or too large");
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | next();
        }
        if (length < 0x80 || length >>> 8 * (count - 1) == 0) {
            throw new IllegalArgumentException("a DER length that is not in its shortest form");
        }
        return length;
    }

    private int next() {
        if (at >= ends[depth]) {
            throw new IllegalArgumentException("DER ends within a value");
        }
        return bytes[at++] & 0xff;
    }
}
