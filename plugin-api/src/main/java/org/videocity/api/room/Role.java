package org.videocity.api.room;

/** What somebody is in a room, the most first. */
public enum Role {
    /** The room is theirs; nobody acts on them. */
    OWNER,
    /** Keeps order for the owner. */
    MODERATOR,
    /** A resident, or somebody who was let in by a card, a link, a key or an answered knock. */
    MEMBER,
    /** Somebody who proved nothing. */
    GUEST;

    /** Tells whether this one keeps order. */
    public boolean mayModerate() {
        return this == OWNER || this == MODERATOR;
    }

    /** Tells whether this one may act on somebody of another role: the owner on all others, moderators on whom they keep. */
    public boolean mayActOn(Role other) {
        return other != OWNER && (this == OWNER || (this == MODERATOR && other != MODERATOR));
    }
}
