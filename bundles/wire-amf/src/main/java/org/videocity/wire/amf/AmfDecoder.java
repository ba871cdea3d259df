package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AMF0 values from a complete message (AMF0 section 2), and AMF3 values where the message switches to them with
 * marker 0x11 (AMF0 section 3.1); each switch is for one value. Declared lengths and counts are compared with what is
 * there and with the limits before anything is allocated.
 *
 * <pre>
 *  value:  marker(1) body, the body's form by marker, see {@link AmfMarker}
 *  object: { name-length(2) name value }* 00 00 09
 * </pre>
 *
 * <p>Each call starts with empty reference tables, one for AMF0 and those of AMF3, which last for the whole message; so one decoder serves any number of messages, one after the other.
 * A reference shares the value it points at; since that value counts again towards the limits, walking or encoding the
 * result costs no more than the limits allow. A reference to an object that is not complete yet (a cycle) is refused.
 *
 * <p>Not thread safe. Throws {@link AmfException} and nothing else; the buffer's position is then unchanged.
 */
public final class AmfDecoder {
    private final AmfReading reading;
    private final Amf3Reader amf3;
    private final List<AmfReading.Complex> complexes = new ArrayList<>();

    public AmfDecoder(AmfLimits limits) {
        this.reading = new AmfReading(limits);
        this.amf3 = new Amf3Reader(reading);
    }

    /** Reads one value from the buffer's position on and leaves the position behind it. */
    public AmfValue read(ByteBuffer in) {
        ByteBuffer bytes = start(in);
        AmfValue value = value(bytes, 1);
        in.position(in.position() + bytes.position());
        return value;
    }

    /** Reads values until the buffer is empty; they share one reference table. */
    public List<AmfValue> readAll(ByteBuffer in) {
        ByteBuffer bytes = start(in);
        List<AmfValue> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            values.add(value(bytes, 1));
        }
        in.position(in.limit());
        return values;
    }

    private ByteBuffer start(ByteBuffer in) {
        complexes.clear();
        amf3.start();
        return reading.start(in);
    }

    private AmfValue value(ByteBuffer in, int depth) {
        int begin = in.position();
        int marker = need(in, 1).get() & 0xFF;
        if (marker == AmfMarker.AVM_PLUS) {
            return amf3.value(in, depth);
        }
        reading.value(depth);
        return switch (marker) {
            case AmfMarker.NUMBER -> new AmfValue.Number(need(in, 8).getDouble());
            case AmfMarker.BOOLEAN -> new AmfValue.Bool(need(in, 1).get() != 0);
            case AmfMarker.STRING -> new AmfValue.Text(shortString(in));
            case AmfMarker.OBJECT ->
                complex(in, begin, depth, (body, at) -> new AmfValue.Obj(members(body, at, false)));
            case AmfMarker.NULL -> AmfValue.NULL;
            case AmfMarker.UNDEFINED -> AmfValue.UNDEFINED;
            case AmfMarker.REFERENCE -> {
                int index = need(in, 2).getShort() & 0xFFFF;
                yield reading.reference(complexes, index, in, begin, depth);
            }
            case AmfMarker.ECMA_ARRAY -> complex(in, begin, depth, this::ecmaArray);
            case AmfMarker.STRICT_ARRAY -> complex(in, begin, depth, this::strictArray);
            case AmfMarker.DATE -> new AmfValue.Date(need(in, 10).getDouble(), in.getShort());
            case AmfMarker.LONG_STRING -> new AmfValue.LongText(longString(in));
            case AmfMarker.UNSUPPORTED -> new AmfValue.Unsupported();
            case AmfMarker.XML_DOCUMENT -> new AmfValue.XmlDocument(longString(in));
            case AmfMarker.TYPED_OBJECT -> complex(in, begin, depth, this::typedObject);
            default -> throw refuse(marker);
        };
    }

    private static AmfException refuse(int marker) {
        return switch (marker) {
            case AmfMarker.MOVIE_CLIP, AmfMarker.RECORD_SET ->
                new AmfException("reserved AMF0 marker 0x" + Integer.toHexString(marker));
            case AmfMarker.OBJECT_END -> new AmfException("AMF0 object end (0x09) outside of an object");
            default -> new AmfException("unknown AMF0 marker 0x" + Integer.toHexString(marker));
        };
    }

    private AmfValue complex(ByteBuffer in, int begin, int depth, AmfReading.Body body) {
        return reading.complex(complexes, in, begin, depth, body);
    }

    /** AMF0 2.10: count(4), a hint, then members as an object has them. */
    private AmfValue ecmaArray(ByteBuffer in, int depth) {
        need(in, 4).getInt();
        return new AmfValue.EcmaArray(members(in, depth, true));
    }

    /** AMF0 2.12: count(4), then that many values of at least one byte each. */
    private AmfValue strictArray(ByteBuffer in, int depth) {
        int declared = reading.declared(in, need(in, 4).getInt() & 0xFFFFFFFFL, 1);
        List<AmfValue> values = new ArrayList<>(declared);
        for (int i = 0; i < declared; i++) {
            values.add(value(in, depth + 1));
        }
        return new AmfValue.StrictArray(values);
    }

    /** AMF0 2.18: class name, then members. */
    private AmfValue typedObject(ByteBuffer in, int depth) {
        String className = shortString(in);
        return new AmfValue.TypedObj(className, members(in, depth, false));
    }

    /**
     * AMF0 2.5: name and value until an empty name with the end marker. Some writers of onMetaData leave the end of the
     * outermost ECMA array out, so {@code lenient} takes the end of the message for it.
     */
    private Map<String, AmfValue> members(ByteBuffer in, int depth, boolean lenient) {
        Map<String, AmfValue> members = new LinkedHashMap<>();
        while (!(lenient && depth == 1 && !in.hasRemaining())) {
            String name = shortString(in);
            if (name.isEmpty() && in.hasRemaining() && in.get(in.position()) == AmfMarker.OBJECT_END) {
                in.get();
                break;
            }
            members.put(name, value(in, depth + 1));
        }
        return members;
    }

    private String shortString(ByteBuffer in) {
        return reading.text(in, need(in, 2).getShort() & 0xFFFF);
    }

    private String longString(ByteBuffer in) {
        return reading.text(in, need(in, 4).getInt() & 0xFFFFFFFFL);
    }

    private static ByteBuffer need(ByteBuffer in, long bytes) {
        return AmfReading.need(in, bytes);
    }
}
