package org.videocity.api.room;

import org.videocity.api.RoomId;

/**
 * What a transport keeps of a member so that it can re-enter after core-rooms was updated. It stays inside this process
 * and is never sent to a client, but for the return key, which the member's own client may keep.
 *
 * @param room the room
 * @param member the member as it was
 * @param returnKey what brings the member back to its place over another connection ({@link EnterRequest#returnKey}):
 *     256 random bits as URL-safe text; empty for none
 */
public record MemberTicket(RoomId room, Member member, String returnKey) {
    /** One whose member cannot come back over another connection. */
    public MemberTicket(RoomId room, Member member) {
        this(room, member, "");
    }

    @Override
    public String toString() {
        return "MemberTicket[" + member.id() + " in " + room + "]";
    }
}
