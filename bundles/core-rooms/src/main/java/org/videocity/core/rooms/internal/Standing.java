package org.videocity.core.rooms.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.videocity.api.identity.GrantName;
import org.videocity.api.room.Member;
import org.videocity.api.room.Role;

/**
 * What somebody is in a room by the grants they hold, asked for before they come in.
 *
 * @param role the least they are
 * @param mayPublish they may publish here, from wherever they are
 */
record Standing(Role role, boolean mayPublish) {
    boolean isOwner() {
        return role == Role.OWNER;
    }

    /** Lists what a member of this standing may do now. */
    Set<GrantName> mayAs(Member member) {
        Set<GrantName> may = new LinkedHashSet<>();
        if (mayPublish && !member.isMuted()) {
            may.add(GrantName.PUBLISH);
        }
        if (member.role().mayModerate()) {
            may.add(GrantName.MODERATE);
        }
        return may;
    }
}
