package org.videocity.itests.benchmarks;

/**
 * A line of chat with the time it was due in it.
 *
 * @param due {@link System#nanoTime()} at which it was to be written
 * @param sequence its number in the session of its room
 */
record ChatLine(long due, long sequence) {
    private static final String WORDS = "and as many words as people use when they write to each other";
    private static final String MESSAGE = "{\"op\":\"message\"";
    private static final String SEQUENCE = "\"sequence\":";
    private static final String MARK = "\"text\":\"at ";

    /** Returns what a page says to the room. */
    static String say(long id, long due) {
        return "{\"op\":\"send\",\"id\":" + id
                + ",\"to\":\"everyone\",\"type\":\"videocity:chat\",\"body\":{\"text\":\"at " + due + " " + WORDS
                + "\"}}";
    }

    /** Tells whether a server's text is a line of chat as {@link #say} writes it. */
    static boolean isOne(String text) {
        return text.startsWith(MESSAGE) && text.contains(MARK);
    }

    /** Reads one. */
    static ChatLine read(String text) {
        return new ChatLine(number(text, MARK), number(text, SEQUENCE));
    }

    private static long number(String text, String after) {
        int from = text.indexOf(after) + after.length();
        int to = from;
        while (to < text.length() && (Character.isDigit(text.charAt(to)) || (to == from && text.charAt(to) == '-'))) {
            to++;
        }
        return Long.parseLong(text, from, to, 10);
    }
}
