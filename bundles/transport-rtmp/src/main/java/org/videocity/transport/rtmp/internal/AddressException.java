package org.videocity.transport.rtmp.internal;

/** An RTMP address that names no stream here; the message says to a person what was expected. */
final class AddressException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean wrongApplication;

    AddressException(String message, boolean wrongApplication) {
        super(message);
        this.wrongApplication = wrongApplication;
    }

    /** Tells whether the application is another one, rather than the rest of the address wrong. */
    boolean wrongApplication() {
        return wrongApplication;
    }
}
