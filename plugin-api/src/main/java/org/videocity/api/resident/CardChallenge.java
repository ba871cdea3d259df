package org.videocity.api.resident;

import java.time.Instant;
import org.videocity.api.Reason;
import org.videocity.api.softcard.SignInText;

/** What is answered to somebody who wants to sign in with a login card. */
public sealed interface CardChallenge {
    /**
     * There is something to sign, once and soon.
     *
     * @param browser a secret that the browser keeps in a cookie until it signs in: the nonce counts only with it
     * @param text what is to be signed, see {@link SignInText#bytes}
     * @param expires when the nonce is worthless
     */
    record Posed(String browser, SignInText text, Instant expires) implements CardChallenge {
        @Override
        public String toString() {
            return "Posed[" + text.city() + " until " + expires + "]";
        }
    }

    /** There is not. */
    record Refused(Reason reason) implements CardChallenge {}
}
