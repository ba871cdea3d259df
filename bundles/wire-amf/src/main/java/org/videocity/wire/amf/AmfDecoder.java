package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AMF0 values from a complete message (AMF0 section 2). Declared lengths and counts are compared with what is
 * there and with the limits before anything is allocated.
 *
 * <pre>
 *  value:  marker(1) body, the body's form by marker, see {@link AmfMarker}
 *  object: { name-length(2) name value }* 00 00 09
 * </pre>
 *
 * <p>Each call starts with an empty reference table, so one decoder serves any number of messages, one after the other.
 * A reference shares the value it points at; since that value counts again towards the limits, walking or encoding the
 * result costs no more than the limits allow. A reference to an object that is not complete yet (a cycle) is refused.
 *
 * <p>Not thread safe. Throws {@link AmfException} and nothing else; the buffer's position is then unchanged.
 */
public final class AmfDecoder {
    private final AmfLimits limits;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final List<Complex> complexes = new ArrayList<>();
    /** Values read so far, a reference counting what it points at. */
    private long elements;
    /** Bytes that references stand for beyond their own three. */
    private long expanded;
    /** The deepest level reached below the complex value that is being read. */
    private int deepest;

    /** A complex value that a reference may point at, and what it costs to point at it. */
    private static final class Complex {
        private AmfValue value = AmfValue.UNDEFINED;
        private boolean complete;
        private long elements;
        private long bytes;
        private int height;
    }

    /** Body of a complex value, read between entering it into the reference table and completing it. */
    private interface Body {
        AmfValue read(ByteBuffer in, int depth);
    }

    public AmfDecoder(AmfLimits limits) {
        this.limits = limits;
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
        if (in.remaining() > limits.maxMessageBytes()) {
            throw new AmfException("AMF message of " + in.remaining() + " bytes, at most " + limits.maxMessageBytes()
                    + " are accepted");
        }
        complexes.clear();
        elements = 0;
        expanded = 0;
        deepest = 0;
        return in.slice();
    }

    private AmfValue value(ByteBuffer in, int depth) {
        count(1);
        reach(depth);
        int marker = need(in, 1).get() & 0xFF;
        return switch (marker) {
            case AmfMarker.NUMBER -> new AmfValue.Number(need(in, 8).getDouble());
            case AmfMarker.BOOLEAN -> new AmfValue.Bool(need(in, 1).get() != 0);
            case AmfMarker.STRING -> new AmfValue.Text(shortString(in));
            case AmfMarker.OBJECT -> complex(in, depth, (body, at) -> new AmfValue.Obj(members(body, at, false)));
            case AmfMarker.NULL -> AmfValue.NULL;
            case AmfMarker.UNDEFINED -> AmfValue.UNDEFINED;
            case AmfMarker.REFERENCE -> reference(in, depth);
            case AmfMarker.ECMA_ARRAY -> complex(in, depth, this::ecmaArray);
            case AmfMarker.STRICT_ARRAY -> complex(in, depth, this::strictArray);
            case AmfMarker.DATE -> new AmfValue.Date(need(in, 10).getDouble(), in.getShort());
            case AmfMarker.LONG_STRING -> new AmfValue.LongText(longString(in));
            case AmfMarker.UNSUPPORTED -> new AmfValue.Unsupported();
            case AmfMarker.XML_DOCUMENT -> new AmfValue.XmlDocument(longString(in));
            case AmfMarker.TYPED_OBJECT -> complex(in, depth, this::typedObject);
            default -> throw refuse(marker);
        };
    }

    private static AmfException refuse(int marker) {
        return switch (marker) {
            case AmfMarker.AVM_PLUS -> new AmfException("AMF3 value (marker 0x11) where only AMF0 is understood");
            case AmfMarker.MOVIE_CLIP, AmfMarker.RECORD_SET ->
                new AmfException("reserved AMF0 marker 0x" + Integer.toHexString(marker));
            case AmfMarker.OBJECT_END -> new AmfException("AMF0 object end (0x09) outside of an object");
            default -> new AmfException("unknown AMF0 marker 0x" + Integer.toHexString(marker));
        };
    }

    private AmfValue complex(ByteBuffer in, int depth, Body body) {
        Complex complex = new Complex();
        complexes.add(complex);
        long elementsBefore = elements - 1;
        long bytesBefore = in.position() - 1 + expanded;
        int outside = deepest;
        deepest = depth;
        complex.value = body.read(in, depth);
        complex.elements = elements - elementsBefore;
        complex.bytes = in.position() + expanded - bytesBefore;
        complex.height = deepest - depth + 1;
        complex.complete = true;
        deepest = Math.max(deepest, outside);
        return complex.value;
    }

    /** AMF0 2.9: index of a complex value in the order in which they began. */
    private AmfValue reference(ByteBuffer in, int depth) {
        int index = need(in, 2).getShort() & 0xFFFF;
        if (index >= complexes.size()) {
            throw new AmfException("AMF0 reference to object " + index + ", only " + complexes.size() + " came before");
        }
        Complex complex = complexes.get(index);
        if (!complex.complete) {
            throw new AmfException("AMF0 reference to object " + index + " from inside itself");
        }
        count(complex.elements - 1);
        reach(depth + complex.height - 1);
        expanded += complex.bytes - 3;
        if (in.position() + expanded > limits.maxMessageBytes()) {
            throw new AmfException(
                    "AMF0 references stand for more than " + limits.maxMessageBytes() + " bytes in one message");
        }
        return complex.value;
    }

    /** AMF0 2.10: count(4), a hint, then members as an object has them. */
    private AmfValue ecmaArray(ByteBuffer in, int depth) {
        need(in, 4).getInt();
        return new AmfValue.EcmaArray(members(in, depth, true));
    }

    /** AMF0 2.12: count(4), then that many values of at least one byte each. */
    private AmfValue strictArray(ByteBuffer in, int depth) {
        long declared = need(in, 4).getInt() & 0xFFFFFFFFL;
        if (declared > in.remaining() || declared + elements > limits.maxElements()) {
            throw new AmfException("AMF0 array declares " + declared + " elements, " + in.remaining()
                    + " bytes follow and " + limits.maxElements() + " elements are accepted in a message");
        }
        List<AmfValue> values = new ArrayList<>((int) declared);
        for (long i = 0; i < declared; i++) {
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
        return text(in, need(in, 2).getShort() & 0xFFFF);
    }

    private String longString(ByteBuffer in) {
        return text(in, need(in, 4).getInt() & 0xFFFFFFFFL);
    }

    private String text(ByteBuffer in, long length) {
        if (length > limits.maxStringBytes()) {
            throw new AmfException(
                    "AMF0 string of " + length + " bytes, at most " + limits.maxStringBytes() + " are accepted");
        }
        need(in, length);
        ByteBuffer bytes = in.slice().limit((int) length);
        in.position(in.position() + (int) length);
        try {
            return utf8.decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new AmfException("AMF0 string is not UTF-8");
        }
    }

    private static ByteBuffer need(ByteBuffer in, long bytes) {
        if (in.remaining() < bytes) {
            throw new AmfException("AMF0 value ends early: " + bytes + " bytes declared or expected at offset "
                    + in.position() + ", " + in.remaining() + " there");
        }
        return in;
    }

    private void count(long more) {
        elements += more;
        if (elements > limits.maxElements()) {
            throw new AmfException("AMF0 message with more than " + limits.maxElements() + " values");
        }
    }

    private void reach(int depth) {
        if (depth > limits.maxDepth()) {
            throw new AmfException("AMF0 objects inside each other more than " + limits.maxDepth() + " deep");
        }
        deepest = Math.max(deepest, depth);
    }
}
