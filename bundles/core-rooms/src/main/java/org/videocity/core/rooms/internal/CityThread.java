package org.videocity.core.rooms.internal;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that owns all rooms. What runs on it must not block. */
final class CityThread implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(CityThread.class);
    private static final long PATIENCE_MILLIS = 2_000;

    private final ScheduledThreadPoolExecutor executor;
    private volatile @Nullable Thread thread;

    CityThread() {
        executor = new ScheduledThreadPoolExecutor(1, this::clean);
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs work soon, in order; what it throws is logged. Work that comes after the end is dropped. */
    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(() -> guarded(work));
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The rooms are closed; something came too late");
        }
    }

    /** Runs work after a while; the result cancels it. */
    Future<?> later(long millis, Runnable work) {
        return executor.schedule(() -> guarded(work), millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Asks a question on the rooms' thread and answers on the asker's executor.
     *
     * @param otherwise the answer when the rooms are closed or the question fails
     */
    <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question, T otherwise, Executor asker) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            executor.execute(() -> put(question, otherwise, answer, asker));
        } catch (RejectedExecutionException stopped) {
            complete(answer, otherwise, asker);
        }
        return answer;
    }

    private static <T> void put(
            Supplier<CompletionStage<T>> question, T otherwise, CompletableFuture<T> answer, Executor asker) {
        try {
            question.get().whenComplete((value, failed) -> {
                if (failed != null) {
                    LOG.warn("A question to the rooms failed", failed);
                }
                complete(answer, failed == null ? value : otherwise, asker);
            });
        } catch (RuntimeException failed) {
            LOG.warn("A question to the rooms failed", failed);
            complete(answer, otherwise, asker);
        }
    }

    private static <T> void complete(CompletableFuture<T> answer, T value, Executor asker) {
        try {
            asker.execute(() -> answer.complete(value));
        } catch (RejectedExecutionException gone) {
            LOG.debug("Whoever asked is gone; answered on the rooms' thread");
            answer.complete(value);
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Runs work on the rooms' thread and waits for it a bounded while; for unbinding services. */
    void runAndWait(Runnable work) {
        if (isCurrent()) {
            guarded(work);
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        try {
            executor.execute(() -> {
                guarded(work);
                done.countDown();
            });
            if (!done.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("The rooms are busy; something that was taken away may still be in use for a moment");
            }
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The rooms are closed already");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does the last work and ends the thread. */
    void close(Runnable last) {
        runAndWait(last);
        executor.shutdown();
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.error("Something failed on the rooms' thread; it goes on with the next", failed);
        }
    }

    /** Made without the caller's context, which would keep the class loader of whichever bundle came first. */
    private Thread clean(Runnable work) {
        Thread made = clean(work, "videocity-rooms");
        thread = made;
        return made;
    }

    /** Makes the thread that writes configurations. */
    static Thread writer(Runnable work) {
        return clean(work, "videocity-rooms-configurations");
    }

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
