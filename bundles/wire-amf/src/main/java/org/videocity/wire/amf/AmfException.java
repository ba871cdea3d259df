package org.videocity.wire.amf;

/**
 * Says why bytes are not acceptable AMF, why text is no acceptable JSON, or why a value cannot be written. Unchecked, and
 * the only exception that the decoders and encoders throw on account of what they are given. The message is meant for a person.
 */
public final class AmfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AmfException(String message) {
        super(message);
    }
}
