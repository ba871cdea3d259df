package org.videocity.transport.http.internal.live;

import java.nio.ByteBuffer;

/**
 * What is written to every viewer at once: an FLV window or an MP4 fragment. Built once, never changed, shared.
 *
 * @param epoch the stretch it belongs to
 * @param prelude bytes a viewer that begins here gets first (the stream's metadata); may be empty
 * @param chunk the bytes as a chunk of an HTTP response, position 0
 * @param bytes the bytes, position 0; the same memory
 * @param joinable a viewer can begin here
 * @param hasVideo pictures are inside
 * @param frames how many frames are inside
 */
record Piece(
        Epoch epoch,
        ByteBuffer prelude,
        ByteBuffer chunk,
        ByteBuffer bytes,
        boolean joinable,
        boolean hasVideo,
        int frames) {
    static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    /** Copies the parts together. */
    static Piece of(
            Epoch epoch, ByteBuffer prelude, ByteBuffer[] parts, boolean joinable, boolean hasVideo, int frames) {
        ByteBuffer chunk = ChunkedOutput.chunk(parts);
        return new Piece(epoch, prelude, chunk, ChunkedOutput.content(chunk), joinable, hasVideo, frames);
    }

    int size() {
        return bytes.remaining();
    }
}
