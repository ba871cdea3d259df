package org.videocity.web.api.internal.link;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The bundle's own threads: a few workers for short tasks that never block, and one clock that only hands tasks to them.
 * None of them is on a media path. After deactivation tasks are dropped silently, because whoever still completes an
 * answer here has nobody left to tell.
 */
@Component(service = WebThreads.class)
public final class WebThreads implements Executor, Clock {
    private static final int MIN_WORKERS = 2;

    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor clock;

    @Activate
    public WebThreads() {
        int count = Math.max(MIN_WORKERS, Runtime.getRuntime().availableProcessors() / 2);
        workers = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                factory("videocity-web-"),
                new ThreadPoolExecutor.DiscardPolicy());
        clock = new ScheduledThreadPoolExecutor(
                1, factory("videocity-web-clock-"), new ThreadPoolExecutor.DiscardPolicy());
        clock.setRemoveOnCancelPolicy(true);
    }

    @Deactivate
    public void close() {
        clock.shutdownNow();
        workers.shutdownNow();
    }

    @Override
    public void execute(Runnable task) {
        workers.execute(task);
    }

    @Override
    public Timer after(long millis, Runnable task) {
        var scheduled = clock.schedule(() -> workers.execute(task), millis, TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public Timer every(long millis, Runnable task) {
        var scheduled =
                clock.scheduleWithFixedDelay(() -> workers.execute(task), millis, millis, TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    private static ThreadFactory factory(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> withoutInheritance(task, prefix + number.incrementAndGet());
    }

    /** A thread remembers the class loaders of whoever started it; ours must not hold replaced bundles in memory. */
    @SuppressWarnings("removal")
    private static Thread withoutInheritance(Runnable task, String name) {
        AccessControlContext nobody = new AccessControlContext(new ProtectionDomain[0]);
        PrivilegedAction<Thread> make = () -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setContextClassLoader(null);
            thread.setDaemon(true);
            return thread;
        };
        return AccessController.doPrivileged(make, nobody);
    }
}
