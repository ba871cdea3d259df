package org.videocity.store.jdbc.internal;

import org.videocity.api.Reason;

/** Ends a transaction without a trace: what was asked does not fit what is stored. */
final class ConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    ConflictException(Reason reason) {
        super(reason.text(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
