package org.videocity.wire.rtmp;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes messages as chunks with the shortest header that the chunk stream's previous message allows (RTMP section
 * 5.3.1.2): type 0 at first, on another message stream, or when time goes back or jumps by 2^24-1 ms; then type 1, 2 or
 * 3. Extended timestamps are repeated on type 3 chunks (section 5.3.1.3).
 *
 * <p>A type 3 chunk begins a message only after a type 1, 2 or 3 with the same delta, never after a type 0, where
 * readers differ on what it repeats. Messages are written whole, never interleaved. Not thread safe. For bytes that many
 * connections share see {@link ChunkForm}.
 */
public final class ChunkWriter {
    /** Chunk size of a connection before anything else is announced (section 5.4.1). */
    public static final int DEFAULT_CHUNK_SIZE = 128;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Map<Integer, Previous> previous = new HashMap<>();
    private int chunkSize;

    /** What the last message on a chunk stream said. */
    private static final class Previous {
        private long streamId = -1;
        private long timestamp;
        private long delta = -1;
        private int length;
        private int typeId;
    }

    /** Takes the chunk size, which the peer must have been told unless it is 128. */
    public ChunkWriter(int chunkSize) {
        chunkSize(chunkSize);
    }

    public int chunkSize() {
        return chunkSize;
    }

    /** Applies to the next message; the peer must be told with Set Chunk Size before. At least 1. */
    public void chunkSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("chunk size " + bytes + " is below 1");
        }
        chunkSize = bytes;
    }

    /** An upper bound for the bytes {@link #write} needs. */
    public int maxSize(int chunkStream, RtmpMessage message) {
        return ChunkBytes.size(chunkSize, chunkStream, 0, true, message.length());
    }

    /**
     * Writes the message at the buffer's position.
     *
     * @param chunkStream 2 to 65599
     * @throws BufferOverflowException when fewer than {@link #maxSize} bytes are free and they do not suffice; nothing is
     *     written then and the chunk stream's state is unchanged
     */
    public void write(ByteBuffer out, int chunkStream, RtmpMessage message) {
        Previous last = previous.computeIfAbsent(chunkStream, id -> new Previous());
        long delta = (message.timestamp() - last.timestamp) & 0xFFFFFFFFL;
        int type = type(last, message, delta);
        long field = type == 0 ? message.timestamp() : delta;
        boolean extended = field >= ChunkBytes.MAX_24;
        if (ChunkBytes.size(chunkSize, chunkStream, type, extended, message.length()) > out.remaining()) {
            throw new BufferOverflowException();
        }
        ChunkBytes.putBasic(out, type, chunkStream);
        ChunkBytes.putHeader(out, type, field, message.length(), message.typeId(), message.streamId());
        if (extended) {
            ChunkBytes.put32(out, field);
        }
        ChunkBytes.putPayload(out, chunkSize, chunkStream, extended ? field : -1, NOTHING, message.bytes());
        last.streamId = message.streamId();
        last.timestamp = message.timestamp();
        last.delta = type == 0 ? -1 : delta;
        last.length = message.length();
        last.typeId = message.typeId();
    }

    private static int type(Previous last, RtmpMessage message, long delta) {
        if (last.streamId != message.streamId() || delta >= ChunkBytes.MAX_24) {
            return 0;
        }
        if (last.length != message.length() || last.typeId != message.typeId()) {
            return 1;
        }
        return last.delta == delta ? 3 : 2;
    }
}
