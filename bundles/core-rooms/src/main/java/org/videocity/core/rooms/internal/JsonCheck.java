package org.videocity.core.rooms.internal;

/**
 * Tells whether text is one well-formed JSON value (RFC 8259) that nests no deeper than a limit. Strict: no comments, no
 * trailing commas, no lone surrogates. Keeps nothing.
 */
final class JsonCheck {
    private final String text;
    private final int maxDepth;
    private int at;

    private JsonCheck(String text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    static boolean isJson(String text, int maxDepth) {
        JsonCheck check = new JsonCheck(text, maxDepth);
        check.space();
        if (!check.value(1)) {
            return false;
        }
        check.space();
        return check.at == text.length();
    }

    /** Returns how long text is as UTF-8, or -1 where it is no Unicode text (a lone surrogate). */
    static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else if (Character.isSurrogate(c)) {
                return -1;
            } else {
                length += 3;
            }
        }
        return length;
    }

    private boolean value(int depth) {
        if (depth > maxDepth || at >= text.length()) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        at++;
        space();
        if (takes('}')) {
            return true;
        }
        do {
            space();
            if (!string()) {
                return false;
            }
            space();
            if (!takes(':')) {
                return false;
            }
            space();
            if (!value(depth + 1)) {
                return false;
            }
            space();
        } while (takes(','));
        return takes('}');
    }

    private boolean array(int depth) {
        at++;
        space();
        if (takes(']')) {
            return true;
        }
        do {
            space();
            if (!value(depth + 1)) {
                return false;
            }
            space();
        } while (takes(','));
        return takes(']');
    }

    private boolean string() {
        if (!takes('"')) {
            return false;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < 0x20 || (c == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            if (at >= text.length() || "0123456789abcdefABCDEF".indexOf(text.charAt(at++)) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        takes('-');
        if (!takes('0') && !digits()) {
            return false;
        }
        if (takes('.') && !digits()) {
            return false;
        }
        if (takes('e') || takes('E')) {
            if (!takes('+')) {
                takes('-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean word(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private boolean takes(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
