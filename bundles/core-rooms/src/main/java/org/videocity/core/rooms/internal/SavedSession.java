package org.videocity.core.rooms.internal;

import java.util.List;
import org.videocity.api.RoomId;
import org.videocity.api.room.Member;
import org.videocity.api.room.RoomMessage;

/**
 * A room's session as it outlives an update of core.
 *
 * @param room which room
 * @param session its epoch
 * @param sequence number of the last message
 * @param order how order is kept
 * @param members who was there
 * @param messages what was said last
 */
record SavedSession(
        RoomId room,
        String session,
        long sequence,
        Order.Saved order,
        List<SavedMember> members,
        List<RoomMessage> messages) {
    /**
     * A member whose place is kept.
     *
     * @param member as it was
     * @param returnHash hash of what brings it back, empty for nothing
     */
    record SavedMember(Member member, String returnHash) {}

    SavedSession {
        members = List.copyOf(members);
        messages = List.copyOf(messages);
    }

    /** Returns the same without what was said, which is most of it. */
    SavedSession silent() {
        return new SavedSession(room, session, sequence, order, members, List.of());
    }
}
