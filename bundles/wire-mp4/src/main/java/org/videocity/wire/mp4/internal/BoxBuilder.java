package org.videocity.wire.mp4.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes nested boxes into one growing buffer; a box's size is filled in when it ends. */
final class BoxBuilder {
    private final Deque<Integer> open = new ArrayDeque<>();
    private ByteBuffer out;

    BoxBuilder(int capacity) {
        out = ByteBuffer.allocate(capacity);
    }

    BoxBuilder begin(String type) {
        open.push(out.position());
        u32(0);
        return ascii(type);
    }

    /** Begins a box with version and flags (ISO/IEC 14496-12 section 4.2, FullBox). */
    BoxBuilder beginFull(String type, int version, int flags) {
        return begin(type).u32(version << 24 | flags);
    }

    BoxBuilder end() {
        int start = open.pop();
        out.putInt(start, out.position() - start);
        return this;
    }

    BoxBuilder u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    BoxBuilder u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    BoxBuilder u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    BoxBuilder u64(long value) {
        room(8).putLong(value);
        return this;
    }

    BoxBuilder zeros(int count) {
        room(count).put(new byte[count]);
        return this;
    }

    BoxBuilder ascii(String text) {
        return bytes(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    BoxBuilder bytes(ByteBuffer bytes) {
        room(bytes.remaining()).put(bytes.duplicate());
        return this;
    }

    int position() {
        return out.position();
    }

    BoxBuilder patch32(int position, int value) {
        out.putInt(position, value);
        return this;
    }

    ByteBuffer toBuffer() {
        return out.flip();
    }

    private ByteBuffer room(int count) {
        if (out.remaining() < count) {
            out = ByteBuffer.allocate(2 * (out.capacity() + count)).put(out.flip());
        }
        return out;
    }
}
