package org.videocity.api.identity;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of people signed out, registered as a service; whoever holds a connection that came by such a session ends it. */
@ConsumerType
public interface SessionListener {
    /** Says that sessions ended. Thread: any; must not block. */
    void onEnded(SessionsEnded ended);
}
