package org.videocity.api.identity;

import java.util.Optional;

/**
 * Somebody was signed out: on one device, on all but one, or everywhere.
 *
 * @param identityId whose sessions
 * @param only the one session that ended; absent when more than one did
 * @param except the one session that goes on, where all others ended
 */
public record SessionsEnded(String identityId, Optional<String> only, Optional<String> except) {
    /** One device was signed out. */
    public static SessionsEnded one(String identityId, String sessionId) {
        return new SessionsEnded(identityId, Optional.of(sessionId), Optional.empty());
    }

    /** All devices were signed out, perhaps but one. */
    public static SessionsEnded all(String identityId, Optional<String> except) {
        return new SessionsEnded(identityId, Optional.empty(), except);
    }

    /** Tells whether an identity that was recognised by a session is signed out by this. */
    public boolean concerns(Identity who) {
        String session = who.attributes().get(Identity.RESIDENT_SESSION);
        return who.id().equals(identityId)
                && session != null
                && (only.isEmpty() || only.get().equals(session))
                && (except.isEmpty() || !except.get().equals(session));
    }
}
