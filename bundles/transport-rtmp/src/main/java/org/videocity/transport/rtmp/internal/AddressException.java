package org.videocity.transport.rtmp.internal;

/** An RTMP address that names no stream here; the message says to a person what was expected. */
final class AddressException extends Exception {
    private static final long serialVersionUID = 1L;

    AddressException(String message) {
        super(message);
    }
}
