package org.videocity.api.room;

import java.time.Instant;
import org.videocity.api.identity.Identity;

/**
 * One presence in a room: a tab, a phone. Members with equal identities are the same person.
 *
 * @param id unique across nodes
 * @param identity who it is
 * @param displayName what the others see
 * @param transport name of the transport it came through
 * @param since when it entered
 * @param role what it is here
 * @param isMuted may neither publish nor speak
 * @param isAway its connection was lost and may come back: its place is kept for a moment
 */
public record Member(
        String id,
        Identity identity,
        String displayName,
        String transport,
        Instant since,
        Role role,
        boolean isMuted,
        boolean isAway) {
    /** A guest who is there. */
    public Member(String id, Identity identity, String displayName, String transport, Instant since) {
        this(id, identity, displayName, transport, since, Role.GUEST, false, false);
    }

    /** Returns the same under another name. */
    public Member named(String name) {
        return new Member(id, identity, name, transport, since, role, isMuted, isAway);
    }

    /** Returns the same in another role. */
    public Member as(Role newRole) {
        return new Member(id, identity, displayName, transport, since, newRole, isMuted, isAway);
    }

    /** Returns the same, silenced or not. */
    public Member muted(boolean muted) {
        return new Member(id, identity, displayName, transport, since, role, muted, isAway);
    }

    /** Returns the same, waited for or not. */
    public Member away(boolean away) {
        return new Member(id, identity, displayName, transport, since, role, isMuted, away);
    }

    /** Returns the same presence of an identity that is known better now. */
    public Member of(Identity known) {
        return new Member(id, known, displayName, transport, since, role, isMuted, isAway);
    }
}
