package org.videocity.transport.http.internal.live;

import org.videocity.api.Reason;

/** A private room and one that is not there are told alike to whoever may not watch: nobody learns which homes there are. */
final class ClosedDoor {
    private static final Reason CLOSED = Reason.KEY_REQUIRED.saying(
            "There is no such room here, or it is private: bring a stream key that opens it (…/stream?key=…).");

    private ClosedDoor() {}

    static Reason told(Reason why) {
        boolean shut = why.is(Reason.NO_SUCH_ROOM) || why.is(Reason.KEY_REQUIRED) || why.is(Reason.NOT_ALLOWED);
        return shut ? CLOSED : why;
    }
}
