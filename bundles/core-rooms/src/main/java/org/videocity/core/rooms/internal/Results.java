package org.videocity.core.rooms.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.store.StoreResult;

/** One question to a store after the other. */
final class Results {
    private Results() {}

    /** Goes on with what was answered; what was not done stays so. */
    static <A, B> CompletionStage<StoreResult<B>> then(
            CompletionStage<StoreResult<A>> first, Function<A, CompletionStage<StoreResult<B>>> next) {
        return first.thenCompose(result -> {
            if (result instanceof StoreResult.Done<A> done) {
                return next.apply(done.value());
            }
            return result instanceof StoreResult.Conflict<A> conflict
                    ? conflict(conflict.reason())
                    : unavailable(((StoreResult.Unavailable<A>) result).reason());
        });
    }

    static <T> CompletionStage<StoreResult<T>> done(T value) {
        return CompletableFuture.completedFuture(new StoreResult.Done<>(value));
    }

    static <T> CompletionStage<StoreResult<T>> conflict(Reason why) {
        return CompletableFuture.completedFuture(new StoreResult.Conflict<>(why));
    }

    static <T> CompletionStage<StoreResult<T>> conflict(Reason why, Executor executor) {
        return CompletableFuture.supplyAsync(() -> new StoreResult.Conflict<>(why), executor);
    }

    static <T> CompletionStage<StoreResult<T>> unavailable(Reason why) {
        return CompletableFuture.completedFuture(new StoreResult.Unavailable<>(why));
    }
}
