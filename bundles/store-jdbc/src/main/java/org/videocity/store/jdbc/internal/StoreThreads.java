package org.videocity.store.jdbc.internal;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** The threads that may block on a database or a disk, and how much may wait for them. Thread: safe from any. */
final class StoreThreads {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThreads.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final ScheduledThreadPoolExecutor executor;
    private final int maxWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    /** What to do with questions that have not begun when the store is closed. */
    private final Set<Runnable> unanswered = ConcurrentHashMap.newKeySet();

    /**
     * Makes the threads at once: how many there are says nothing of who asked what.
     *
     * @param maxWaiting how many questions may be under way or waiting
     */
    StoreThreads(String name, int threads, int maxWaiting) {
        this.maxWaiting = maxWaiting;
        AtomicInteger number = new AtomicInteger();
        executor = new ScheduledThreadPoolExecutor(
                Math.max(1, threads), work -> clean(work, name + "-" + number.incrementAndGet()));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.prestartAllCoreThreads();
    }

    /**
     * Answers a question on one of the threads, once the gate is open; completes the answer on the asker's executor.
     *
     * @param gate what must be over first, whether well or not
     */
    <T> CompletionStage<StoreResult<T>> ask(
            CompletionStage<?> gate, Supplier<StoreResult<T>> question, Executor asker) {
        CompletableFuture<StoreResult<T>> answer = new CompletableFuture<>();
        if (waiting.incrementAndGet() > maxWaiting) {
            waiting.decrementAndGet();
            complete(answer, new StoreResult.Unavailable<>(StoreReasons.BUSY), asker);
            return answer;
        }
        Runnable tooLate = () -> complete(answer, new StoreResult.Unavailable<>(StoreReasons.DATABASE_AWAY), asker);
        unanswered.add(tooLate);
        gate.whenComplete((open, failed) -> {
            try {
                executor.execute(() -> {
                    if (unanswered.remove(tooLate)) {
                        StoreResult<T> result = guarded(question);
                        waiting.decrementAndGet();
                        complete(answer, result, asker);
                    }
                });
            } catch (RejectedExecutionException stopped) {
                if (unanswered.remove(tooLate)) {
                    waiting.decrementAndGet();
                    tooLate.run();
                }
            }
        });
        return answer;
    }

    private static <T> StoreResult<T> guarded(Supplier<StoreResult<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException failed) {
            LOG.error("The store failed to answer", failed);
            return new StoreResult.Unavailable<>(SqlFailures.LOGGED);
        }
    }

    private static <T> void complete(CompletableFuture<StoreResult<T>> answer, StoreResult<T> result, Executor asker) {
        try {
            asker.execute(() -> answer.complete(result));
        } catch (RejectedExecutionException gone) {
            LOG.debug("Whoever asked the store is gone");
            answer.complete(result);
        }
    }

    /** Does something after a while. */
    void later(long millis, Runnable work) {
        try {
            executor.schedule(
                    () -> {
                        try {
                            work.run();
                        } catch (RuntimeException failed) {
                            LOG.error("Something failed in the store; it goes on", failed);
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The store is closed; something came too late");
        }
    }

    /** Lets what was begun end, a bounded while; what has not begun is answered with unavailable. */
    void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The store is still busy after {} ms; it is closed nevertheless", PATIENCE_MILLIS);
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Runnable tooLate : unanswered) {
            if (unanswered.remove(tooLate)) {
                tooLate.run();
            }
        }
    }

    /** Made without the caller's context, which would keep the class loader of whichever bundle came first. */
    @SuppressWarnings("removal") // the only way to start a thread without the caller's context on Java 17
    static Thread clean(Runnable work, String name) {
        PrivilegedAction<Thread> make = () -> {
            Thread made = new Thread(null, work, name, 0, false);
            made.setContextClassLoader(null);
            made.setDaemon(true);
            return made;
        };
        return AccessController.doPrivileged(make, new AccessControlContext(new ProtectionDomain[0]));
    }
}
