package org.videocity.web.api.internal.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.videocity.web.api.internal.json.Json;

/**
 * Says how long a body may be, by its path, and how many long ones are read at a time: they are held in memory before anybody
 * has looked who sends them. Thread: safe from any.
 */
final class BodyLimits {
    /** Some 10 MiB each, while one is read and understood. */
    private static final int MOST_LONG = 16;

    private final AtomicInteger reading = new AtomicInteger();

    static int maxBytes(@Nullable String path) {
        if (path == null) {
            return Json.MAX_CHARS;
        }
        return switch (path) {
            case "/me/photo" -> MeAnswers.MAX_PHOTO_BYTES;
            case "/me/cards/room", "/me/cards/mail" -> Json.MAX_CARD_CHARS;
            case "/cards/look" -> CardAnswers.MAX_CARD_BYTES;
            default ->
                path.contains(PlaylistAnswers.BELOW)
                        ? Json.MAX_PLAYLIST_CHARS
                        : path.endsWith("/invitations") && path.startsWith("/me/")
                                ? Json.MAX_CARD_CHARS
                                : DoorAnswers.isCard(path) ? CardAnswers.MAX_CARD_BYTES : Json.MAX_CHARS;
        };
    }

    /** Tells whether one more body of that length may be read now; then {@link #done} has to follow. */
    boolean admit(long bytes) {
        if (bytes >= 0 && bytes <= Json.MAX_CHARS) {
            return true;
        }
        if (reading.incrementAndGet() <= MOST_LONG) {
            return true;
        }
        reading.decrementAndGet();
        return false;
    }

    /** Says that an admitted body was answered, or its sender went. */
    void done(long bytes) {
        if (bytes < 0 || bytes > Json.MAX_CHARS) {
            reading.decrementAndGet();
        }
    }

    /** Returns how many long bodies are being read. */
    int reading() {
        return reading.get();
    }
}
