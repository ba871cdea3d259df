package org.videocity.wire.rtmp;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * The stateless form of a message: one full type 0 chunk, then type 3 chunks (RTMP section 5.3.1.2). It reads the same
 * whatever was sent before on the chunk stream, so the same bytes can go to a thousand viewers, at any moment between
 * two whole messages. Use the {@code SHARED} ids of {@link ChunkStreams}. Thread safe; allocates nothing.
 */
public final class ChunkForm {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private ChunkForm() {}

    /**
     * Exactly the bytes that {@link #write} writes.
     *
     * @param chunkStream 2 to 65599
     * @param timestamp any time in ms, taken modulo 2^32
     * @param payloadLength bytes of head and body together, at most 16777215
     */
    public static int size(int chunkSize, int chunkStream, long timestamp, int payloadLength) {
        return ChunkBytes.size(
                chunkSize, chunkStream, 0, (timestamp & 0xFFFFFFFFL) >= ChunkBytes.MAX_24, payloadLength);
    }

    /**
     * Writes a message whose payload is the remaining bytes of {@code payload}; its position is left as it was.
     *
     * @throws BufferOverflowException when {@code out} has less room than {@link #size} says; nothing is written then
     */
    public static void write(
            ByteBuffer out,
            int chunkSize,
            int chunkStream,
            int typeId,
            long streamId,
            long timestamp,
            ByteBuffer payload) {
        write(out, chunkSize, chunkStream, typeId, streamId, timestamp, NOTHING, payload);
    }

    /**
     * Writes a message whose payload is {@code head} followed by {@code body}, as when a few bytes of tag header go before
     * a frame, without joining them first. Positions of both are left as they were.
     *
     * @throws BufferOverflowException when {@code out} has less room than {@link #size} says; nothing is written then
     */
    public static void write(
            ByteBuffer out,
            int chunkSize,
            int chunkStream,
            int typeId,
            long streamId,
            long timestamp,
            ByteBuffer head,
            ByteBuffer body) {
        int length = Math.addExact(head.remaining(), body.remaining());
        if (size(chunkSize, chunkStream, timestamp, length) > out.remaining()) {
            throw new BufferOverflowException();
        }
        long wire = timestamp & 0xFFFFFFFFL;
        boolean extended = wire >= ChunkBytes.MAX_24;
        ChunkBytes.putBasic(out, 0, chunkStream);
        ChunkBytes.putHeader(out, 0, wire, length, typeId, streamId);
        if (extended) {
            ChunkBytes.put32(out, wire);
        }
        ChunkBytes.putPayload(out, chunkSize, chunkStream, extended ? wire : -1, head, body);
    }
}
