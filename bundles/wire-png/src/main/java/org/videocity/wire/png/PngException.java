package org.videocity.wire.png;

/** Says that bytes are no PNG, or none a card can be; the message names what was found and what was expected. */
public final class PngException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** What is wrong, as far as a program can act on it. */
    public enum Fault {
        /** It does not begin as a PNG does. */
        NOT_PNG,
        /** It ends too early. */
        TRUNCATED,
        /** A checksum does not fit: something got lost on the way. */
        DAMAGED,
        /** It is beyond a limit. */
        TOO_LARGE,
        /** It is a sound PNG of a form that no card has, or with a chunk that no card has at that place. */
        NO_CARD_FORM,
        /** It has the chunks of a card, but what is in one of them breaks the format. */
        MALFORMED
    }

    /** Makes an exception with a message a person can act on. */
    public PngException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** Returns what is wrong. */
    public Fault fault() {
        return fault;
    }
}
