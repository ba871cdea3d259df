package org.videocity.softcard.x509.internal;

import org.videocity.api.Reason;
import org.videocity.api.store.StoreResult;

/** Ends the work on a card: it is not good, or the work cannot be done now. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;
    private final boolean temporary;

    private RefusedException(Reason reason, boolean temporary) {
        super(reason.text(), null, false, false);
        this.reason = reason;
        this.temporary = temporary;
    }

    /** What was shown or asked for is not good; trying again will not help. */
    static RefusedException because(Reason reason) {
        return new RefusedException(reason, false);
    }

    /** It cannot be done now. */
    static RefusedException later(Reason reason) {
        return new RefusedException(reason, true);
    }

    Reason reason() {
        return reason;
    }

    <T> StoreResult<T> result() {
        return temporary ? new StoreResult.Unavailable<>(reason) : new StoreResult.Conflict<>(reason);
    }
}
