package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;

/**
 * Writes messages as chunks with the shortest header that the chunk stream's previous message allows (RTMP section
 * 5.3.1.2): type 0 at first, on another message stream, or when time goes back or jumps by 2^24-1 ms; then type 1, 2 or
 * 3. Extended timestamps are repeated on type 3 chunks (section 5.3.1.3).
 *
 * <p>Messages are written whole, never interleaved. Not thread safe. For bytes that many connections share see
 * {@link ChunkForm}.
 */
public final class ChunkWriter {
    /** Chunk size of a connection before anything else is announced (section 5.4.1). */
    public static final int DEFAULT_CHUNK_SIZE = 128;

    /** Takes the chunk size, which the peer must have been told unless it is 128. */
    public ChunkWriter(int chunkSize) {}

    public int chunkSize() {
        return DEFAULT_CHUNK_SIZE;
    }

    /** Applies to the next message; the peer must be told with Set Chunk Size before. */
    public void chunkSize(int bytes) {}

    /** An upper bound for the bytes {@link #write} needs. */
    public int maxSize(int chunkStream, RtmpMessage message) {
        return 0;
    }

    /**
     * Writes the message at the buffer's position.
     *
     * @param chunkStream 2 to 65599
     * @throws java.nio.BufferOverflowException when fewer than {@link #maxSize} bytes are free and they do not suffice;
     *     the chunk stream's state is then unchanged
     */
    public void write(ByteBuffer out, int chunkStream, RtmpMessage message) {}
}
