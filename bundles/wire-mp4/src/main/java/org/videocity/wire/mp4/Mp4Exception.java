package org.videocity.wire.mp4;

/** Says that MP4 bytes break their format or a limit; the message names what was found and what was expected. */
public final class Mp4Exception extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message a person can act on. */
    public Mp4Exception(String message) {
        super(message);
    }
}
