package org.videocity.softcard.x509.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;

/** A store of cards in memory, which can be away; the real one has a contract of its own. */
final class MemoryCards implements CardStore {
    final Map<String, StoredCard> cards = new ConcurrentHashMap<>();
    volatile @Nullable Reason away;

    private <T> CompletionStage<StoreResult<T>> answer(T value, Executor executor) {
        Reason why = away;
        StoreResult<T> result = why == null ? new StoreResult.Done<>(value) : new StoreResult.Unavailable<>(why);
        return CompletableFuture.supplyAsync(() -> result, executor);
    }

    @Override
    public CompletionStage<StoreResult<StoredCard>> add(
            StoredCard card, Optional<String> replaces, int most, Executor executor) {
        if (away == null) {
            if (card.residentId().equals("gone")) {
                return CompletableFuture.completedFuture(new StoreResult.Conflict<>(StoreReasons.GONE));
            }
            replaces.ifPresent(serial -> revoke(serial, StoredCard.Revocation.REPLACED, card.issued()));
            cards.put(card.serial(), card);
        }
        return answer(card, executor);
    }

    void revoke(String serial, String why, Instant at) {
        cards.computeIfPresent(
                serial,
                (name, c) -> new StoredCard(
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
                        Optional.of(new StoredCard.Revocation(at, why)),
                        c.entries(),
                        c.lastUsed()));
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> bySerial(String city, String serial, Executor executor) {
        return answer(
                Optional.ofNullable(cards.get(serial)).filter(c -> c.city().equals(city)), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> ofResident(String residentId, Executor executor) {
        return answer(
                cards.values().stream()
                        .filter(c -> c.residentId().equals(residentId))
                        .toList(),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> publicCard(RoomId room, Executor executor) {
        return answer(Optional.empty(), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> revoke(
            String residentId, String serial, String why, Instant now, Executor executor) {
        revoke(serial, why, now);
        return answer(true, executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> revokeAll(
            String residentId, CardKind kind, String why, Instant now, Executor executor) {
        return answer(0, executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> countEntry(
            String city, String serial, Instant now, Executor executor) {
        return answer(true, executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> revoked(String city, Instant now, Executor executor) {
        return answer(
                cards.values().stream()
                        .filter(c -> c.city().equals(city) && c.revocation().isPresent() && now.isBefore(c.expires()))
                        .sorted(Comparator.comparing(StoredCard::serial))
                        .toList(),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> purge(Instant expiredBefore, Executor executor) {
        return answer(0, executor);
    }
}
