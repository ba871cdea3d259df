package org.videocity.core.rooms.internal;

/** A document is no page of playlists; the message is a sentence for whoever sent it. */
final class BadPageException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPageException(String message) {
        super(message);
    }
}
