package org.videocity.api.room;

import java.util.List;
import org.videocity.api.media.Publication;

/**
 * A room at one moment.
 *
 * @param settings what is fixed about it
 * @param session its epoch, empty while it is not open
 * @param members who is there
 * @param publications what is live
 */
public record RoomSnapshot(
        RoomSettings settings, String session, List<Member> members, List<Publication> publications) {
    public RoomSnapshot {
        members = List.copyOf(members);
        publications = List.copyOf(publications);
    }

    /** Tells whether somebody is in it or something is live. */
    public boolean isOpen() {
        return !session.isEmpty();
    }
}
