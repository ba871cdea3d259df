package org.videocity.core.identity.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.SessionsEnded;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.ResidentStore;
import org.videocity.api.store.SessionStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredSession;

/** What residents do about themselves. */
final class OwnAffairs {
    private final StoreLinks stores;
    private final SessionNews news;

    OwnAffairs(StoreLinks stores, SessionNews news) {
        this.stores = stores;
        this.news = news;
    }

    CompletionStage<StoreResult<Resident>> me(Identity who) {
        return withResidents(who, store -> read(store, who));
    }

    private static CompletionStage<StoreResult<Resident>> read(ResidentStore store, Identity who) {
        return Steps.then(
                store.byId(Residents.idOf(who), Runnable::run),
                found -> found.map(Steps::done).orElseGet(() -> Steps.conflict(StoreReasons.GONE)));
    }

    CompletionStage<StoreResult<Resident>> rename(Identity who, String name) {
        Optional<String> tidy = Residents.name(name);
        if (tidy.isEmpty()) {
            return Steps.conflict(Residents.BAD_NAME);
        }
        return withResidents(
                who, store -> Steps.then(read(store, who), me -> store.update(me.named(tidy.get()), Runnable::run)));
    }

    CompletionStage<StoreResult<Resident>> changePhoto(
            Identity who, Optional<BlobStore.Content> picture, long maxBytes) {
        Optional<BlobStore> blobs = stores.blobs();
        if (blobs.isEmpty()) {
            return Steps.noStore();
        }
        return withResidents(
                who,
                store -> Steps.then(
                        read(store, who),
                        me -> Steps.then(
                                keep(blobs.get(), me, picture, maxBytes),
                                photo -> Steps.then(
                                        store.update(me.pictured(photo), Runnable::run),
                                        changed -> forgetOld(blobs.get(), me, changed)))));
    }

    private static CompletionStage<StoreResult<Optional<BlobId>>> keep(
            BlobStore blobs, Resident me, Optional<BlobStore.Content> picture, long maxBytes) {
        if (picture.isEmpty()) {
            return Steps.done(Optional.empty());
        }
        return blobs.put(me.id(), picture.get(), maxBytes, Runnable::run)
                .thenApply(put -> put.map(blob -> Optional.of(blob.id())));
    }

    /** The old picture may stay where deleting fails: it goes with the resident. */
    private static CompletionStage<StoreResult<Resident>> forgetOld(BlobStore blobs, Resident before, Resident now) {
        return before.photo().isPresent() && !before.photo().equals(now.photo())
                ? blobs.delete(before.photo().get(), Runnable::run).thenApply(gone -> new StoreResult.Done<>(now))
                : Steps.done(now);
    }

    CompletionStage<StoreResult<List<StoredSession>>> devices(Identity who) {
        return withSessions(who, store -> store.ofResident(Residents.idOf(who), Runnable::run));
    }

    CompletionStage<StoreResult<Boolean>> endDevice(Identity who, String sessionId) {
        return withSessions(
                who,
                store -> store.delete(Residents.idOf(who), sessionId, Runnable::run)
                        .thenApply(ended -> told(ended, SessionsEnded.one(who.id(), sessionId))));
    }

    CompletionStage<StoreResult<Integer>> endDevices(Identity who, boolean exceptThis) {
        Optional<String> mine = Optional.ofNullable(who.attributes().get(Identity.RESIDENT_SESSION))
                .filter(id -> exceptThis);
        return withSessions(
                who,
                store -> store.deleteAll(Residents.idOf(who), mine, Runnable::run)
                        .thenApply(ended -> told(ended, SessionsEnded.all(who.id(), mine))));
    }

    private <T> StoreResult<T> told(StoreResult<T> result, SessionsEnded ended) {
        if (result instanceof StoreResult.Done<T>) {
            news.tell(ended);
        }
        return result;
    }

    private <T> CompletionStage<StoreResult<T>> withResidents(
            Identity who, Function<ResidentStore, CompletionStage<StoreResult<T>>> work) {
        return who.isResident()
                ? stores.residents().map(work).orElseGet(Steps::noStore)
                : Steps.conflict(Reason.NOT_ALLOWED);
    }

    private <T> CompletionStage<StoreResult<T>> withSessions(
            Identity who, Function<SessionStore, CompletionStage<StoreResult<T>>> work) {
        return who.isResident()
                ? stores.sessions().map(work).orElseGet(Steps::noStore)
                : Steps.conflict(Reason.NOT_ALLOWED);
    }
}
