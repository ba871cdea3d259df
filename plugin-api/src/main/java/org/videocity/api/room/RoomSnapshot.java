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
 * @param isLocked nobody comes in who was not told to
 */
public record RoomSnapshot(
        RoomSettings settings, String session, List<Member> members, List<Publication> publications, boolean isLocked) {
    public RoomSnapshot {
        members = List.copyOf(members);
        publications = List.copyOf(publications);
    }

    /** A room whose door is not locked. */
    public RoomSnapshot(RoomSettings settings, String session, List<Member> members, List<Publication> publications) {
        this(settings, session, members, publications, false);
    }

    /** Tells whether somebody is in it or something is live. */
    public boolean isOpen() {
        return !session.isEmpty();
    }
}
