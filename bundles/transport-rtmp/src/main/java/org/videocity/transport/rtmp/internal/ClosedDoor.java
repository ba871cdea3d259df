package org.videocity.transport.rtmp.internal;

import org.videocity.api.Reason;

/**
 * A private room and one that is not there are told alike to whoever may not come in: nobody learns which homes there are.
 * The counters keep the difference, for the operator.
 */
final class ClosedDoor {
    private static final Reason WITHOUT_KEY = Reason.KEY_REQUIRED.saying(
            "There is no such room here, or it is private: bring a stream key (…/stream?key=…).");
    private static final Reason WITH_KEY =
            Reason.NOT_ALLOWED.saying("There is no such room here, or your key gives no right to do that there.");

    private ClosedDoor() {}

    /** Returns what is said to whoever asked for an address. */
    static Reason told(Reason why, RtmpAddress address) {
        boolean shut = why.is(Reason.NO_SUCH_ROOM) || why.is(Reason.KEY_REQUIRED) || why.is(Reason.NOT_ALLOWED);
        if (!shut) {
            return why;
        }
        return address.key().isPresent() ? WITH_KEY : WITHOUT_KEY;
    }
}
