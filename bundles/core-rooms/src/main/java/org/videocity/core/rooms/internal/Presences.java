package org.videocity.core.rooms.internal;

import java.util.List;
import java.util.Optional;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.Member;

/** Where one identity is in a room: in several tabs, and for guests who proved nothing all of their address. */
final class Presences {
    private Presences() {}

    /** Finds the place that somebody may take with a return key. */
    static Optional<MemberSeat> placeOf(LiveRoom room, Identity who, String returnKey) {
        String hash = ReturnKey.hash(returnKey);
        return room.members().stream()
                .filter(seat -> seat.mayBeTakenBy(who, hash))
                .findFirst();
    }

    static List<Member> of(LiveRoom room, Identity who) {
        return room.members().stream()
                .map(MemberSeat::self)
                .filter(member -> member.identity().id().equals(who.id()))
                .toList();
    }

    /**
     * Tells whether somebody may not publish because of silence. What guests of one address publish is nobody's in particular:
     * it ends when all of them here are muted.
     */
    static boolean isSilenced(LiveRoom room, Identity who) {
        if (Order.isKnown(who)) {
            return room.order().isMuted(who, "");
        }
        List<Member> there = of(room, who);
        return !there.isEmpty() && there.stream().allMatch(Member::isMuted);
    }
}
