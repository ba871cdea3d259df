package org.videocity.web.api.internal.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a file's bytes (RFC 9110 section 14.1.2): one range; whoever asks for several gets all of it, as section
 * 14.2 allows.
 *
 * @param from the first byte
 * @param length how many; 0 where none of those asked for are there
 */
record FileRange(long from, long length) {
    /** {@code bytes=first-last}, {@code bytes=first-} or {@code bytes=-suffix}. */
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /** Reads the header Range; absent where all of it is wanted. */
    static Optional<FileRange> parse(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long suffix = Math.min(size, Long.parseLong(range.group(2)));
            return Optional.of(new FileRange(size - suffix, suffix));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(new FileRange(first, Math.max(0, last - first + 1)));
    }
}
