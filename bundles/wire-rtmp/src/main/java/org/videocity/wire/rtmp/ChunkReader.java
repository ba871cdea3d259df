package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from chunks (RTMP section 5.3). Set Chunk Size and Abort Message take effect here, and are
 * returned like every other message so that their reader may count them.
 *
 * <pre>
 *  +--------------+----------------+--------------------+--------------+
 *  | Basic Header | Message Header | Extended Timestamp |  Chunk Data  |
 *  | 1, 2, 3      | 11, 7, 3, 0    | 4 or 0             |              |
 *  +--------------+----------------+--------------------+--------------+
 * </pre>
 *
 * <p>However the bytes are cut, the messages are the same. A payload is copied once, from the input buffer into the
 * message's array (messages above 256 KiB grow as bytes arrive, so that a declared length alone takes no memory).
 *
 * <p>Extended timestamps on type 3 chunks are understood from peers that repeat them (section 5.3.1.3) and from peers
 * that do not. Not thread safe. After an {@link RtmpException} the reader is of no further use.
 */
public final class ChunkReader {
    public ChunkReader(RtmpLimits limits) {}

    /**
     * Consumes bytes up to the end of the next message, or all of them.
     *
     * @return the message, with the rest of the input unread; null when the input is used up and no message is complete
     * @throws RtmpException for bytes that are no chunk, or over a limit
     */
    public @Nullable RtmpMessage read(ByteBuffer in) {
        return null;
    }

    /** The chunk size the peer announced last; 128 before it did. */
    public int chunkSize() {
        return 128;
    }

    /** Memory held by messages that are not complete, in bytes. */
    public long bufferedBytes() {
        return 0;
    }
}
