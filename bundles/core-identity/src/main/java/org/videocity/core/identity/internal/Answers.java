package org.videocity.core.identity.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers on the asker's executor, whatever thread the answer was found on. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    static <T> CompletionStage<T> now(T value, Executor asker) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        on(asker, () -> answer.complete(value));
        return answer;
    }

    static <T> CompletionStage<T> of(CompletionStage<T> found, Executor asker) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        found.whenComplete((value, failed) -> on(asker, () -> complete(answer, value, failed)));
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, T value, @Nullable Throwable failed) {
        if (failed == null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(failed);
        }
    }

    private static void on(Executor asker, Runnable work) {
        try {
            asker.execute(work);
        } catch (RejectedExecutionException gone) {
            LOG.debug("Whoever asked is gone; answered where the answer was found");
            work.run();
        }
    }
}
