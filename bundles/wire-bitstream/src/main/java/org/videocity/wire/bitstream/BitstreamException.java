package org.videocity.wire.bitstream;

/** Says that elementary stream bytes break their format or a limit; the message names what was found and what was expected. */
public final class BitstreamException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message a person can act on. */
    public BitstreamException(String message) {
        super(message);
    }
}
