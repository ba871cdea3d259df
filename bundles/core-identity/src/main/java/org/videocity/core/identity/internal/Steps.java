package org.videocity.core.identity.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.store.StoreResult;

/** One question to the stores after another, as long as they are answered. */
final class Steps {
    private Steps() {}

    static <A, B> CompletionStage<StoreResult<B>> then(
            CompletionStage<StoreResult<A>> first, Function<A, CompletionStage<StoreResult<B>>> next) {
        return first.thenCompose(result -> {
            if (result instanceof StoreResult.Done<A> done) {
                return next.apply(done.value());
            }
            return CompletableFuture.completedFuture(
                    result instanceof StoreResult.Conflict<A> conflict
                            ? new StoreResult.Conflict<B>(conflict.reason())
                            : new StoreResult.Unavailable<B>(((StoreResult.Unavailable<A>) result).reason()));
        });
    }

    static <T> CompletionStage<StoreResult<T>> done(T value) {
        return CompletableFuture.completedFuture(new StoreResult.Done<>(value));
    }

    static <T> CompletionStage<StoreResult<T>> conflict(Reason why) {
        return CompletableFuture.completedFuture(new StoreResult.Conflict<>(why));
    }

    static <T> CompletionStage<StoreResult<T>> unavailable(Reason why) {
        return CompletableFuture.completedFuture(new StoreResult.Unavailable<>(why));
    }

    /** What is answered while no store is installed. */
    static <T> CompletionStage<StoreResult<T>> noStore() {
        return CompletableFuture.completedFuture(new StoreResult.Unavailable<>(Reason.UNAVAILABLE));
    }
}
