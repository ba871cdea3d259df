package org.videocity.api.resident;

import java.time.Instant;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;

/** What is answered to somebody who signs in. */
public sealed interface SignedIn {
    /**
     * They are in.
     *
     * @param token what the browser keeps as a cookie and shows from now on; kept nowhere else
     * @param expires until when at most
     * @param identity who they are
     * @param isNew they have a home since this moment
     */
    record Accepted(String token, Instant expires, Identity identity, boolean isNew) implements SignedIn {
        @Override
        public String toString() {
            return "Accepted[" + identity.id() + "]";
        }
    }

    /** They are not. */
    record Refused(Reason reason) implements SignedIn {}
}
