package org.videocity.wire.amf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of {@link AmfJson} (RFC 8259): strictly, once, and within limits. */
final class JsonReader {
    /** Longest number: sign, digits, fraction and exponent of any double, with room for zeros. */
    private static final int MAX_NUMBER = 400;

    private final CharSequence json;
    private final AmfLimits limits;
    private int at;
    private int elements;

    JsonReader(CharSequence json, AmfLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    AmfValue read() {
        if (json.length() > limits.maxMessageBytes()) {
            throw new AmfException("JSON text of " + json.length() + " characters, at most " + limits.maxMessageBytes()
                    + " are accepted");
        }
        AmfValue value = value(1);
        if (peek() != '\0' || at < json.length()) {
            throw wrong("something follows the value");
        }
        return value;
    }

    private AmfValue value(int depth) {
        if (depth > limits.maxDepth()) {
            throw wrong("values inside each other more than " + limits.maxDepth() + " deep");
        }
        if (++elements > limits.maxElements()) {
            throw wrong("more than " + limits.maxElements() + " values");
        }
        return switch (peek()) {
            case '{' -> JsonForms.object(members(depth));
            case '[' -> new AmfValue.StrictArray(array(depth));
            case '"' -> AmfValue.of(string());
            case 't' -> literal("true", AmfValue.of(true));
            case 'f' -> literal("false", AmfValue.of(false));
            case 'n' -> literal("null", AmfValue.NULL);
            default -> AmfValue.of(number());
        };
    }

    private Map<String, AmfValue> members(int depth) {
        Map<String, AmfValue> members = new LinkedHashMap<>();
        expect('{');
        if (takes('}')) {
            return members;
        }
        do {
            if (peek() != '"') {
                throw wrong("expected a name");
            }
            String name = string();
            expect(':');
            members.put(name, value(depth + 1));
        } while (takes(','));
        expect('}');
        return members;
    }

    private List<AmfValue> array(int depth) {
        List<AmfValue> values = new ArrayList<>();
        expect('[');
        if (takes(']')) {
            return values;
        }
        do {
            values.add(value(depth + 1));
        } while (takes(','));
        expect(']');
        return values;
    }

    private AmfValue literal(String word, AmfValue value) {
        int end = at + word.length();
        if (end > json.length() || !word.contentEquals(json.subSequence(at, end))) {
            throw wrong("expected " + word);
        }
        at = end;
        return value;
    }

    /** Section 6: minus, digits without a leading zero, fraction, exponent. */
    private double number() {
        int begin = at;
        if (here() == '-') {
            at++;
        }
        int first = at;
        digits();
        if (at - first > 1 && json.charAt(first) == '0') {
            throw wrong("number with a leading zero");
        }
        if (here() == '.') {
            at++;
            digits();
        }
        if (here() == 'e' || here() == 'E') {
            at++;
            if (here() == '+' || here() == '-') {
                at++;
            }
            digits();
        }
        if (at - begin > MAX_NUMBER) {
            throw wrong("number of more than " + MAX_NUMBER + " characters");
        }
        double number = Double.parseDouble(json.subSequence(begin, at).toString());
        if (Double.isInfinite(number)) {
            throw wrong("number too large for a double");
        }
        return number;
    }

    private void digits() {
        int begin = at;
        while (here() >= '0' && here() <= '9') {
            at++;
        }
        if (at == begin) {
            throw wrong("expected a value");
        }
    }

    /** Section 7. */
    private String string() {
        StringBuilder text = new StringBuilder();
        at++;
        while (true) {
            if (at >= json.length()) {
                throw wrong("string without an end");
            }
            char c = json.charAt(at++);
            if (c == '"') {
                return text.toString();
            }
            if (c < 0x20) {
                throw wrong("control character in a string");
            }
            text.append(c == '\\' ? escaped() : c);
            if (text.length() > limits.maxStringBytes()) {
                throw wrong("string of more than " + limits.maxStringBytes() + " characters");
            }
        }
    }

    private char escaped() {
        char c = here();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("unknown escape");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            char c = here();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw wrong("expected four hexadecimal digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    /** The next character that is no white space; 0 at the end. */
    private char peek() {
        while (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r') {
            at++;
        }
        return here();
    }

    private char here() {
        return at < json.length() ? json.charAt(at) : '\0';
    }

    private boolean takes(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!takes(wanted)) {
            throw wrong("expected " + wanted);
        }
    }

    private AmfException wrong(String what) {
        return new AmfException("JSON: " + what + " at character " + at);
    }
}
