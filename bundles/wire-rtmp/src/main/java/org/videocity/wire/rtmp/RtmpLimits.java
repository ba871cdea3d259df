package org.videocity.wire.rtmp;

/**
 * What a {@link ChunkReader} accepts at most. Declared lengths are compared with these before memory is taken.
 *
 * @param maxMessageBytes payload of one message; the wire allows 16777215
 * @param maxChunkStreams chunk streams one peer may use at a time; the wire allows 65597
 * @param maxChunkBytes largest chunk size a peer may announce. A chunk takes no memory of its own, and sizes above
 *     16777215 mean the same as that (section 5.4.1)
 * @param maxBufferedBytes memory for messages that have begun on all chunk streams and are not complete
 */
public record RtmpLimits(int maxMessageBytes, int maxChunkStreams, int maxChunkBytes, int maxBufferedBytes) {
    /** Messages up to 8 MiB, 64 chunk streams, any chunk size, 12 MiB of unfinished messages. */
    public static final RtmpLimits DEFAULT = new RtmpLimits(8 << 20, 64, 0xFFFFFF, 12 << 20);

    public RtmpLimits {
        if (maxMessageBytes < 1 || maxChunkStreams < 1 || maxChunkBytes < 128 || maxBufferedBytes < 1) {
            throw new IllegalArgumentException("RTMP limits must be positive, and chunks of 128 bytes allowed");
        }
    }
}
