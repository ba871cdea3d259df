package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads AMF0 values from a complete message (AMF0 section 2). Declared lengths and counts are compared with what is
 * there and with the limits before anything is allocated.
 *
 * <p>Each call starts with an empty reference table, so one decoder serves any number of messages, one after the other.
 * A reference shares the value it points at; since that value counts again towards the limits, walking or encoding the
 * result costs no more than the limits allow. A reference to an object that is not complete yet (a cycle) is refused.
 *
 * <p>Not thread safe. Throws {@link AmfException} and nothing else; the buffer's position is then undefined.
 */
public final class AmfDecoder {
    private final AmfLimits limits;
    private final List<Complex> complexes = new ArrayList<>();
    private int elements;
    private long bytes;

    /** A complex value that a reference may point at, and what it costs to point at it. */
    private static final class Complex {
        private AmfValue value = AmfValue.UNDEFINED;
        private boolean complete;
        private int elements;
        private long bytes;
        private int height;
    }

    public AmfDecoder(AmfLimits limits) {
        this.limits = limits;
    }

    /** Reads one value from the buffer's position on and leaves the position behind it. */
    public AmfValue read(ByteBuffer in) {
        throw new AmfException("not yet");
    }

    /** Reads values until the buffer is empty; they share one reference table. */
    public List<AmfValue> readAll(ByteBuffer in) {
        throw new AmfException("not yet");
    }
}
