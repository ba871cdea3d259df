package org.videocity.core.identity.internal.webauthn;

/** What an authenticator or browser sent cannot be read or is not right; the message is a sentence for a person. */
public final class WebAuthnException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public WebAuthnException(String sentence) {
        super(sentence);
    }
}
