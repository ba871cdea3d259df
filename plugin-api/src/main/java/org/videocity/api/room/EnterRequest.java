package org.videocity.api.room;

import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;

/**
 * Somebody at the door.
 *
 * @param room which room
 * @param identity who
 * @param displayName what the others shall see; empty to let the room choose ("Guest 3")
 * @param transport name of the transport they come through
 * @param returnKey of the member whose connection was lost ({@link MemberTicket#returnKey}); with it they take their place
 *     again as long as it is kept, and else come in anew; empty for none
 */
public record EnterRequest(RoomId room, Identity identity, String displayName, String transport, String returnKey) {
    /** Somebody who was not here before. */
    public EnterRequest(RoomId room, Identity identity, String displayName, String transport) {
        this(room, identity, displayName, transport, "");
    }

    @Override
    public String toString() {
        return "EnterRequest[" + identity.id() + " to " + room + "]";
    }
}
