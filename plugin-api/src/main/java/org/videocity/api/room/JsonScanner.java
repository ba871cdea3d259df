package org.videocity.api.room;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks over one JSON object, keeping nothing but the member asked for. Not thread-safe, used once. */
final class JsonScanner {
    private static final int MAX_DEPTH = 64;

    private final String json;
    private int at;

    JsonScanner(String json) {
        this.json = json;
    }

    Optional<String> stringMember(String name) {
        try {
            return Optional.ofNullable(find(name));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private @Nullable String find(String name) {
        expect('{');
        String found = null;
        if (peek() == '}') {
            return null;
        }
        do {
            boolean wanted = string().equals(name);
            expect(':');
            if (peek() == '"') {
                String value = string();
                found = wanted ? value : found;
            } else {
                skipValue(1);
                found = wanted ? null : found;
            }
        } while (takes(','));
        expect('}');
        if (peek() != '\0' || at < json.length()) {
            throw new IllegalArgumentException("something follows the object at " + at);
        }
        return found;
    }

    private void skipValue(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deep");
        }
        switch (peek()) {
            case '"' -> string();
            case '{' -> skipMembers(depth);
            case '[' -> skipElements(depth);
            default -> skipLiteral();
        }
    }

    private void skipMembers(int depth) {
        expect('{');
        if (takes('}')) {
            return;
        }
        do {
            string();
            expect(':');
            skipValue(depth + 1);
        } while (takes(','));
        expect('}');
    }

    private void skipElements(int depth) {
        expect('[');
        if (takes(']')) {
            return;
        }
        do {
            skipValue(depth + 1);
        } while (takes(','));
        expect(']');
    }

    private void skipLiteral() {
        int start = at;
        while (at < json.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("a value was expected at " + at);
        }
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < json.length()) {
            char c = json.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw new IllegalArgumentException("a control character that is not escaped at " + at);
            }
            out.append(c == '\\' ? escaped() : c);
        }
        throw new IllegalArgumentException("a string does not end");
    }

    private char escaped() {
        char c = at < json.length() ? json.charAt(at++) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new IllegalArgumentException("an unknown escape at " + at);
        };
    }

    private char unicode() {
        if (at + 4 > json.length()) {
            throw new IllegalArgumentException("four hex digits were expected at " + at);
        }
        char c = (char) HexFormat.fromHexDigits(json, at, at + 4);
        at += 4;
        return c;
    }

    private char peek() {
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : '\0';
    }

    private boolean takes(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!takes(c)) {
            throw new IllegalArgumentException("'" + c + "' was expected at " + at);
        }
    }
}
