package org.videocity.api.room;

import org.videocity.api.Reason;

/** What the door answers. */
public sealed interface EnterResult {
    /**
     * Inside.
     *
     * @param room the member's hand on the room
     * @param ticket for {@link RoomService#resume}
     * @param snapshot the room at that moment, the member included
     */
    record Entered(Room room, MemberTicket ticket, RoomSnapshot snapshot) implements EnterResult {}

    /** Not inside. */
    record Refused(Reason reason) implements EnterResult {}

    /**
     * The room is held by another node.
     *
     * @param endpoint where to go
     */
    record MovedTo(String endpoint) implements EnterResult {}
}
