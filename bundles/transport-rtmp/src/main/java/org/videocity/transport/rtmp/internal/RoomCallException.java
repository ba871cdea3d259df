package org.videocity.transport.rtmp.internal;

import org.videocity.api.Reason;

/** A room call that cannot be one; the reason is for whoever called. */
final class RoomCallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    RoomCallException(String name, String text) {
        super(text);
        this.reason = new Reason(name, text);
    }

    Reason reason() {
        return reason;
    }
}
