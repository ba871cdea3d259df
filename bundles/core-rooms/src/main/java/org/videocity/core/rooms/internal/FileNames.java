package org.videocity.core.rooms.internal;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.HexFormat;

/** Names of files as they stand in addresses. */
final class FileNames {
    private static final int MAX_CHARS = 80;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FileNames() {}

    /** Makes what names a file for good: nobody guesses it. */
    static String id() {
        return HexFormat.of().toHexDigits(RANDOM.nextLong());
    }

    /**
     * Returns a name without folders and with nothing but letters, digits, dots, dashes and underscores; of a long one the
     * end, which says what it is.
     */
    static String clean(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder out = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().forEach(c -> append(out, c));
        String name = out.toString().replaceAll("^[.-]+|[.-]+$", "");
        int from = Math.max(0, name.length() - MAX_CHARS);
        if (from > 0 && Character.isLowSurrogate(name.charAt(from))) {
            from++;
        }
        return name.isEmpty() ? "file" : name.substring(from);
    }

    private static void append(StringBuilder out, int c) {
        if (Character.isLetterOrDigit(c) || c == '.' || c == '_') {
            out.appendCodePoint(c);
        } else if (out.length() > 0 && out.charAt(out.length() - 1) != '-') {
            out.append('-');
        }
    }
}
