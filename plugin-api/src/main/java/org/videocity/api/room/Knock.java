package org.videocity.api.room;

import java.time.Instant;

/**
 * Somebody who knocks, as those see it who may open.
 *
 * @param id names the knock
 * @param name how they call themselves; a resident's own name
 * @param photo a picture as {@code data:} URL that was looked at before, or empty
 * @param text what they say, or empty
 * @param since when they knocked
 * @param isVerified the name is proven: they are signed in
 */
public record Knock(String id, String name, String photo, String text, Instant since, boolean isVerified) {
    /** Longest picture in characters. */
    public static final int MAX_PHOTO_CHARS = 32 * 1024;
    /** Longest text in characters. */
    public static final int MAX_TEXT_CHARS = 280;

    /** How a knock ended. */
    public enum Outcome {
        ADMITTED,
        DECLINED,
        /** They went, or nobody answered. */
        GONE
    }
}
