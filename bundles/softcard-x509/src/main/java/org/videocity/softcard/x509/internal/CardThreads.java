package org.videocity.softcard.x509.internal;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** The threads that compute signatures and read the authorities' files, and how much may wait for them. Thread: safe from any. */
final class CardThreads {
    private static final Logger LOG = LoggerFactory.getLogger(CardThreads.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final ScheduledThreadPoolExecutor executor;
    private final int maxWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    /** What to do with work that has not begun when the service is closed. */
    private final Set<Runnable> unanswered = ConcurrentHashMap.newKeySet();

    /** Work on a card. */
    interface Work<T> {
        T run() throws RefusedException;
    }

    CardThreads(int threads, int maxWaiting) {
        this.maxWaiting = maxWaiting;
        AtomicInteger number = new AtomicInteger();
        executor = new ScheduledThreadPoolExecutor(
                Math.max(1, threads), work -> clean(work, "videocity-cards-" + number.incrementAndGet()));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Does work on one of the threads and completes the answer there; too much at once is answered with busy. */
    <T> CompletionStage<StoreResult<T>> ask(Work<T> work) {
        CompletableFuture<StoreResult<T>> answer = new CompletableFuture<>();
        if (waiting.incrementAndGet() > maxWaiting) {
            waiting.decrementAndGet();
            answer.complete(new StoreResult.Unavailable<>(StoreReasons.BUSY));
            return answer;
        }
        Runnable tooLate = () -> answer.complete(new StoreResult.Unavailable<>(Reason.UNAVAILABLE));
        unanswered.add(tooLate);
        try {
            executor.execute(() -> {
                if (unanswered.remove(tooLate)) {
                    StoreResult<T> result = guarded(work);
                    waiting.decrementAndGet();
                    answer.complete(result);
                }
            });
        } catch (RejectedExecutionException stopped) {
            if (unanswered.remove(tooLate)) {
                waiting.decrementAndGet();
                tooLate.run();
            }
        }
        return answer;
    }

    private static <T> StoreResult<T> guarded(Work<T> work) {
        try {
            return new StoreResult.Done<>(work.run());
        } catch (RefusedException refused) {
            return refused.result();
        } catch (RuntimeException failed) {
            LOG.error("The work on a card failed", failed);
            return new StoreResult.Unavailable<>(Reason.FAILED);
        }
    }

    /** Does something again and again. */
    void every(long firstMillis, long millis, Runnable work) {
        executor.scheduleWithFixedDelay(() -> logged(work), firstMillis, millis, TimeUnit.MILLISECONDS);
    }

    /** Does something later, unless the service is closed before. */
    void later(long millis, Runnable work) {
        try {
            executor.schedule(() -> logged(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("Too late: the cards are being put away");
        }
    }

    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.error("Something failed among the cards; it goes on", failed);
        }
    }

    /** Lets what was begun end, a bounded while; what has not begun is answered with unavailable. */
    void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("Cards are still worked on after {} ms; that is given up", PATIENCE_MILLIS);
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
    private static Thread clean(Runnable work, String name) {
        PrivilegedAction<Thread> make = () -> {
            Thread made = new Thread(null, work, name, 0, false);
            made.setContextClassLoader(null);
            made.setDaemon(true);
            return made;
        };
        return AccessController.doPrivileged(make, new AccessControlContext(new ProtectionDomain[0]));
    }
}
