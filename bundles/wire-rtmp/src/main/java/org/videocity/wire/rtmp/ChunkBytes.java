package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;

/** The parts of a chunk header as bytes (RTMP sections 5.3.1.1 to 5.3.1.3), whatever the buffer's byte order. */
final class ChunkBytes {
    /** Largest message length, and largest timestamp field that means itself. */
    static final int MAX_24 = 0xFFFFFF;
    /** Lowest and highest chunk stream id that the basic header can carry. */
    static final int MIN_CHUNK_STREAM = 2;

    static final int MAX_CHUNK_STREAM = 65_599;
    /** Message header bytes by chunk type (5.3.1.2). */
    private static final int[] HEADER_BYTES = {11, 7, 3, 0};

    private ChunkBytes() {}

    /** Bytes of the message header of a chunk type. */
    static int headerSize(int type) {
        return HEADER_BYTES[type];
    }

    /** Bytes of the basic header for a chunk stream id. */
    static int basicSize(int chunkStream) {
        if (chunkStream < MIN_CHUNK_STREAM || chunkStream > MAX_CHUNK_STREAM) {
            throw new IllegalArgumentException("chunk stream id " + chunkStream + " is not 2 to 65599");
        }
        return chunkStream < 64 ? 1 : chunkStream < 320 ? 2 : 3;
    }

    /** Bytes of a whole message. */
    static int size(int chunkSize, int chunkStream, int type, boolean extended, int length) {
        if (length > MAX_24) {
            throw new IllegalArgumentException("message of " + length + " bytes, at most " + MAX_24 + " fit");
        }
        int continuations = length == 0 ? 0 : (length - 1) / chunkSize;
        int each = basicSize(chunkStream) + (extended ? 4 : 0);
        return Math.toIntExact((long) each + HEADER_BYTES[type] + length + (long) continuations * each);
    }

    /** Basic header: fmt(2) and id(6), or id 0 and id-64 in one byte, or id 1 and id-64 in two, low byte first. */
    static void putBasic(ByteBuffer out, int type, int chunkStream) {
        if (chunkStream < 64) {
            out.put((byte) (type << 6 | chunkStream));
        } else if (chunkStream < 320) {
            out.put((byte) (type << 6)).put((byte) (chunkStream - 64));
        } else {
            int id = chunkStream - 64;
            out.put((byte) (type << 6 | 1)).put((byte) id).put((byte) (id >> 8));
        }
    }

    /** Message header: timestamp or delta(3), then by type length(3) type id(1), then stream id(4, low byte first). */
    static void putHeader(ByteBuffer out, int type, long timestamp, int length, int typeId, long streamId) {
        if (type < 3) {
            put24(out, (int) Math.min(timestamp, MAX_24));
        }
        if (type < 2) {
            put24(out, length);
            out.put((byte) typeId);
        }
        if (type < 1) {
            out.put((byte) streamId)
                    .put((byte) (streamId >> 8))
                    .put((byte) (streamId >> 16))
                    .put((byte) (streamId >> 24));
        }
    }

    /**
     * Payload in chunks: the first one's header has been written, the others get a type 3 basic header, and the extended
     * timestamp when it is not negative.
     */
    static void putPayload(
            ByteBuffer out, int chunkSize, int chunkStream, long extended, ByteBuffer head, ByteBuffer body) {
        int headLength = head.remaining();
        int length = headLength + body.remaining();
        int done = 0;
        while (done < length) {
            if (done > 0) {
                putBasic(out, 3, chunkStream);
                if (extended >= 0) {
                    put32(out, extended);
                }
            }
            int end = Math.min(length, done + chunkSize);
            if (done < headLength) {
                done += copy(out, head, done, Math.min(end, headLength) - done);
            }
            if (done < end) {
                done += copy(out, body, done - headLength, end - done);
            }
        }
    }

    /** Copies without moving the source's position and without a view of it. */
    private static int copy(ByteBuffer out, ByteBuffer from, int offset, int count) {
        out.put(out.position(), from, from.position() + offset, count);
        out.position(out.position() + count);
        return count;
    }

    static void put24(ByteBuffer out, int value) {
        out.put((byte) (value >> 16)).put((byte) (value >> 8)).put((byte) value);
    }

    static void put32(ByteBuffer out, long value) {
        out.put((byte) (value >> 24))
                .put((byte) (value >> 16))
                .put((byte) (value >> 8))
                .put((byte) value);
    }
}
