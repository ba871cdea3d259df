package org.videocity.wire.rtmp;

/**
 * The peer broke the protocol or a limit; the connection cannot go on. Unchecked, and the only exception thrown on
 * account of what a peer sent. The message says what was wrong and what was expected, for a person.
 */
public final class RtmpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RtmpException(String message) {
        super(message);
    }

    public RtmpException(String message, Throwable cause) {
        super(message, cause);
    }
}
