package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;

/**
 * Keeps which cards were issued and which were taken back. With the change that makes them worthless cards are revoked by the
 * store itself: all of a resident who is deleted or moves to another address, all of a room that is deleted or gets another
 * name, and the public one of a room that becomes private. A revoked card stays until it has expired. Whichever way a card was taken back,
 * {@link CardStoreListener} services are told. Thread: any.
 */
@ProviderType
public interface CardStore {
    /**
     * Adds a card and revokes what it replaces, all or nothing. Conflict {@code gone} when there is no such resident or
     * room of theirs, or no card of theirs and of that kind to replace; {@code too-many} when they have as many as
     * allowed that hold; {@code changed} for a public card of a private room. A public card replaces the room's public one unasked.
     * A card of the city itself ({@link StoredCard#OF_CITY}) is for a room that is not in the store, {@code gone} otherwise, and
     * is not counted.
     *
     * @param replaces serial of a card that is revoked with it; it may be revoked or expired already
     * @param most how many cards of that kind the resident may have that hold, this one included
     */
    CompletionStage<StoreResult<StoredCard>> add(
            StoredCard card, Optional<String> replaces, int most, Executor executor);

    /** Finds a card of a city, whatever its state. */
    CompletionStage<StoreResult<Optional<StoredCard>>> bySerial(String city, String serial, Executor executor);

    /** Lists the cards of a resident, the last issued first. */
    CompletionStage<StoreResult<List<StoredCard>>> ofResident(String residentId, Executor executor);

    /** Finds the card that a public room offers to everybody, if it has one that was not revoked. */
    CompletionStage<StoreResult<Optional<StoredCard>>> publicCard(RoomId room, Executor executor);

    /**
     * Takes a card of a resident back; yields whether it was theirs and was not revoked before.
     *
     * @param why see {@link StoredCard.Revocation}
     */
    CompletionStage<StoreResult<Boolean>> revoke(
            String residentId, String serial, String why, Instant now, Executor executor);

    /** Takes back all cards of a kind that a resident has; yields how many. */
    CompletionStage<StoreResult<Integer>> revokeAll(
            String residentId, CardKind kind, String why, Instant now, Executor executor);

    /** Counts one use of a card that was not revoked; yields whether it still holds. */
    CompletionStage<StoreResult<Boolean>> countEntry(String city, String serial, Instant now, Executor executor);

    /** Lists the revoked cards of a city that have not expired, in the order of their serials. */
    CompletionStage<StoreResult<List<StoredCard>>> revoked(String city, Instant now, Executor executor);

    /** Forgets cards that expired before a moment; yields how many. */
    CompletionStage<StoreResult<Integer>> purge(Instant expiredBefore, Executor executor);
}
