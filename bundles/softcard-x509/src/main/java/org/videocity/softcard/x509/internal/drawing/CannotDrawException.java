package org.videocity.softcard.x509.internal.drawing;

/** This Java cannot draw on this machine: it has no java.desktop, or that lacks a library or finds no fonts. */
public final class CannotDrawException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotDrawException(Throwable why) {
        super(why.toString(), why);
    }
}
