package org.videocity.core.media.internal;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The two threads of the bus: one for timers and first wake-ups, one for all converters.
 *
 * <p>Threads are made with no context class loader and no inherited access-control context; otherwise each would keep
 * the class loader of whichever bundle happened to be on the stack when it was first needed.
 */
final class BusThreads {
    private static final long PATIENCE_MILLIS = 2_000;

    private final ScheduledThreadPoolExecutor timers = thread("videocity-media");
    private final ScheduledThreadPoolExecutor converters = thread("videocity-converters");

    ScheduledExecutorService timers() {
        return timers;
    }

    ScheduledExecutorService converters() {
        return converters;
    }

    /** Runs something short on the timers' thread, or here when that has ended. */
    void soon(Runnable work) {
        try {
            timers.execute(work);
        } catch (RejectedExecutionException stopped) {
            work.run();
        }
    }

    /** Runs what converters were still given, drops timers, ends both threads. */
    void close() {
        timers.shutdownNow();
        converters.shutdown();
        try {
            if (!converters.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                converters.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            converters.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledThreadPoolExecutor thread(String name) {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> clean(work, name));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        return executor;
    }

    @SuppressWarnings("removal") // the only way to start a thread without the caller's context on Java 17
    private static Thread clean(Runnable work, String name) {
        PrivilegedAction<Thread> make = () -> {
            Thread thread = new Thread(null, work, name, 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            return thread;
        };
        return AccessController.doPrivileged(make, new AccessControlContext(new ProtectionDomain[0]));
    }
}
