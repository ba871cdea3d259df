package org.videocity.api.identity;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of grants taken back, registered as a service; whoever serves the identity ends what is no longer allowed. */
@ConsumerType
public interface GrantListener {
    /** Says that a grant was revoked or has expired. Thread: any; must not block. */
    void onRevoked(Grant grant);
}
