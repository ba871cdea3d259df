package org.videocity.itests.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The client's side of a WebSocket's frames, as little of it as a load needs (RFC 6455 section 5.2).
 *
 * <pre>
 *  0               1               2               3
 * |F|   |opcode |M|length 0..125  | length of 2 bytes (126), of 8 (127) | mask, from clients | payload
 * </pre>
 */
final class SocketFrames {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK_BYTES = 4;

    private SocketFrames() {}

    /** Is told of each frame. */
    interface Sink {
        /** A frame came; its payload is only there during the call. */
        void frame(int opcode, ByteBuffer payload);
    }

    /** Reads all whole frames of a server; what is left in the buffer is the beginning of the next. */
    static void read(ByteBuffer in, Sink sink) {
        while (true) {
            int start = in.position();
            int header = in.remaining() < 2 ? 2 : headerBytes(in.get(start + 1));
            if (in.remaining() < header) {
                return;
            }
            long length = length(in, start);
            if (in.remaining() - header < length) {
                return;
            }
            if ((in.get(start) & LAST) == 0) {
                throw new BenchException("the server cut a message into frames, which this load does not put together");
            }
            sink.frame(in.get(start) & OPCODE, in.slice(start + header, (int) length));
            in.position(start + header + (int) length);
        }
    }

    private static int headerBytes(byte second) {
        return switch (second & 0xff) {
            case TWO_BYTES -> 4;
            case EIGHT_BYTES -> 10;
            default -> 2;
        };
    }

    private static long length(ByteBuffer in, int start) {
        int small = in.get(start + 1) & 0xff;
        return switch (small) {
            case TWO_BYTES -> in.getShort(start + 2) & 0xffff;
            case EIGHT_BYTES -> in.getLong(start + 2);
            default -> small;
        };
    }

    /** Writes a text as a client does, with a mask of zeros. */
    static ByteBuffer text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a frame as a client does, with a mask of zeros; at most 65535 bytes. */
    static ByteBuffer frame(int opcode, byte[] payload) {
        boolean small = payload.length < TWO_BYTES;
        ByteBuffer out = ByteBuffer.allocate((small ? 2 : 4) + MASK_BYTES + payload.length);
        out.put((byte) (LAST | opcode));
        if (small) {
            out.put((byte) (MASKED | payload.length));
        } else {
            out.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
        }
        return out.putInt(0).put(payload).flip();
    }
}
