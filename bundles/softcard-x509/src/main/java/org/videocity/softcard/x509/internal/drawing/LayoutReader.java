package org.videocity.softcard.x509.internal.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON of the layout, a file of ours: objects, lists, texts without escapes, numbers, truth. Used once. */
final class LayoutReader {
    private final String json;
    private int at;

    private LayoutReader(String json) {
        this.json = json;
    }

    /** Reads an object. */
    static Node read(String json) {
        LayoutReader reader = new LayoutReader(json);
        Node whole = new Node(reader.value());
        if (reader.next() != '\0') {
            throw reader.wrong("nothing");
        }
        return whole;
    }

    /** A value, asked for what it is expected to be. */
    record Node(Object value) {
        /** Returns a member of an object. */
        Node get(String name) {
            return find(name)
                    .orElseThrow(() -> new IllegalArgumentException("The layout of the cards has no '" + name + "'"));
        }

        Optional<Node> find(String name) {
            return Optional.ofNullable(members().get(name)).map(Node::new);
        }

        Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, member) -> members.put(String.valueOf(name), member));
            }
            return members;
        }

        int number() {
            return ((Number) value).intValue();
        }

        String text() {
            return String.valueOf(value);
        }

        int number(String name, int otherwise) {
            return find(name).map(Node::number).orElse(otherwise);
        }

        boolean isTrue(String name) {
            return find(name).filter(n -> Boolean.TRUE.equals(n.value())).isPresent();
        }
    }

    private Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> text();
            default -> literal();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            String name = text();
            take(':');
            members.put(name, value());
            comma('}');
        }
        at++;
        return members;
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        at++;
        while (next() != ']') {
            values.add(value());
            comma(']');
        }
        at++;
        return values;
    }

    private String text() {
        take('"');
        int end = json.indexOf('"', at);
        if (end < 0) {
            throw wrong("the end of a text");
        }
        String text = json.substring(at, end);
        at = end + 1;
        return text;
    }

    private Object literal() {
        int from = at;
        while (at < json.length()
                && (Character.isLetterOrDigit(json.charAt(at)) || "+-.".indexOf(json.charAt(at)) >= 0)) {
            at++;
        }
        String word = json.substring(from, at);
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException none) {
            throw wrong("a value");
        }
    }

    private void comma(char end) {
        if (next() != end) {
            take(',');
        }
    }

    private void take(char expected) {
        if (next() != expected) {
            throw wrong("'" + expected + "'");
        }
        at++;
    }

    private char next() {
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : '\0';
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("The layout of the cards is broken at " + at + ": expected " + expected);
    }
}
