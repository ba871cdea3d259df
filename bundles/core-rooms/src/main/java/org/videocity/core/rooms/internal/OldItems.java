package org.videocity.core.rooms.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.PlaylistItem;

/** Makes entries of what stands in a document, whoever wrote it: what cannot be shown becomes a link or a text. */
final class OldItems {
    /** What a stream's address was in 2009: the server's, and behind {@code call} the room's. */
    private static final Pattern RTMP_ROOM = Pattern.compile("rtmps?://[^/]+/call(/[^?#]+)", Pattern.CASE_INSENSITIVE);

    private final RoomId room;

    OldItems(RoomId room) {
        this.room = room;
    }

    PlaylistItem text(String text, String interval, String description) {
        return new PlaylistItem.Text(text, millis(interval), description);
    }

    private static int millis(String interval) {
        try {
            return Math.max(PlaylistItem.Text.MIN_INTERVAL_MILLIS, Math.min(PlaylistItem.Text.MAX_INTERVAL_MILLIS, (int)
                    Double.parseDouble(interval)));
        } catch (NumberFormatException none) {
            return PlaylistItem.Text.DEFAULT_INTERVAL_MILLIS;
        }
    }

    PlaylistItem image(String src, String description) {
        String stored = PageSources.stored(room, src);
        return PageSources.fileId(stored).isPresent()
                ? new PlaylistItem.Image(stored, description)
                : link(src, description);
    }

    PlaylistItem video(String src, String description) {
        String stored = PageSources.stored(room, src);
        return PageSources.fileId(stored).isPresent()
                ? new PlaylistItem.Video(stored, description)
                : link(src, description);
    }

    PlaylistItem stream(String src, String id, String description) {
        Matcher call = RTMP_ROOM.matcher(src);
        String stored = PageSources.stored(room, call.matches() ? call.group(1) : src);
        return orElse(
                () -> {
                    if (!PageSources.isRoom(stored)) {
                        throw new IllegalArgumentException("That is no room");
                    }
                    return new PlaylistItem.Stream(stored, id, description);
                },
                () -> link(src, description));
    }

    /** A link where it leads somewhere on the web; else what it was called. */
    PlaylistItem link(String src, String description) {
        return orElse(
                () -> new PlaylistItem.Link(src.strip().replace(" ", "%20"), description),
                () -> named(src, description));
    }

    /** A file that was never uploaded. */
    PlaylistItem file(String src, String description) {
        return named(src, description);
    }

    private static PlaylistItem named(String src, String description) {
        return new PlaylistItem.Text(
                cut(src, PlaylistItem.MAX_SOURCE_CHARS), PlaylistItem.Text.DEFAULT_INTERVAL_MILLIS, description);
    }

    private interface Making {
        PlaylistItem make();
    }

    private static PlaylistItem orElse(Making first, Making otherwise) {
        try {
            return first.make();
        } catch (IllegalArgumentException cannotBe) {
            return otherwise.make();
        }
    }

    /** Returns the beginning of a text, not half a character at its end. */
    static String cut(String text, int maxChars) {
        int end = Math.min(text.length(), maxChars);
        return Optional.of(text.substring(0, end))
                .filter(part -> end == text.length() || !Character.isHighSurrogate(text.charAt(end - 1)))
                .orElseGet(() -> text.substring(0, end - 1));
    }
}
