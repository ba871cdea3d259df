package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AMF3 values as bytes (AMF3 section 3), in an array that grows. */
final class Amf3Writer {
    private static final int FIRST_BYTES = 128;
    private static final int MIN_INTEGER = -0x10000000;
    private static final int MAX_INTEGER = 0x0FFFFFFF;
    private static final int MAX_SEALED = Amf3Marker.MAX_U29 >> 4;

    /** String and traits tables; null when nothing may refer back. */
    private final @Nullable Map<String, Integer> words;

    private final @Nullable Map<Traits, Integer> traits;
    private byte[] out = new byte[FIRST_BYTES];
    private int length;

    private record Traits(String className, boolean dynamic, List<String> sealed) {}

    /** With references, strings and traits that were written before are written as their index. */
    Amf3Writer(boolean references) {
        words = references ? new HashMap<>() : null;
        traits = references ? new HashMap<>() : null;
    }

    /** What was written, in the writer's own array. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(out, 0, length).slice();
    }

    void value(AmfValue value, int depth) {
        if (depth > AmfEncoder.MAX_DEPTH) {
            throw new AmfException("AMF objects inside each other more than " + AmfEncoder.MAX_DEPTH + " deep");
        }
        if (value instanceof AmfValue.Number number) {
            number(number.value());
        } else if (value instanceof AmfValue.Bool bool) {
            put(bool.value() ? Amf3Marker.TRUE : Amf3Marker.FALSE);
        } else if (value instanceof AmfValue.Text text) {
            put(Amf3Marker.STRING);
            word(text.value());
        } else if (value instanceof AmfValue.LongText text) {
            put(Amf3Marker.STRING);
            word(text.value());
        } else if (value instanceof AmfValue.Null) {
            put(Amf3Marker.NULL);
        } else if (value instanceof AmfValue.Date date) {
            put(Amf3Marker.DATE);
            u29(1);
            int64(Double.doubleToLongBits(date.epochMillis()));
        } else if (value instanceof AmfValue.XmlDocument xml) {
            bytes(Amf3Marker.XML_DOCUMENT, utf8(xml.value()));
        } else if (value instanceof AmfValue.Xml xml) {
            bytes(Amf3Marker.XML, utf8(xml.value()));
        } else if (value instanceof AmfValue.ByteArray array) {
            bytes(Amf3Marker.BYTE_ARRAY, array.bytes());
        } else {
            complex(value, depth);
        }
    }

    private void complex(AmfValue value, int depth) {
        if (value instanceof AmfValue.Obj object) {
            object("", !object.members().containsKey(""), object.members(), depth);
        } else if (value instanceof AmfValue.TypedObj object) {
            object(object.className(), false, object.members(), depth);
        } else if (value instanceof AmfValue.StrictArray array) {
            array(Map.of(), array.elements(), depth);
        } else if (value instanceof AmfValue.EcmaArray array) {
            array(array.members(), dense(array.members()), depth);
        } else if (value instanceof AmfValue.Vector vector) {
            vector(vector, depth);
        } else if (value instanceof AmfValue.Dictionary dictionary) {
            put(Amf3Marker.DICTIONARY);
            header(dictionary.entries().size());
            put(dictionary.weakKeys() ? 1 : 0);
            for (AmfValue.Dictionary.Entry entry : dictionary.entries()) {
                value(entry.key(), depth + 1);
                value(entry.value(), depth + 1);
            }
        } else {
            put(Amf3Marker.UNDEFINED);
        }
    }

    /** 3.6, 3.7: an integer where 29 bits hold the very same number. */
    private void number(double number) {
        int whole = (int) number;
        boolean same = whole == number && (whole != 0 || Double.doubleToRawLongBits(number) == 0);
        if (same && whole >= MIN_INTEGER && whole <= MAX_INTEGER) {
            put(Amf3Marker.INTEGER);
            u29(whole & Amf3Marker.MAX_U29);
        } else {
            put(Amf3Marker.DOUBLE);
            int64(Double.doubleToLongBits(number));
        }
    }

    /** 3.12: anonymous objects are dynamic, those of a class sealed. A sealed member may have an empty name. */
    private void object(String className, boolean dynamic, Map<String, AmfValue> members, int depth) {
        put(Amf3Marker.OBJECT);
        Traits form = new Traits(className, dynamic, dynamic ? List.of() : List.copyOf(members.keySet()));
        Integer known = traits == null ? null : traits.putIfAbsent(form, traits.size());
        if (known != null) {
            u29(known << 2 | 1);
        } else {
            if (form.sealed().size() > MAX_SEALED) {
                throw new AmfException("AMF3 object with more than " + MAX_SEALED + " members");
            }
            u29(form.sealed().size() << 4 | (dynamic ? 0b1011 : 0b0011));
            word(className);
            form.sealed().forEach(this::word);
        }
        for (Map.Entry<String, AmfValue> member : members.entrySet()) {
            if (dynamic) {
                word(member.getKey());
            }
            value(member.getValue(), depth + 1);
        }
        if (dynamic) {
            word("");
        }
    }

    /** 3.11: what has a name that is no dense index, an empty name, then the elements. */
    private void array(Map<String, AmfValue> members, List<AmfValue> dense, int depth) {
        put(Amf3Marker.ARRAY);
        header(dense.size());
        for (Map.Entry<String, AmfValue> member : members.entrySet()) {
            String name = member.getKey();
            if (name.isEmpty()) {
                throw new AmfException("an AMF3 array cannot have an empty name");
            }
            if (!isIndexBelow(name, dense.size())) {
                word(name);
                value(member.getValue(), depth + 1);
            }
        }
        word("");
        for (AmfValue element : dense) {
            value(element, depth + 1);
        }
    }

    /** The members named 0, 1, 2 and so on without a gap, in this order. */
    static List<AmfValue> dense(Map<String, AmfValue> members) {
        List<AmfValue> dense = new ArrayList<>();
        AmfValue next;
        while ((next = members.get(String.valueOf(dense.size()))) != null) {
            dense.add(next);
        }
        return dense;
    }

    private static boolean isIndexBelow(String name, int count) {
        if (name.length() > 9 || name.chars().anyMatch(c -> c < '0' || c > '9')) {
            return false;
        }
        int index = Integer.parseInt(name);
        return index < count && name.equals(String.valueOf(index));
    }

    private void vector(AmfValue.Vector vector, int depth) {
        put(
                switch (vector.kind()) {
                    case INT -> Amf3Marker.VECTOR_INT;
                    case UINT -> Amf3Marker.VECTOR_UINT;
                    case DOUBLE -> Amf3Marker.VECTOR_DOUBLE;
                    case OBJECT -> Amf3Marker.VECTOR_OBJECT;
                });
        header(vector.elements().size());
        put(vector.fixed() ? 1 : 0);
        if (vector.kind() == AmfValue.Vector.Kind.OBJECT) {
            word(vector.className());
        }
        for (AmfValue element : vector.elements()) {
            if (vector.kind() == AmfValue.Vector.Kind.OBJECT) {
                value(element, depth + 1);
            } else {
                element(
                        vector.kind(),
                        element.asNumber()
                                .orElseThrow(() -> new AmfException("AMF3 vector of numbers with something else")));
            }
        }
    }

    private void element(AmfValue.Vector.Kind kind, double number) {
        if (kind == AmfValue.Vector.Kind.DOUBLE) {
            int64(Double.doubleToLongBits(number));
            return;
        }
        long whole = (long) number;
        boolean fits = kind == AmfValue.Vector.Kind.INT ? whole == (int) whole : whole >= 0 && whole <= 0xFFFFFFFFL;
        if (whole != number || !fits) {
            throw new AmfException("AMF3 vector of " + kind + " with " + number);
        }
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out[length++] = (byte) (whole >> shift);
        }
    }

    /** 1.3.2: index of a string that was written before, or length and UTF-8; the empty string is never referred to. */
    private void word(String text) {
        Integer known = words == null || text.isEmpty() ? null : words.putIfAbsent(text, words.size());
        if (known != null) {
            u29(known << 1);
            return;
        }
        bytes(utf8(text));
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(int marker, ByteBuffer bytes) {
        put(marker);
        bytes(bytes);
    }

    private void bytes(ByteBuffer bytes) {
        int count = bytes.remaining();
        header(count);
        room(count);
        bytes.get(out, length, count);
        length += count;
    }

    /** A length or count, with the bit that says it is no reference. */
    private void header(int count) {
        if (count > Amf3Marker.MAX_U29 >> 1) {
            throw new AmfException(
                    "AMF3 value of " + count + " bytes or elements, at most " + (Amf3Marker.MAX_U29 >> 1) + " fit");
        }
        u29(count << 1 | 1);
    }

    /** 1.3.1. */
    private void u29(int value) {
        room(4);
        if (value >= 1 << 21) {
            out[length++] = (byte) (value >> 22 | 0x80);
            out[length++] = (byte) (value >> 15 | 0x80);
            out[length++] = (byte) (value >> 8 | 0x80);
            out[length++] = (byte) value;
            return;
        }
        if (value >= 1 << 14) {
            out[length++] = (byte) (value >> 14 | 0x80);
        }
        if (value >= 1 << 7) {
            out[length++] = (byte) (value >> 7 | 0x80);
        }
        out[length++] = (byte) (value & 0x7F);
    }

    private void int64(long bits) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            out[length++] = (byte) (bits >> shift);
        }
    }

    private void put(int next) {
        room(1);
        out[length++] = (byte) next;
    }

    private void room(int bytes) {
        long wanted = (long) length + bytes;
        if (wanted > out.length) {
            if (wanted > Integer.MAX_VALUE - 8) {
                throw new AmfException("AMF3 values of more than " + (Integer.MAX_VALUE - 8) + " bytes");
            }
            out = Arrays.copyOf(out, (int) Math.min(Math.max(wanted, out.length * 2L), Integer.MAX_VALUE - 8));
        }
    }
}
