package org.videocity.api.resident;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredSession;

/**
 * Signing up, in and out, and what residents do about themselves. Methods that take an {@link Identity} want one that
 * {@link AuthenticationService} gave; anybody but a resident is refused with {@code not-allowed}. No method blocks.
 */
@ProviderType
public interface ResidentService {
    /** How one gets a home. */
    enum SignUpPolicy {
        /** Anybody whose mail arrives. */
        OPEN,
        /** Whose mail address is in one of the configured domains. */
        DOMAINS,
        /** Who was invited. */
        INVITATION,
        /** Nobody. */
        CLOSED
    }

    /** Returns how one gets a home in a city at the moment. */
    SignUpPolicy signUpPolicy(String city);

    /** Returns the mail domains whose people may sign up, where the policy is {@link SignUpPolicy#DOMAINS}; else none. */
    default List<String> signUpDomains(String city) {
        return List.of();
    }

    /**
     * Returns what the session's cookie is called. The name is this installation's own, because cookies ignore ports.
     *
     * @param secure whether the browser came over TLS: then the name makes browsers insist on that
     */
    String cookieName(boolean secure);

    /** Mails a code to somebody who wants a home; nothing exists before it is shown. */
    CompletionStage<MailedCode> signUp(Caller caller, SignUp request, Executor executor);

    /** Mails a code to somebody who says they have a home. */
    CompletionStage<MailedCode> requestCode(Caller caller, String address, Executor executor);

    /**
     * Takes the code of a mail: makes the home where that was asked for, and signs in. Whatever is wrong, the answer is
     * {@code bad-code}; a few wrong ones make the code worthless.
     */
    CompletionStage<SignedIn> confirm(Caller caller, String pending, String code, Executor executor);

    /** Takes the token of a mail's link, as {@link #confirm} does the code. */
    CompletionStage<SignedIn> confirmLink(Caller caller, String linkToken, Executor executor);

    /** Ends the session of a token; done also when there is none. */
    CompletionStage<StoreResult<Boolean>> signOut(String token, Executor executor);

    /**
     * Whoever lives somewhere, as everybody may see them who sees the home.
     *
     * @param name for people
     * @param photo the picture, if there is one
     */
    record Owner(String name, Optional<BlobId> photo) {}

    /**
     * Finds whose home that is; nobody's where no resident lives, as in rooms an operator configured. Ask only of a home that
     * whoever wants to know may see: an answer says that somebody lives there.
     */
    CompletionStage<StoreResult<Optional<Owner>>> ownerOf(RoomId home, Executor executor);

    /** Reads who somebody is now. */
    CompletionStage<StoreResult<Resident>> me(Identity who, Executor executor);

    /** Changes the name for people; conflict {@code bad-name} says what is wrong with it. */
    CompletionStage<StoreResult<Resident>> rename(Identity who, String name, Executor executor);

    /** Changes the picture: bytes that were looked at before, or none to remove it. */
    CompletionStage<StoreResult<Resident>> changePhoto(
            Identity who, Optional<BlobStore.Content> picture, long maxBytes, Executor executor);

    /** Lists where somebody is signed in, the last used first. */
    CompletionStage<StoreResult<List<StoredSession>>> devices(Identity who, Executor executor);

    /** Signs out one of the devices; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> endDevice(Identity who, String sessionId, Executor executor);

    /** Signs out everywhere, or everywhere but here; yields how many devices that were. */
    CompletionStage<StoreResult<Integer>> endDevices(Identity who, boolean exceptThis, Executor executor);
}
