package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads AMF3 values from a complete message (AMF3 section 3), such as the content of a byte array. RTMP messages are AMF0
 * that may switch to AMF3: {@link AmfDecoder} reads those. Declared lengths and counts are compared with what is there
 * and with the limits before anything is allocated.
 *
 * <p>Each call starts with empty reference tables. A reference shares the value it points at and counts like it towards
 * the limits; a reference to a value that is not complete yet (a cycle) is refused, as are externalizable objects,
 * Flex's own among them ({@code flex.messaging.io.ArrayCollection} and its like): what they contain is known to their
 * class alone.
 *
 * <p>Not thread safe. Throws {@link AmfException} and nothing else; the buffer's position is then unchanged.
 */
public final class Amf3Decoder {
    private final AmfReading reading;
    private final Amf3Reader reader;

    public Amf3Decoder(AmfLimits limits) {
        this.reading = new AmfReading(limits);
        this.reader = new Amf3Reader(reading);
    }

    /** Reads one value from the buffer's position on and leaves the position behind it. */
    public AmfValue read(ByteBuffer in) {
        ByteBuffer bytes = start(in);
        AmfValue value = reader.value(bytes, 1);
        in.position(in.position() + bytes.position());
        return value;
    }

    /** Reads values until the buffer is empty; they share their reference tables. */
    public List<AmfValue> readAll(ByteBuffer in) {
        ByteBuffer bytes = start(in);
        List<AmfValue> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            values.add(reader.value(bytes, 1));
        }
        in.position(in.limit());
        return values;
    }

    private ByteBuffer start(ByteBuffer in) {
        reader.start();
        return reading.start(in);
    }
}
