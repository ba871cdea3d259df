package org.videocity.wire.flv;

/** Says that FLV bytes break their format or a limit; the message names what was found and what was expected. */
public final class FlvException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message a person can act on. */
    public FlvException(String message) {
        super(message);
    }
}
