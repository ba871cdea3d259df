package org.videocity.itests.interop;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;

/** Keeps cards in memory for a card service that runs without a city. */
final class CardShelf implements CardStore {
    private final Map<String, StoredCard> cards = new ConcurrentSkipListMap<>();

    /** Takes a card the service did not issue itself. */
    void know(StoredCard card) {
        cards.put(card.serial(), card);
    }

    private static <T> CompletionStage<StoreResult<T>> done(T value, Executor executor) {
        return CompletableFuture.supplyAsync(() -> new StoreResult.Done<>(value), executor);
    }

    @Override
    public CompletionStage<StoreResult<StoredCard>> add(
            StoredCard card, Optional<String> replaces, int most, Executor executor) {
        know(card);
        return done(card, executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> bySerial(String city, String serial, Executor executor) {
        return done(
                Optional.ofNullable(cards.get(serial))
                        .filter(card -> card.city().equals(city)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> ofResident(String residentId, Executor executor) {
        return done(
                cards.values().stream()
                        .filter(card -> card.residentId().equals(residentId))
                        .toList(),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> publicCard(RoomId room, Executor executor) {
        return done(Optional.empty(), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> revoke(
            String residentId, String serial, String why, Instant now, Executor executor) {
        StoredCard c = cards.get(serial);
        know(new StoredCard(
                c.serial(),
                c.city(),
                c.kind(),
                c.residentId(),
                c.owner(),
                c.room(),
                c.cardHash(),
                c.label(),
                c.isPublic(),
                c.issued(),
                c.expires(),
                Optional.of(new StoredCard.Revocation(now, why)),
                c.entries(),
                c.lastUsed()));
        return done(true, executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> revokeAll(
            String residentId, CardKind kind, String why, Instant now, Executor executor) {
        return done(0, executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> countEntry(
            String city, String serial, Instant now, Executor executor) {
        return done(true, executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> revoked(String city, Instant now, Executor executor) {
        return done(
                cards.values().stream()
                        .filter(card -> card.revocation().isPresent())
                        .toList(),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> purge(Instant expiredBefore, Executor executor) {
        return done(0, executor);
    }
}
