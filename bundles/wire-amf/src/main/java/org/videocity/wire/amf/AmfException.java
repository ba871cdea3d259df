package org.videocity.wire.amf;

/**
 * Says why bytes are not acceptable AMF0, or why a value has no AMF0 form. Unchecked, and the only exception that
 * {@link AmfDecoder} and {@link AmfEncoder} throw on account of what they are given. The message is meant for a person.
 */
public final class AmfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AmfException(String message) {
        super(message);
    }
}
