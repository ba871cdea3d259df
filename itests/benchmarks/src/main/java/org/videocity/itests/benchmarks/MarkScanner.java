package org.videocity.itests.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds the frames of a {@link Synthetic} stream in whatever they are wrapped: FLV, MP4, HTTP chunks, WebSocket messages.
 * Looks for the mark alone, which nothing else in the stream contains, so that reading for hundreds of viewers costs little.
 */
final class MarkScanner {
    private static final byte[] MARK = "VideoCit".getBytes(StandardCharsets.US_ASCII);
    /** What can stand in front of a mark: the first byte of a NAL unit or of an AAC frame. */
    private static final int KEY_PICTURE = 0x65;

    private static final int SOUND = 0x21;
    /** A byte that says what it is, the mark, a number and a time. */
    private static final int NEEDED = 1 + Frame.MARK_BYTES;

    private static final int[] SHIFTS = shifts();

    private MarkScanner() {}

    /** Hears of frames. */
    interface Sink {
        void frame(boolean video, boolean key, long number, long sentNanos);
    }

    /**
     * Tells of every frame whose mark is complete.
     *
     * @return where the bytes begin that have to be seen again in front of those that come next, fewer than 33
     */
    static int scan(ByteBuffer bytes, Sink sink) {
        int end = bytes.limit();
        int from = bytes.position() + 1;
        while (from + MARK.length <= end) {
            int last = bytes.get(from + MARK.length - 1);
            if (last == MARK[MARK.length - 1] && isMark(bytes, from)) {
                if (from - 1 + NEEDED > end) {
                    return from - 1;
                }
                int kind = bytes.get(from - 1);
                long number = bytes.getLong(from + MARK.length);
                sink.frame(kind != SOUND, kind == KEY_PICTURE, number, bytes.getLong(from + MARK.length + Long.BYTES));
                from += Frame.MARK_BYTES;
            } else {
                from += SHIFTS[last & 0xff];
            }
        }
        return Math.max(bytes.position(), Math.min(from, end) - 1);
    }

    private static boolean isMark(ByteBuffer bytes, int at) {
        for (int i = 0; i < MARK.length; i++) {
            if (bytes.get(at + i) != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    /** How far the mark may be moved when its last place holds a given byte (Boyer, Moore and Horspool). */
    private static int[] shifts() {
        int[] shifts = new int[256];
        java.util.Arrays.fill(shifts, MARK.length);
        for (int i = 0; i < MARK.length - 1; i++) {
            shifts[MARK[i]] = MARK.length - 1 - i;
        }
        return shifts;
    }
}
