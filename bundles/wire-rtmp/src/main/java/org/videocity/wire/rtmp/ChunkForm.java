package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;

/**
 * The stateless form of a message: one full type 0 chunk, then type 3 chunks (RTMP section 5.3.1.2). It reads the same
 * whatever was sent before on the chunk stream, so the same bytes can go to a thousand viewers, at any moment between
 * two whole messages. Use the {@code SHARED} ids of {@link ChunkStreams}. Thread safe; allocates nothing.
 */
public final class ChunkForm {
    private ChunkForm() {}

    /**
     * Exactly the bytes that {@link #write} writes.
     *
     * @param chunkStream 2 to 65599
     * @param timestamp any time in ms, taken modulo 2^32
     * @param payloadLength bytes of head and body together, at most 16777215
     */
    public static int size(int chunkSize, int chunkStream, long timestamp, int payloadLength) {
        return 0;
    }

    /** Writes a message whose payload is the remaining bytes of {@code payload}; its position is left as it was. */
    public static void write(
            ByteBuffer out,
            int chunkSize,
            int chunkStream,
            int typeId,
            long streamId,
            long timestamp,
            ByteBuffer payload) {}

    /**
     * Writes a message whose payload is {@code head} followed by {@code body}, as when a few bytes of tag header go before
     * a frame, without joining them first. Positions of both are left as they were.
     */
    public static void write(
            ByteBuffer out,
            int chunkSize,
            int chunkStream,
            int typeId,
            long streamId,
            long timestamp,
            ByteBuffer head,
            ByteBuffer body) {}
}
