package org.videocity.api.room;

import java.util.Optional;

/** The little JSON (RFC 8259) a plug-in needs for message bodies without a library of its own. */
public final class JsonText {
    private JsonText() {}

    /** Returns text as a JSON string with its quotes. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x2028 || c == 0x2029) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /**
     * Returns the string value of a member of the outermost object; absent when the text is no object, has no such member
     * or its value is no string. Reads what is well-formed; anything else is absent, never an exception.
     */
    public static Optional<String> stringMember(String json, String name) {
        return new JsonScanner(json).stringMember(name);
    }
}
