package org.videocity.transport.http.internal.publish;

import java.nio.ByteBuffer;

/**
 * One frame as a publisher sends it: a binary message of docs/protocols/publish-socket.md.
 *
 * <pre>
 *  0        1        2        3        4                 12
 * +--------+--------+--------+--------+------- ... -------+--------- ...
 * | track  |......DK|     zero        | time in µs (i64)  | payload
 * +--------+--------+--------+--------+------- ... -------+--------- ...
 * </pre>
 *
 * @param track number of the track announced before
 * @param keyFrame whether decoding can start here (K)
 * @param discardable whether nothing refers to it (D)
 * @param micros presentation time, which is decode time as well
 * @param payload the frame's bytes, at least one
 */
record MediaMessage(int track, boolean keyFrame, boolean discardable, long micros, ByteBuffer payload) {
    private static final int HEADER = 12;
    private static final int KEY_FRAME = 1;
    private static final int DISCARDABLE = 2;
    private static final int KNOWN_FLAGS = KEY_FRAME | DISCARDABLE;
    /** What a browser counts without losing single microseconds: 285 years. */
    private static final long MOST_MICROS = 1L << 53;

    /**
     * Reads a message; its position stays, the payload is a view of it.
     *
     * @throws PublishException when it is none
     */
    static MediaMessage parse(ByteBuffer message) throws PublishException {
        if (message.remaining() <= HEADER) {
            throw new PublishException("A frame has a head of 12 bytes and a payload behind it.");
        }
        ByteBuffer in = message.slice();
        int track = in.get() & 0xff;
        int flags = in.get() & 0xff;
        if ((flags & ~KNOWN_FLAGS) != 0 || in.getShort() != 0) {
            throw new PublishException("The head of a frame has bits that nobody knows: they are zero.");
        }
        long micros = in.getLong();
        if (micros > MOST_MICROS || micros < -MOST_MICROS) {
            throw new PublishException("The time of a frame has at most 53 bits.");
        }
        return new MediaMessage(track, (flags & KEY_FRAME) != 0, (flags & DISCARDABLE) != 0, micros, in.slice());
    }
}
