package org.videocity.transport.http.internal.tls;

/** A certificate cannot be used; the message is a sentence for the operator. */
final class TlsException extends Exception {
    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
