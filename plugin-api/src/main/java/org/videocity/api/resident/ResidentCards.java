package org.videocity.api.resident;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;

/**
 * What people do with soft cards: sign in with the login card, have cards issued and taken back, look at one they were sent.
 * Methods that take an {@link Identity} want a resident; anybody else is refused with {@code not-allowed}. No method blocks.
 */
@ProviderType
public interface ResidentCards {
    /**
     * Returns what the cookie before signing in is called.
     *
     * @param secure whether the browser came over TLS: then the name makes browsers insist on that
     */
    String cookieName(boolean secure);

    /**
     * What stands on a city's cards.
     *
     * @param issuer what the city calls itself
     * @param url what rooms' addresses on cards begin with, without a slash at the end; the room's path follows
     */
    record Texts(String issuer, String url) {}

    /** Returns what stands on the cards of a city. */
    Texts texts(String city);

    /**
     * Gives something to sign, which counts once, for two minutes, in the browser that asked.
     *
     * @param pageOrigin where the asking page says it comes from; may be empty
     */
    CompletionStage<CardChallenge> challenge(Caller caller, String pageOrigin, Executor executor);

    /**
     * Takes a signature and begins a session under a token nobody had before. Reasons are those of {@code CardReasons},
     * {@code old-nonce}, {@code other-origin}, {@code locked} and {@code limit-reached}.
     *
     * @param browser the secret of the cookie that came with the challenge; empty for none
     */
    CompletionStage<SignedIn> signIn(Caller caller, String browser, CardProof proof, Executor executor);

    /** Lists a resident's cards, the last issued first. */
    CompletionStage<StoreResult<List<StoredCard>>> cards(Identity who, Executor executor);

    /**
     * Issues a login card for a picture that its owner keeps.
     *
     * @param cardHash see {@code CardBinding#cardHash}
     * @param signedRequest PKCS#10 in DER
     * @param replaces serial of the login card that is worthless from then on
     */
    CompletionStage<StoreResult<IssuedCard>> issueLoginCard(
            Identity who, String cardHash, ByteBuffer signedRequest, Optional<String> replaces, Executor executor);

    /** Issues a visiting card of one of the resident's rooms. Conflict {@code room-private} where only public ones can. */
    CompletionStage<StoreResult<IssuedCard>> issueRoomCard(Identity who, RoomCardOrder order, Executor executor);

    /** Takes a card back and ends the visits it let in; yields whether it was theirs and still held. */
    CompletionStage<StoreResult<Boolean>> revoke(Identity who, String serial, Executor executor);

    /**
     * Mails a login card to its owner, as it is; nothing of it is kept. Conflicts are {@code CardReasons} and {@code
     * limit-reached}. Yields whether mails are only written to a folder.
     */
    CompletionStage<StoreResult<Boolean>> mail(Identity who, ByteBuffer card, Executor executor);

    /**
     * What losing the login cards led to.
     *
     * @param revoked how many login cards are worthless now
     * @param signedOut how many other devices were signed out
     */
    record Loss(int revoked, int signedOut) {}

    /** Takes all login cards back and signs out everywhere but here. */
    CompletionStage<StoreResult<Loss>> lost(Identity who, Executor executor);

    /** Looks at a card file, of either kind. */
    CompletionStage<CardVerdict> look(Caller caller, ByteBuffer png, Executor executor);

    /**
     * Shows a visiting card at the door of its room. Conflicts are {@code CardReasons} and {@code other-room}; a room that is
     * not there answers like one whose card this is not.
     *
     * @param who as the browser's cookies say
     * @return what the browser holds from now on
     */
    CompletionStage<StoreResult<VisitPassService.Given>> show(
            Caller caller, Identity who, RoomId room, ByteBuffer png, Executor executor);
}
