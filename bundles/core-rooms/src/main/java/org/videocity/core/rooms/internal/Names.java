package org.videocity.core.rooms.internal;

import java.util.Collection;

/** Names of people and streams as they come from outside. */
final class Names {
    private static final int MAX_NAME_CHARS = 64;
    private static final int MAX_STREAM_CHARS = 128;
    private static final int MAX_TYPE_CHARS = 128;

    private Names() {}

    /**
     * Returns a name without what could disturb a page or a console: control and format characters go, runs of white space
     * become one space, and it is cut to 64 characters. May be empty.
     */
    static String display(String wanted) {
        return line(wanted, MAX_NAME_CHARS);
    }

    /** Returns a line of text without what could disturb a page or a log, cut to a length. May be empty. */
    static String line(String wanted, int maxChars) {
        StringBuilder out = new StringBuilder();
        wanted.strip().codePoints().limit(4L * maxChars).forEach(c -> append(out, c));
        int end = Math.min(out.length(), maxChars);
        if (end > 0 && end < out.length() && Character.isHighSurrogate(out.charAt(end - 1))) {
            end--;
        }
        return out.substring(0, end).strip();
    }

    private static void append(StringBuilder out, int c) {
        boolean space = Character.isWhitespace(c) || Character.isSpaceChar(c);
        if (space) {
            if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
            return;
        }
        int type = Character.getType(c);
        boolean shown = type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && (type != Character.FORMAT || c == 0x200D);
        if (shown) {
            out.appendCodePoint(c);
        }
    }

    /** Returns the lowest "Guest N" nobody in the room is called. */
    static String guest(Collection<String> taken) {
        for (int number = 1; ; number++) {
            String name = "Guest " + number;
            if (!taken.contains(name)) {
                return name;
            }
        }
    }

    static boolean isStream(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_STREAM_CHARS
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().allMatch(Names::mayNameStream);
    }

    private static boolean mayNameStream(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || "._-+@~".indexOf(c) >= 0;
    }

    static boolean isMessageType(String type) {
        return type.length() <= MAX_TYPE_CHARS
                && type.indexOf(':') > 0
                && type.codePoints().allMatch(c -> c > 0x20 && c < 0x7f);
    }
}
