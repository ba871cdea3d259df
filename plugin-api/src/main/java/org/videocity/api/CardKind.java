package org.videocity.api;

/** What a card is for. The numbers are those of the certificate extension and never change. */
public enum CardKind {
    /** The private login card: whoever holds it and its passphrase is its owner. */
    LOGIN,
    /** The Internet visiting card of a room: whoever shows it was invited there. */
    ROOM
}
