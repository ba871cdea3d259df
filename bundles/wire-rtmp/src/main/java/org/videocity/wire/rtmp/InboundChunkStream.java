package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;

/** What a {@link ChunkReader} knows of one chunk stream: the last header, and the message that is not complete. */
final class InboundChunkStream {
    /** Up to this many bytes are taken at once on the word of a header; what is longer grows as it arrives. */
    static final int TRUSTED_BYTES = 256 * 1024;

    private static final byte[] NOTHING = new byte[0];

    final int id;
    /** Whether any header came yet. */
    boolean known;
    /** Absolute time of the last message begun, modulo 2^32. */
    long timestamp;
    /** Timestamp field of the last header: what a type 3 chunk adds when it begins a message. */
    long field;
    /** Whether the last header carried an extended timestamp, which type 3 chunks repeat. */
    boolean extended;

    int length;
    int typeId;
    long streamId;
    /** Whether a message has begun and is not complete. */
    boolean open;

    int received;
    private byte[] payload = NOTHING;

    InboundChunkStream(int id) {
        this.id = id;
    }

    /** Memory this chunk stream must hold to have the given number of payload bytes; depends on nothing else. */
    int capacityFor(int bytes) {
        int capacity = Math.min(length, TRUSTED_BYTES);
        while (capacity < bytes) {
            capacity = (int) Math.min(length, capacity * 2L);
        }
        return bytes == 0 ? 0 : capacity;
    }

    int capacity() {
        return payload.length;
    }

    /** Copies bytes to the end of the payload; capacity is what {@link #capacityFor} said. */
    void append(ByteBuffer in, int count, int capacity) {
        if (capacity > payload.length) {
            byte[] larger = new byte[capacity];
            System.arraycopy(payload, 0, larger, 0, received);
            payload = larger;
        }
        in.get(payload, received, count);
        received += count;
    }

    /** Hands the payload out, or drops it, and is ready for the next message. */
    byte[] close() {
        byte[] bytes = payload;
        payload = NOTHING;
        received = 0;
        open = false;
        return bytes;
    }
}
