package org.videocity.api.resident;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredPasskey;

/**
 * Signing in with passkeys (W3C Web Authentication level 2), a second way beside the card. Attestation is not asked for.
 * Methods that take an {@link Identity} want a resident. No method blocks.
 */
@ProviderType
public interface Passkeys {
    /** Returns what the cookie is called that ties a challenge to a browser; see {@link ResidentCards#cookieName}. */
    String cookieName(boolean secure);

    /** What is answered to a browser that wants a challenge. */
    sealed interface Challenge {
        /**
         * There is something to sign, once and soon.
         *
         * @param browser a secret for the cookie
         * @param value the challenge, URL-safe base64
         * @param host what WebAuthn calls the relying party's id
         * @param expires when it is worthless
         */
        record Posed(String browser, String value, String host, Instant expires) implements Challenge {
            @Override
            public String toString() {
                return "Posed[" + host + " until " + expires + "]";
            }
        }

        /** There is not. */
        record Refused(Reason reason) implements Challenge {}
    }

    /**
     * What the browser says it did (WebAuthn level 2, section 5.8.1), as its bytes were read.
     *
     * @param type {@code webauthn.create} or {@code webauthn.get}
     * @param challenge URL-safe base64
     * @param origin of the page
     * @param crossOrigin whether the page was inside another site's
     * @param bytes what was read, over which the authenticator signs; not to be changed
     */
    record ClientData(String type, String challenge, String origin, boolean crossOrigin, byte[] bytes) {}

    /**
     * An assertion.
     *
     * @param id the passkey's, URL-safe base64
     * @param client what the browser says
     * @param authenticatorData what the authenticator says
     * @param signature over both
     */
    record Assertion(String id, ClientData client, byte[] authenticatorData, byte[] signature) {}

    /**
     * Gives a challenge, for signing in or for a new passkey.
     *
     * @param pageOrigin where the asking page says it comes from; may be empty
     */
    CompletionStage<Challenge> challenge(Caller caller, String pageOrigin, Executor executor);

    /**
     * Takes a new passkey. Conflicts are {@code bad-passkey}, {@code old-nonce}, {@code other-origin}, {@code taken} and
     * {@code too-many}.
     *
     * @param browser the secret of the cookie
     * @param attestation the authenticator's attestation object
     */
    CompletionStage<StoreResult<StoredPasskey>> add(
            Identity who, String browser, String label, ClientData client, byte[] attestation, Executor executor);

    /** Lists a resident's passkeys. */
    CompletionStage<StoreResult<List<StoredPasskey>>> passkeys(Identity who, Executor executor);

    /** Takes one away; yields whether it was theirs. */
    CompletionStage<StoreResult<Boolean>> remove(Identity who, String id, Executor executor);

    /** Takes an assertion and begins a session under a token nobody had before. */
    CompletionStage<SignedIn> signIn(Caller caller, String browser, Assertion assertion, Executor executor);
}
