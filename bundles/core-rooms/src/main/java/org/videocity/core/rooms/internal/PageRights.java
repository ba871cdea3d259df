package org.videocity.core.rooms.internal;

import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.room.Role;
import org.videocity.api.room.RoomPage;

/**
 * What somebody may do with the pages of a room they may look into.
 *
 * @param room the room
 * @param isPublic everybody may look
 * @param session that goes on there, empty for none
 * @param role what they are by the grants they hold
 * @param keepsOrder they keep order, be it for this session
 * @param isInside they are there
 * @param whyNotPublish why they may not publish now
 * @param person who they are among those who add; empty for nobody in particular
 * @param name what the others call them
 */
record PageRights(
        RoomId room,
        boolean isPublic,
        String session,
        Role role,
        boolean keepsOrder,
        boolean isInside,
        Optional<Reason> whyNotPublish,
        String person,
        String name) {
    private static final Reason NOT_DECORATING = Reason.NOT_ALLOWED.saying(
            "What stays in a room is chosen by its owner and by moderators for good; you can show it to whoever is there now.");

    private static final Reason NOT_REPLACING =
            Reason.NOT_ALLOWED.saying("Only the owner of a room puts a whole page in the place of another.");

    /** Says why nothing is added to a page, if it is not. */
    Optional<Reason> toAdd(RoomPage page) {
        if (page == RoomPage.INDEX) {
            return role.mayModerate() ? Optional.empty() : Optional.of(NOT_DECORATING);
        }
        if (!isInside || session.isEmpty()) {
            return Optional.of(PlaylistReasons.NOT_INSIDE);
        }
        return keepsOrder ? Optional.empty() : whyNotPublish;
    }

    /** Says why a playlist is not changed that somebody added, if it is not. */
    Optional<Reason> toChange(RoomPage page, String addedBy) {
        if (page == RoomPage.INDEX) {
            return toAdd(page);
        }
        if (keepsOrder && !session.isEmpty()) {
            return Optional.empty();
        }
        boolean theirs = !person.isEmpty() && person.equals(addedBy);
        return theirs ? toAdd(page) : Optional.of(Reason.NOT_ALLOWED);
    }

    /** Says why a whole page is not replaced, if it is not. */
    Optional<Reason> toReplace(RoomPage page) {
        if (role != Role.OWNER) {
            return Optional.of(NOT_REPLACING);
        }
        return page == RoomPage.ACTIVE && session.isEmpty()
                ? Optional.of(PlaylistReasons.NOT_INSIDE)
                : Optional.empty();
    }
}
