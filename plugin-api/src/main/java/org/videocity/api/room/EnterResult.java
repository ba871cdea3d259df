package org.videocity.api.room;

import java.util.Set;
import org.videocity.api.Reason;
import org.videocity.api.identity.GrantName;

/** What the door answers. */
public sealed interface EnterResult {
    /**
     * Inside.
     *
     * @param room the member's hand on the room
     * @param ticket for {@link RoomService#resume}
     * @param snapshot the room at that moment, the member included
     * @param may what the member may do beyond being there; asked again when it does so
     */
    record Entered(Room room, MemberTicket ticket, RoomSnapshot snapshot, Set<GrantName> may) implements EnterResult {
        public Entered {
            may = Set.copyOf(may);
        }

        /** Somebody who may just be there. */
        public Entered(Room room, MemberTicket ticket, RoomSnapshot snapshot) {
            this(room, ticket, snapshot, Set.of());
        }
    }

    /**
     * Not inside. With {@link Reason#LOCKED}, {@link Reason#NOT_ALLOWED}, {@link Reason#KEY_REQUIRED} or {@link
     * Reason#NO_SUCH_ROOM} somebody may knock. The last three are found on the same way; whoever tells people says {@link
     * Reason#DOOR_CLOSED} to all of them, so that nobody learns which rooms there are.
     */
    record Refused(Reason reason) implements EnterResult {}

    /**
     * The room is held by another node.
     *
     * @param endpoint where to go
     */
    record MovedTo(String endpoint) implements EnterResult {}
}
