package org.videocity.wire.bitstream.internal;

import java.nio.ByteBuffer;
import java.util.List;

/** Copies that nobody can change afterwards. */
public final class Bytes {
    private Bytes() {}

    /** Returns a read-only copy of the remaining bytes. */
    public static ByteBuffer copy(ByteBuffer source) {
        ByteBuffer copy = ByteBuffer.allocate(source.remaining());
        copy.put(0, source, source.position(), source.remaining());
        return copy.asReadOnlyBuffer();
    }

    /** Returns read-only copies. */
    public static List<ByteBuffer> copyAll(List<ByteBuffer> sources) {
        return sources.stream().map(Bytes::copy).toList();
    }

    /** Returns views with positions of their own. */
    public static List<ByteBuffer> views(List<ByteBuffer> sources) {
        return sources.stream().map(ByteBuffer::duplicate).toList();
    }
}
