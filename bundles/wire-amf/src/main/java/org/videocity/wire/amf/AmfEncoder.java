package org.videocity.wire.amf;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes AMF0 values (AMF0 section 2); what only AMF3 has is written in AMF3 behind marker 0x11 (section 3.1). Stateless and thread safe; references are never written, a value that occurs
 * twice is written twice.
 *
 * <p>Throws {@link AmfException} for a value that has no AMF0 form (a property name longer than 65535 bytes, and whatever {@link Amf3Encoder} refuses in an AMF3 value, more than
 * {@value #MAX_DEPTH} levels), and {@link BufferOverflowException} when a buffer it was given is too small.
 */
public final class AmfEncoder {
    /** Levels of objects and arrays inside each other that are written at most. */
    public static final int MAX_DEPTH = 256;

    private static final int MAX_SHORT_BYTES = 0xFFFF;
    private static final int OBJECT_END_BYTES = 3;

    private AmfEncoder() {}

    /** Bytes that {@link #write} needs for the value. */
    public static int size(AmfValue value) {
        return Math.toIntExact(size(value, 1));
    }

    /** Writes the value at the buffer's position, whatever its byte order. */
    public static void write(ByteBuffer out, AmfValue value) {
        if (size(value) > out.remaining()) {
            throw new BufferOverflowException();
        }
        ByteBuffer bytes = out.slice();
        put(bytes, value, 1);
        out.position(out.position() + bytes.position());
    }

    /** The values one after the other in a new heap buffer that is exactly as long as they are. */
    public static ByteBuffer encode(List<AmfValue> values) {
        long total = 0;
        for (AmfValue value : values) {
            total += size(value, 1);
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(total));
        for (AmfValue value : values) {
            put(out, value, 1);
        }
        return out.flip();
    }

    /** Same as {@link #encode(List)}. */
    public static ByteBuffer encode(AmfValue... values) {
        return encode(List.of(values));
    }

    /**
     * The values as a peer with object encoding 3 wants them: null, undefined, booleans, numbers and strings in AMF0,
     * everything else in AMF3 behind marker 0x11 (section 3.1; Enhanced RTMP v2, "Enabling AMF3 in RTMP").
     */
    public static ByteBuffer encodeSwitching(List<AmfValue> values) {
        List<ByteBuffer> parts = new ArrayList<>(values.size());
        int total = 0;
        for (AmfValue value : values) {
            ByteBuffer part = isPrimitive(value) ? encode(value) : amf3(value, 1);
            total = Math.addExact(total, part.remaining() + (isPrimitive(value) ? 0 : 1));
            parts.add(part);
        }
        ByteBuffer out = ByteBuffer.allocate(total);
        for (int i = 0; i < parts.size(); i++) {
            if (!isPrimitive(values.get(i))) {
                out.put((byte) AmfMarker.AVM_PLUS);
            }
            out.put(parts.get(i));
        }
        return out.flip();
    }

    private static boolean isPrimitive(AmfValue value) {
        return value.isNothing()
                || value instanceof AmfValue.Bool
                || value instanceof AmfValue.Number
                || value instanceof AmfValue.Text
                || value instanceof AmfValue.LongText
                || value instanceof AmfValue.Unsupported;
    }

    /**
     * A command as NetConnection and RTMP spell it: name, transaction id, then the values (the command object, or null,
     * first).
     */
    public static ByteBuffer command(String name, double transactionId, AmfValue... values) {
        List<AmfValue> all = new ArrayList<>(values.length + 2);
        all.add(AmfValue.of(name));
        all.add(AmfValue.of(transactionId));
        all.addAll(List.of(values));
        return encode(all);
    }

    private static long size(AmfValue value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new AmfException("AMF0 objects inside each other more than " + MAX_DEPTH + " deep");
        }
        if (value instanceof AmfValue.Number) {
            return 1 + 8;
        } else if (value instanceof AmfValue.Bool) {
            return 1 + 1;
        } else if (value instanceof AmfValue.Text text) {
            int length = utf8Length(text.value());
            return 1 + (length > MAX_SHORT_BYTES ? 4L : 2L) + length;
        } else if (value instanceof AmfValue.LongText text) {
            return 1 + 4L + utf8Length(text.value());
        } else if (value instanceof AmfValue.XmlDocument xml) {
            return 1 + 4L + utf8Length(xml.value());
        } else if (value instanceof AmfValue.Date) {
            return 1 + 8 + 2;
        } else if (value instanceof AmfValue.Obj object) {
            return 1 + size(object.members(), depth);
        } else if (value instanceof AmfValue.EcmaArray array) {
            return 1 + 4 + size(array.members(), depth);
        } else if (value instanceof AmfValue.TypedObj object) {
            return 1 + shortSize(object.className()) + size(object.members(), depth);
        } else if (value instanceof AmfValue.StrictArray array) {
            long total = 1 + 4;
            for (AmfValue element : array.elements()) {
                total += size(element, depth + 1);
            }
            return total;
        } else if (isAmf3Only(value)) {
            return 1 + amf3(value, depth).remaining();
        }
        return 1;
    }

    /** Whether a value has no AMF0 form of its own. */
    private static boolean isAmf3Only(AmfValue value) {
        return value instanceof AmfValue.ByteArray
                || value instanceof AmfValue.Xml
                || value instanceof AmfValue.Vector
                || value instanceof AmfValue.Dictionary;
    }

    /** Without references, since readers differ on whether the tables last for one value or for the message. */
    private static ByteBuffer amf3(AmfValue value, int depth) {
        Amf3Writer writer = new Amf3Writer(false);
        writer.value(value, depth);
        return writer.bytes();
    }

    private static long size(Map<String, AmfValue> members, int depth) {
        long total = OBJECT_END_BYTES;
        for (Map.Entry<String, AmfValue> member : members.entrySet()) {
            total += shortSize(member.getKey()) + size(member.getValue(), depth + 1);
        }
        return total;
    }

    private static int shortSize(String name) {
        int length = utf8Length(name);
        if (length > MAX_SHORT_BYTES) {
            throw new AmfException("AMF0 name of " + length + " bytes, at most " + MAX_SHORT_BYTES + " fit");
        }
        return 2 + length;
    }

    /** Bytes that String.getBytes makes; a surrogate without its other half becomes one question mark there. */
    private static int utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                length++;
            }
        }
        return Math.toIntExact(length);
    }

    private static void put(ByteBuffer out, AmfValue value, int depth) {
        if (value instanceof AmfValue.Number number) {
            out.put((byte) AmfMarker.NUMBER).putDouble(number.value());
        } else if (value instanceof AmfValue.Bool bool) {
            out.put((byte) AmfMarker.BOOLEAN).put((byte) (bool.value() ? 1 : 0));
        } else if (value instanceof AmfValue.Text text) {
            putText(out, text.value());
        } else if (value instanceof AmfValue.LongText text) {
            putLong(out, AmfMarker.LONG_STRING, text.value());
        } else if (value instanceof AmfValue.XmlDocument xml) {
            putLong(out, AmfMarker.XML_DOCUMENT, xml.value());
        } else if (value instanceof AmfValue.Date date) {
            out.put((byte) AmfMarker.DATE).putDouble(date.epochMillis()).putShort(date.zoneMinutes());
        } else if (value instanceof AmfValue.Obj object) {
            putMembers(out.put((byte) AmfMarker.OBJECT), object.members(), depth);
        } else if (value instanceof AmfValue.EcmaArray array) {
            out.put((byte) AmfMarker.ECMA_ARRAY).putInt(array.members().size());
            putMembers(out, array.members(), depth);
        } else if (value instanceof AmfValue.TypedObj object) {
            putName(out.put((byte) AmfMarker.TYPED_OBJECT), object.className());
            putMembers(out, object.members(), depth);
        } else if (value instanceof AmfValue.StrictArray array) {
            out.put((byte) AmfMarker.STRICT_ARRAY).putInt(array.elements().size());
            array.elements().forEach(element -> put(out, element, depth + 1));
        } else if (value instanceof AmfValue.Null) {
            out.put((byte) AmfMarker.NULL);
        } else if (value instanceof AmfValue.Undefined) {
            out.put((byte) AmfMarker.UNDEFINED);
        } else if (isAmf3Only(value)) {
            out.put((byte) AmfMarker.AVM_PLUS).put(amf3(value, depth));
        } else {
            out.put((byte) AmfMarker.UNSUPPORTED);
        }
    }

    private static void putMembers(ByteBuffer out, Map<String, AmfValue> members, int depth) {
        for (Map.Entry<String, AmfValue> member : members.entrySet()) {
            putName(out, member.getKey());
            put(out, member.getValue(), depth + 1);
        }
        out.putShort((short) 0).put((byte) AmfMarker.OBJECT_END);
    }

    private static void putText(ByteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_SHORT_BYTES) {
            out.put((byte) AmfMarker.LONG_STRING).putInt(bytes.length).put(bytes);
        } else {
            out.put((byte) AmfMarker.STRING).putShort((short) bytes.length).put(bytes);
        }
    }

    private static void putLong(ByteBuffer out, int marker, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.put((byte) marker).putInt(bytes.length).put(bytes);
    }

    private static void putName(ByteBuffer out, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) bytes.length).put(bytes);
    }
}
