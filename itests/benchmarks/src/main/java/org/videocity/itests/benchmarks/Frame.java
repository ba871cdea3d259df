package org.videocity.itests.benchmarks;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.rtmp.RtmpMessage;

/**
 * What a publisher wrote into one audio or video message: when it sent it and which one of its kind it was.
 *
 * @param video whether it is a picture
 * @param key whether it is a key frame
 * @param number 0, 1, 2 … of its kind
 * @param sentNanos {@link System#nanoTime()} of the publisher, which is in this process too
 */
record Frame(boolean video, boolean key, long number, long sentNanos) {
    /** "VideoCit", which no header of a codec has at this place. */
    private static final long MARK = 0x566964656f436974L;

    /** Behind the FLV header (5 bytes), the NAL unit's length (4) and its type (1). */
    static final int VIDEO_AT = 10;
    /** Behind the FLV header (2 bytes) and one byte of a raw AAC frame. */
    static final int AUDIO_AT = 3;

    static final int MARK_BYTES = 24;

    /** Writes mark, number and time. */
    static void put(ByteBuffer payload, int at, long number, long sentNanos) {
        payload.putLong(at, MARK).putLong(at + 8, number).putLong(at + 16, sentNanos);
    }

    /** Reads a message, null when no publisher of ours marked it. */
    static @Nullable Frame of(RtmpMessage message) {
        int at = message.isVideo() ? VIDEO_AT : AUDIO_AT;
        if (message.length() < at + MARK_BYTES) {
            return null;
        }
        ByteBuffer payload = message.payload();
        if (payload.getLong(at) != MARK) {
            return null;
        }
        boolean key = message.isVideo() && (payload.get(0) & 0xF0) == 0x10;
        return new Frame(message.isVideo(), key, payload.getLong(at + 8), payload.getLong(at + 16));
    }
}
