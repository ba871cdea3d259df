package org.videocity.wire.amf;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes the JSON of {@link AmfJson}. */
final class JsonWriter {
    /** Whole numbers up to here are written without an exponent; a double holds each of them. */
    private static final double MAX_PLAIN = 1L << 53;

    private final StringBuilder out;

    JsonWriter(StringBuilder out) {
        this.out = out;
    }

    void value(AmfValue value, int depth) {
        if (depth > AmfEncoder.MAX_DEPTH) {
            throw new AmfException("AMF objects inside each other more than " + AmfEncoder.MAX_DEPTH + " deep");
        }
        if (value instanceof AmfValue.Number number) {
            number(number.value());
        } else if (value instanceof AmfValue.Bool bool) {
            out.append(bool.value());
        } else if (value instanceof AmfValue.Text text) {
            text(text.value());
        } else if (value instanceof AmfValue.LongText text) {
            text(text.value());
        } else if (value instanceof AmfValue.StrictArray || value instanceof AmfValue.Vector) {
            elements(value.asElements(), depth);
        } else if (value instanceof AmfValue.Obj || value instanceof AmfValue.EcmaArray) {
            out.append('{');
            members(value.asMembers(), depth);
            out.append('}');
        } else {
            special(value, depth);
        }
    }

    /** What JSON has no form of its own for. */
    private void special(AmfValue value, int depth) {
        if (value instanceof AmfValue.Date date) {
            open(AmfJson.DATE);
            number(date.epochMillis());
            out.append('}');
        } else if (value instanceof AmfValue.ByteArray array) {
            ByteBuffer encoded = Base64.getEncoder().encode(array.bytes());
            tagged(AmfJson.BYTES, new String(encoded.array(), java.nio.charset.StandardCharsets.ISO_8859_1));
        } else if (value instanceof AmfValue.Xml xml) {
            tagged(AmfJson.XML, xml.value());
        } else if (value instanceof AmfValue.XmlDocument xml) {
            tagged(AmfJson.XML_DOCUMENT, xml.value());
        } else if (value instanceof AmfValue.TypedObj object) {
            open(AmfJson.CLASS);
            text(object.className());
            if (!object.members().isEmpty()) {
                out.append(',');
                members(object.members(), depth);
            }
            out.append('}');
        } else if (value instanceof AmfValue.Dictionary dictionary) {
            open(AmfJson.DICTIONARY);
            elements(
                    dictionary.entries().stream()
                            .<AmfValue>map(entry -> new AmfValue.StrictArray(List.of(entry.key(), entry.value())))
                            .toList(),
                    depth);
            out.append('}');
        } else {
            out.append("null");
        }
    }

    private void open(String tag) {
        out.append('{');
        text(tag);
        out.append(':');
    }

    private void tagged(String tag, String content) {
        open(tag);
        text(content);
        out.append('}');
    }

    private void elements(List<AmfValue> elements, int depth) {
        out.append('[');
        String separator = "";
        for (AmfValue element : elements) {
            out.append(separator);
            value(element, depth + 1);
            separator = ",";
        }
        out.append(']');
    }

    private void members(Map<String, AmfValue> members, int depth) {
        String separator = "";
        for (Map.Entry<String, AmfValue> member : members.entrySet()) {
            out.append(separator);
            String name = member.getKey();
            text(name.startsWith("$") ? "$" + name : name);
            out.append(':');
            value(member.getValue(), depth + 1);
            separator = ",";
        }
    }

    private void number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            tagged(AmfJson.NUMBER, Double.toString(number));
        } else if (number == Math.rint(number) && Math.abs(number) <= MAX_PLAIN && !isMinusZero(number)) {
            out.append((long) number);
        } else {
            out.append(number);
        }
    }

    private static boolean isMinusZero(double number) {
        return number == 0 && Double.doubleToRawLongBits(number) != 0;
    }

    /** RFC 8259 section 7; half surrogate pairs are escaped too, so that the text can be written as UTF-8. */
    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
                escape(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                escape(c);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 0xF, 16));
        }
    }
}
