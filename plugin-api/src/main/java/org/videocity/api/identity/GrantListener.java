package org.videocity.api.identity;

import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.RoomId;

/** Hears of grants taken back, registered as a service; whoever serves the identity ends what is no longer allowed. */
@ConsumerType
public interface GrantListener {
    /** Says that a grant was revoked or has expired. Thread: any; must not block. */
    void onRevoked(Grant grant);

    /**
     * Says that rights in a room were taken back from people who cannot be listed, a whole mail domain for example:
     * whoever serves somebody there asks again. Thread: any; must not block.
     */
    default void onNarrowed(RoomId room) {}
}
