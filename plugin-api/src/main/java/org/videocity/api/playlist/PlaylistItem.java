package org.videocity.api.playlist;

import java.nio.charset.StandardCharsets;

/** One thing in a playlist. Who makes one learns from the exception what is wrong with it. */
public sealed interface PlaylistItem {
    /** Longest description in characters. */
    int MAX_DESCRIPTION_CHARS = 1_000;
    /** Longest address in characters. */
    int MAX_SOURCE_CHARS = 2_000;

    /** Returns a sentence or a name, empty for none. */
    String description();

    /**
     * Words to read.
     *
     * @param text plain text, at most {@link #MAX_BYTES} as UTF-8
     * @param intervalMillis how long it stands when the playlist plays, 100 ms to an hour
     * @param description a sentence or a name
     */
    record Text(String text, int intervalMillis, String description) implements PlaylistItem {
        /** Largest text in bytes of UTF-8. */
        public static final int MAX_BYTES = 64 * 1024;

        public static final int DEFAULT_INTERVAL_MILLIS = 2_000;
        public static final int MIN_INTERVAL_MILLIS = 100;
        public static final int MAX_INTERVAL_MILLIS = 3_600_000;

        public Text {
            checkDescription(description);
            if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException("A text has at most " + MAX_BYTES / 1024 + " KiB");
            }
            checkReadable("A text", text);
            if (intervalMillis < MIN_INTERVAL_MILLIS || intervalMillis > MAX_INTERVAL_MILLIS) {
                throw new IllegalArgumentException(
                        "A text stands for " + MIN_INTERVAL_MILLIS + " to " + MAX_INTERVAL_MILLIS + " milliseconds");
            }
        }
    }

    /**
     * A picture.
     *
     * @param src address of a file of the room the playlist is in
     * @param description what is on it
     */
    record Image(String src, String description) implements PlaylistItem {
        public Image {
            checkDescription(description);
            checkSource(src);
        }
    }

    /**
     * A film, or sound.
     *
     * @param src address of a file of the room the playlist is in
     * @param description what is on it
     */
    record Video(String src, String description) implements PlaylistItem {
        public Video {
            checkDescription(description);
            checkSource(src);
        }
    }

    /**
     * Something live.
     *
     * @param src address of the room it is in, {@code /user@domain/Room}
     * @param id the stream's name
     * @param description what it is
     */
    record Stream(String src, String id, String description) implements PlaylistItem {
        private static final int MAX_ID_CHARS = 128;

        public Stream {
            checkDescription(description);
            checkSource(src);
            if (id.isEmpty() || id.length() > MAX_ID_CHARS) {
                throw new IllegalArgumentException("A stream has a name of 1 to " + MAX_ID_CHARS + " characters");
            }
            checkReadable("A stream's name", id);
        }
    }

    /**
     * An address elsewhere: shown as a link, nothing of it is fetched.
     *
     * @param src {@code http:} or {@code https:}
     * @param description what is there
     */
    record Link(String src, String description) implements PlaylistItem {
        public Link {
            checkDescription(description);
            checkSource(src);
            if (!src.regionMatches(true, 0, "http://", 0, "http://".length())
                    && !src.regionMatches(true, 0, "https://", 0, "https://".length())) {
                throw new IllegalArgumentException("A link begins with http:// or https://");
            }
        }
    }

    private static void checkDescription(String description) {
        if (description.length() > MAX_DESCRIPTION_CHARS) {
            throw new IllegalArgumentException("A description has at most " + MAX_DESCRIPTION_CHARS + " characters");
        }
        checkReadable("A description", description);
    }

    private static void checkSource(String src) {
        if (src.isEmpty() || src.length() > MAX_SOURCE_CHARS) {
            throw new IllegalArgumentException("An address has 1 to " + MAX_SOURCE_CHARS + " characters");
        }
        if (src.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("An address has neither spaces nor control characters");
        }
        checkReadable("An address", src);
    }

    /** What XML 1.0 cannot hold (section 2.2) is no text for people either. */
    static void checkReadable(String what, String text) {
        if (!text.codePoints().allMatch(PlaylistItem::isReadable)) {
            throw new IllegalArgumentException(what + " has no control characters");
        }
    }

    /** Tells whether a character may stand in a playlist. */
    static boolean isReadable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
