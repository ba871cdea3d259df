package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The AMF3 values of one message (AMF3 section 3) and their three reference tables (section 2.2), which last to the end
 * of the message, also when AMF0 values come between.
 *
 * <pre>
 *  value: marker(1) body, the body's form by marker, see {@link Amf3Marker}
 *  body of a complex value, and a string: U29; lowest bit 0: index into a table, else length or count and content
 *  U29: 1 to 4 bytes of 7, 7, 7 and 8 bits, highest first; the top bit of the first three says that one follows
 * </pre>
 */
final class Amf3Reader {
    private final AmfReading reading;
    private final List<AmfReading.Complex> complexes = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Traits> traits = new ArrayList<>();

    /** A string, and its bytes on the wire. */
    private record Word(String text, int bytes) {}

    /** What objects of one class have in common, and its bytes on the wire. */
    private record Traits(String className, boolean dynamic, List<String> sealed, long bytes) {}

    Amf3Reader(AmfReading reading) {
        this.reading = reading;
    }

    /** Begins a message: the tables are empty. */
    void start() {
        complexes.clear();
        words.clear();
        traits.clear();
    }

    AmfValue value(ByteBuffer in, int depth) {
        reading.value(depth);
        int begin = in.position();
        int marker = AmfReading.need(in, 1).get() & 0xFF;
        return switch (marker) {
            case Amf3Marker.UNDEFINED -> AmfValue.UNDEFINED;
            case Amf3Marker.NULL -> AmfValue.NULL;
            case Amf3Marker.FALSE -> AmfValue.of(false);
            case Amf3Marker.TRUE -> AmfValue.of(true);
            case Amf3Marker.INTEGER -> AmfValue.of((double) (u29(in) << 3 >> 3));
            case Amf3Marker.DOUBLE -> AmfValue.of(AmfReading.need(in, 8).getDouble());
            case Amf3Marker.STRING -> AmfValue.of(word(in));
            default -> complex(marker, in, begin, depth);
        };
    }

    /** 2.2, 3.9 to 3.16: a reference, or a value that can be referred to. */
    private AmfValue complex(int marker, ByteBuffer in, int begin, int depth) {
        if (marker > Amf3Marker.DICTIONARY) {
            throw new AmfException("unknown AMF3 marker 0x" + Integer.toHexString(marker));
        }
        int header = u29(in);
        if ((header & 1) == 0) {
            return reading.reference(complexes, header >> 1, in, begin, depth);
        }
        return reading.complex(complexes, in, begin, depth, (bytes, at) -> body(marker, header, bytes, at));
    }

    private AmfValue body(int marker, int header, ByteBuffer in, int depth) {
        int length = header >> 1;
        return switch (marker) {
            case Amf3Marker.XML_DOCUMENT -> new AmfValue.XmlDocument(reading.text(in, length));
            case Amf3Marker.XML -> new AmfValue.Xml(reading.text(in, length));
            case Amf3Marker.DATE -> new AmfValue.Date(AmfReading.need(in, 8).getDouble(), (short) 0);
            case Amf3Marker.ARRAY -> array(length, in, depth);
            case Amf3Marker.OBJECT -> object(header, in, depth);
            case Amf3Marker.BYTE_ARRAY -> new AmfValue.ByteArray(reading.bytes(in, length, "byte array"));
            case Amf3Marker.VECTOR_INT -> vector(AmfValue.Vector.Kind.INT, 4, length, in, depth);
            case Amf3Marker.VECTOR_UINT -> vector(AmfValue.Vector.Kind.UINT, 4, length, in, depth);
            case Amf3Marker.VECTOR_DOUBLE -> vector(AmfValue.Vector.Kind.DOUBLE, 8, length, in, depth);
            case Amf3Marker.VECTOR_OBJECT -> vector(AmfValue.Vector.Kind.OBJECT, 1, length, in, depth);
            default -> dictionary(length, in, depth);
        };
    }

    /** 3.11: names with values, an empty name, then that many values with the indices from 0. */
    private AmfValue array(int declared, ByteBuffer in, int depth) {
        int count = reading.declared(in, declared, 1);
        Map<String, AmfValue> members = new LinkedHashMap<>();
        named(members, in, depth);
        List<AmfValue> dense = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            dense.add(value(in, depth + 1));
        }
        if (members.isEmpty()) {
            return new AmfValue.StrictArray(dense);
        }
        for (int i = 0; i < count; i++) {
            members.put(String.valueOf(i), dense.get(i));
        }
        List<AmfValue> indexed = Amf3Writer.dense(members);
        return indexed.size() == members.size() ? new AmfValue.StrictArray(indexed) : new AmfValue.EcmaArray(members);
    }

    /** 3.12: traits, values of the sealed members in their order, then names with values when dynamic. */
    private AmfValue object(int header, ByteBuffer in, int depth) {
        Traits form = traits(header, in);
        Map<String, AmfValue> members = new LinkedHashMap<>();
        for (String name : form.sealed()) {
            members.put(name, value(in, depth + 1));
        }
        if (form.dynamic()) {
            named(members, in, depth);
        }
        return form.className().isEmpty()
                ? new AmfValue.Obj(members)
                : new AmfValue.TypedObj(form.className(), members);
    }

    /** Low bits of the header: 01 an index into the traits table, 111 externalizable, 011 dynamic(1) count(25). */
    private Traits traits(int header, ByteBuffer in) {
        if ((header & 2) == 0) {
            int index = header >> 2;
            if (index >= traits.size()) {
                throw new AmfException(
                        "AMF3 reference to traits " + index + ", only " + traits.size() + " came before");
            }
            Traits known = traits.get(index);
            reading.expand(known.bytes(), in);
            return known;
        }
        long before = reading.bytes(in);
        String className = word(in);
        if ((header & 4) != 0) {
            throw new AmfException(
                    "externalizable AMF3 object of class " + className + ", whose content only that class can read");
        }
        int count = reading.declared(in, header >> 4, 1);
        List<String> sealed = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            sealed.add(word(in));
        }
        Traits fresh = new Traits(className, (header & 8) != 0, sealed, reading.bytes(in) - before);
        traits.add(fresh);
        return fresh;
    }

    /** Names and values until an empty name. */
    private void named(Map<String, AmfValue> members, ByteBuffer in, int depth) {
        for (String name = word(in); !name.isEmpty(); name = word(in)) {
            members.put(name, value(in, depth + 1));
        }
    }

    /** 3.15: fixed(1), for objects the class name, then elements of 4, 4 or 8 bytes, or values. */
    private AmfValue vector(AmfValue.Vector.Kind kind, int bytesEach, int declared, ByteBuffer in, int depth) {
        int count = reading.declared(in, declared, bytesEach);
        boolean fixed = AmfReading.need(in, 1).get() != 0;
        String className = kind == AmfValue.Vector.Kind.OBJECT ? word(in) : "";
        List<AmfValue> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element(kind, in, depth + 1));
        }
        return new AmfValue.Vector(kind, fixed, className, elements);
    }

    private AmfValue element(AmfValue.Vector.Kind kind, ByteBuffer in, int depth) {
        if (kind == AmfValue.Vector.Kind.OBJECT) {
            return value(in, depth);
        }
        reading.value(depth);
        return switch (kind) {
            case INT -> AmfValue.of((double) AmfReading.need(in, 4).getInt());
            case UINT -> AmfValue.of((double) (AmfReading.need(in, 4).getInt() & 0xFFFFFFFFL));
            default -> AmfValue.of(AmfReading.need(in, 8).getDouble());
        };
    }

    /** 3.16: weak keys(1), then that many keys, each with its value. */
    private AmfValue dictionary(int declared, ByteBuffer in, int depth) {
        int count = reading.declared(in, declared, 2);
        boolean weakKeys = AmfReading.need(in, 1).get() != 0;
        List<AmfValue.Dictionary.Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            AmfValue key = value(in, depth + 1);
            entries.add(new AmfValue.Dictionary.Entry(key, value(in, depth + 1)));
        }
        return new AmfValue.Dictionary(weakKeys, entries);
    }

    /** 1.3.2: a string, or an index into the string table, in which the empty string never is. */
    private String word(ByteBuffer in) {
        int header = u29(in);
        int length = header >> 1;
        if ((header & 1) != 0) {
            String text = reading.text(in, length);
            if (length > 0) {
                words.add(new Word(text, length));
            }
            return text;
        }
        if (length >= words.size()) {
            throw new AmfException("AMF3 reference to string " + length + ", only " + words.size() + " came before");
        }
        Word known = words.get(length);
        reading.expand(known.bytes(), in);
        return known.text();
    }

    /** 1.3.1. */
    private static int u29(ByteBuffer in) {
        int value = 0;
        for (int i = 0; i < 3; i++) {
            int next = AmfReading.need(in, 1).get() & 0xFF;
            value = value << 7 | (next & 0x7F);
            if (next < 0x80) {
                return value;
            }
        }
        return value << 8 | (AmfReading.need(in, 1).get() & 0xFF);
    }
}
