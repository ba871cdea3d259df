package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSettings;

/**
 * A resident's room as it is kept.
 *
 * @param residentId who owns it
 * @param settings its name, texts and door
 * @param keywords what it is about; at most 20 of at most 40 characters
 * @param created since when
 * @param revision counts changes; a change is refused when it is not the stored one
 */
public record StoredRoom(
        String residentId, RoomSettings settings, List<String> keywords, Instant created, long revision) {
    private static final int MAX_KEYWORDS = 20;
    private static final int MAX_KEYWORD_CHARS = 40;

    public StoredRoom {
        Objects.requireNonNull(residentId, "residentId");
        keywords = List.copyOf(keywords);
        if (keywords.size() > MAX_KEYWORDS) {
            throw new IllegalArgumentException("A room has at most " + MAX_KEYWORDS + " keywords");
        }
        for (String word : keywords) {
            if (word.isBlank() || word.length() > MAX_KEYWORD_CHARS || word.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("A keyword has 1 to " + MAX_KEYWORD_CHARS + " characters");
            }
        }
    }

    /** Returns what names it. */
    public RoomId id() {
        return settings.id();
    }

    /** Returns the same room with other settings, perhaps under another name. */
    public StoredRoom with(RoomSettings changed, List<String> newKeywords) {
        return new StoredRoom(residentId, changed, newKeywords, created, revision);
    }
}
