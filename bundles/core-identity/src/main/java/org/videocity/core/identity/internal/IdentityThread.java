package org.videocity.core.identity.internal;

import java.io.IOException;
import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what is slow or later: writing keys, expiry. */
final class IdentityThread {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityThread.class);

    private final ScheduledThreadPoolExecutor executor;

    /** Something that may fail because of a disk. */
    interface Work<T> {
        T run() throws IOException;
    }

    IdentityThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, work -> clean(work, name));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    Future<?> later(long millis, Runnable work) {
        try {
            return executor.schedule(() -> guarded(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            return CompletableFuture.completedFuture(null);
        }
    }

    <T> CompletionStage<T> run(Work<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    done.complete(work.run());
                } catch (IOException | RuntimeException failed) {
                    done.completeExceptionally(failed);
                }
            });
        } catch (RejectedExecutionException stopped) {
            done.completeExceptionally(stopped);
        }
        return done;
    }

    void close() {
        executor.shutdown();
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.error("Something failed in the identity bundle; it goes on", failed);
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
