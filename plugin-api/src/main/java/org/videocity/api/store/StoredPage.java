package org.videocity.api.store;

import java.util.Map;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;

/**
 * A page of playlists as it is kept.
 *
 * @param room whose
 * @param page which
 * @param session the room's session it belongs to; empty for a page that stays
 * @param revision counts changes, 0 for a page nobody wrote yet; a change is refused when it is not the stored one
 * @param text the page as XML, in which what belongs to the room is named as from there: {@code files/…}; empty for none
 * @param addedBy who added which playlist, by its id
 */
public record StoredPage(
        RoomId room, RoomPage page, String session, long revision, String text, Map<String, String> addedBy) {
    public StoredPage {
        addedBy = Map.copyOf(addedBy);
    }

    /** A page nobody wrote yet. */
    public static StoredPage empty(RoomId room, RoomPage page) {
        return new StoredPage(room, page, "", 0, "", Map.of());
    }
}
