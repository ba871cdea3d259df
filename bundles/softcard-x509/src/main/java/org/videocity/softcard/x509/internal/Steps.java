package org.videocity.softcard.x509.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.videocity.api.store.StoreResult;

/** One question after another, as long as they are answered. */
final class Steps {
    private Steps() {}

    static <A, B> CompletionStage<StoreResult<B>> then(
            CompletionStage<StoreResult<A>> first, Function<A, CompletionStage<StoreResult<B>>> next) {
        return first.thenCompose(result -> {
            if (result instanceof StoreResult.Done<A> done) {
                return next.apply(done.value());
            }
            return of(
                    result instanceof StoreResult.Conflict<A> conflict
                            ? new StoreResult.Conflict<B>(conflict.reason())
                            : new StoreResult.Unavailable<B>(((StoreResult.Unavailable<A>) result).reason()));
        });
    }

    static <T> CompletionStage<StoreResult<T>> of(StoreResult<T> result) {
        return CompletableFuture.completedFuture(result);
    }
}
