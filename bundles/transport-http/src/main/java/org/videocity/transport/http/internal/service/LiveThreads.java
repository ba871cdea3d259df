package org.videocity.transport.http.internal.service;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * This transport's own threads: a few that build and write live media (the hot path), one timer that only hands over to
 * them, and one for what may block for a moment. They inherit nothing from whoever starts the bundle, so that a replaced
 * bundle leaves no class loader behind.
 */
public final class LiveThreads implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 2;

    private final ExecutorService live;
    private final ScheduledThreadPoolExecutor timer;
    private final ScheduledThreadPoolExecutor blocking;

    public LiveThreads(int count) {
        live = Executors.newFixedThreadPool(Math.max(1, count), factory("videocity-http-live"));
        timer = scheduler("videocity-http-timer");
        blocking = scheduler("videocity-http-probe");
    }

    public ExecutorService live() {
        return live;
    }

    public ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    public ScheduledThreadPoolExecutor blocking() {
        return blocking;
    }

    @Override
    public void close() {
        blocking.shutdownNow();
        timer.shutdownNow();
        live.shutdown();
        try {
            if (!live.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                live.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            live.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledThreadPoolExecutor scheduler(String name) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, factory(name));
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return scheduler;
    }

    @SuppressWarnings("removal")
    private static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        AccessControlContext nothing = new AccessControlContext(new ProtectionDomain[0]);
        return task -> AccessController.doPrivileged(
                (PrivilegedAction<Thread>) () -> {
                    Thread thread = new Thread(null, task, name + "-" + number.incrementAndGet(), 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(null);
                    return thread;
                },
                nothing);
    }
}
