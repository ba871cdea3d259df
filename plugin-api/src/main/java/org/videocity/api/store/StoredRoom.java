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
    public StoredRoom {
        Objects.requireNonNull(residentId, "residentId");
        keywords = List.copyOf(keywords);
        Keywords.check(keywords, "A room");
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
