package org.videocity.wire.rtmp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bytes for tests: hex, patterns, and messages read in pieces. */
final class Bytes {
    private Bytes() {}

    static ByteBuffer hex(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }

    /** A payload in which no two neighbouring bytes are alike, starting at a value. */
    static ByteBuffer pattern(int length, int start) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (start + i * 7);
        }
        return ByteBuffer.wrap(bytes);
    }

    static RtmpMessage message(int typeId, long streamId, long time, int length) {
        return RtmpMessage.of(typeId, streamId, time, pattern(length, (int) time));
    }

    static ByteBuffer join(ByteBuffer... parts) {
        int total = 0;
        for (ByteBuffer part : parts) {
            total += part.remaining();
        }
        ByteBuffer out = ByteBuffer.allocate(total);
        for (ByteBuffer part : parts) {
            out.put(part.duplicate());
        }
        return out.flip();
    }

    /** Bytes that must be there. */
    static ByteBuffer there(@Nullable ByteBuffer bytes) {
        return Objects.requireNonNull(bytes, "bytes to send");
    }

    /** What must be there. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "value");
    }

    /** All messages in the bytes, which are fed in pieces of the given length. */
    static List<RtmpMessage> readAll(ChunkReader reader, ByteBuffer bytes, int piece) {
        List<RtmpMessage> messages = new ArrayList<>();
        ByteBuffer all = bytes.duplicate();
        while (all.hasRemaining()) {
            ByteBuffer in = all.slice().limit(Math.min(piece, all.remaining()));
            all.position(all.position() + in.remaining());
            RtmpMessage message;
            while ((message = reader.read(in)) != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    static List<RtmpMessage> readAll(ByteBuffer bytes) {
        return readAll(new ChunkReader(RtmpLimits.DEFAULT), bytes, Integer.MAX_VALUE);
    }
}
