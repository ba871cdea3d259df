package org.videocity.transport.http.internal.web;

import java.util.Optional;

/**
 * One range of bytes of a file (RFC 9110 section 14.1.2).
 *
 * <pre>
 * bytes=first-last | bytes=first- | bytes=-suffixLength
 * </pre>
 *
 * @param first first byte
 * @param last last byte, inclusive; before {@code first} when the range cannot be satisfied
 */
record ByteRange(int first, int last) {
    private static final String UNIT = "bytes=";
    private static final int MAX_DIGITS = 18;

    /**
     * Reads the header Range. Absent when there is none, when it is not understood or asks for several ranges: then the
     * whole file is sent, as section 14.2 allows.
     */
    static Optional<ByteRange> parse(String header, int length) {
        if (!header.startsWith(UNIT) || header.indexOf(',') >= 0) {
            return Optional.empty();
        }
        String range = header.substring(UNIT.length()).strip();
        int dash = range.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        String from = range.substring(0, dash).strip();
        String to = range.substring(dash + 1).strip();
        if (!isNumber(from) || !isNumber(to) || (from.isEmpty() && to.isEmpty())) {
            return Optional.empty();
        }
        if (from.isEmpty()) {
            long suffix = Long.parseLong(to);
            return Optional.of(
                    suffix == 0 ? unsatisfiable() : new ByteRange((int) Math.max(0, length - suffix), length - 1));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? length - 1L : Math.min(Long.parseLong(to), length - 1L);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return Optional.empty();
        }
        return Optional.of(first >= length ? unsatisfiable() : new ByteRange((int) first, (int) last));
    }

    boolean isSatisfiable() {
        return last >= first;
    }

    int length() {
        return last - first + 1;
    }

    private static ByteRange unsatisfiable() {
        return new ByteRange(0, -1);
    }

    private static boolean isNumber(String text) {
        return text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
