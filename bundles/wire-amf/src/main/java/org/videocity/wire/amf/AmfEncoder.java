package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes AMF0 values (AMF0 section 2). Stateless and thread safe; references are never written, a value that occurs
 * twice is written twice.
 *
 * <p>Throws {@link AmfException} for a value that has no AMF0 form (a property name longer than 65535 bytes, more than
 * {@value #MAX_DEPTH} levels), and {@link java.nio.BufferOverflowException} when a buffer it was given is too small.
 */
public final class AmfEncoder {
    /** Levels of objects and arrays inside each other that are written at most. */
    public static final int MAX_DEPTH = 256;

    private AmfEncoder() {}

    /** Bytes that {@link #write} needs for the value. */
    public static int size(AmfValue value) {
        return 0;
    }

    /** Writes the value at the buffer's position. */
    public static void write(ByteBuffer out, AmfValue value) {}

    /** The values one after the other in a new heap buffer that is exactly as long as they are. */
    public static ByteBuffer encode(List<AmfValue> values) {
        return ByteBuffer.allocate(0);
    }

    /** Same as {@link #encode(List)}. */
    public static ByteBuffer encode(AmfValue... values) {
        return encode(List.of(values));
    }

    /**
     * A command as NetConnection and RTMP spell it: name, transaction id, then the values (the command object, or null,
     * first).
     */
    public static ByteBuffer command(String name, double transactionId, AmfValue... values) {
        return ByteBuffer.allocate(0);
    }
}
