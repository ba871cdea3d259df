package org.videocity.api.softcard;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.StoreResult;

/**
 * Issues cards and looks at them, with one certificate authority for each city. Cards are listed, taken back and counted in the
 * {@link CardStore}; what is revoked there is refused here from then on and is in the next list of {@link #revocationList}.
 *
 * <p>No method blocks; the answer comes on the executor that is passed. Buffers are read from a position of their own and must
 * not change before the answer. Thread: any.
 */
@ProviderType
public interface CardService {
    /**
     * Looks at a card file: is it one, did this city issue it for exactly these bytes, does it hold now, was it taken back.
     * The picture itself is not decoded. Both kinds are looked at: whoever wants one kind asks the binding.
     *
     * @param png the whole file as it was sent; one beyond the limits is refused before it is read
     * @param city the city that is asked
     */
    CompletionStage<CardVerdict> look(ByteBuffer png, String city, Executor executor);

    /**
     * Checks a signature made with a login card: the chain leads to this city's authority, holds, was not taken back, and is of
     * a login card, and its key signed the message.
     *
     * @param chain DER, the card's own certificate first
     * @param city the city that is asked
     * @param message what was to be signed, see {@link SignInText}
     * @param signature RSASSA-PKCS1-v1_5 with SHA-256, or ECDSA P-256 with SHA-256 as r and s one after the other (IEEE P1363)
     */
    CompletionStage<CardVerdict> checkSignature(
            List<ByteBuffer> chain, String city, ByteBuffer message, ByteBuffer signature, Executor executor);

    /**
     * Issues a login card for a picture that stays with its owner; only its hash is known here. Conflicts are
     * {@link CardReasons}, {@code gone} (no such resident) and {@code too-many}.
     *
     * @param cardHash see {@link CardBinding#cardHash}
     */
    CompletionStage<StoreResult<IssuedCard>> issueLoginCard(CardRequest request, String cardHash, Executor executor);

    /**
     * Issues a visiting card: the picture is read, its texts are compared with the records, its hash is made here. Conflicts are
     * {@link CardReasons}, {@code gone} (no such resident) and {@code too-many}.
     *
     * @param texts what the card has to say
     * @param isPublic whether it becomes the room's public card; the one before it is revoked
     * @param png the picture with {@code vcIN}, without certificates and keys
     */
    CompletionStage<StoreResult<IssuedCard>> issueRoomCard(
            CardRequest request, RoomCardTexts texts, boolean isPublic, ByteBuffer png, Executor executor);

    /**
     * Draws and issues the public visiting card of a room that no resident owns, in the name of the city; the public card before
     * it is revoked. The private half of its key is thrown away: nobody signs in with a visiting card, and nothing can be sealed
     * for this one. It is kept as a card of {@code StoredCard.OF_CITY}. Conflicts are {@link CardReasons} and {@code gone} (the
     * room is a resident's); {@link CardReasons#NO_DRAWING} where this machine cannot draw.
     *
     * @param texts what the card has to say
     */
    CompletionStage<StoreResult<IssuedCard>> issueCityCard(RoomCardTexts texts, Executor executor);

    /** Returns the certificate of a city's authority in DER, made with its key where that is not there yet. */
    CompletionStage<StoreResult<ByteBuffer>> authority(String city, Executor executor);

    /** Returns a city's list of revoked cards (X.509 CRL, DER), at most a second older than the store. */
    CompletionStage<StoreResult<ByteBuffer>> revocationList(String city, Executor executor);

    /** Returns what was counted until now. */
    CardCounters counters();
}
