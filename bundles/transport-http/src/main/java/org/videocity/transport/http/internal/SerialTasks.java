package org.videocity.transport.http.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other, in order, on the threads of an executor shared with others. */
public final class SerialTasks implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialTasks.class);
    private static final int TURN = 64;

    private final Executor threads;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Begins with none. */
    public SerialTasks(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            schedule();
        }
    }

    private void schedule() {
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The live threads have ended; a task is not run");
        }
    }

    private void run() {
        int done = 0;
        while (done < TURN) {
            Runnable task = tasks.poll();
            if (task == null) {
                break;
            }
            done++;
            try {
                task.run();
            } catch (RejectedExecutionException stopped) {
                LOG.debug("The transport is stopping; nothing is scheduled any more");
            } catch (RuntimeException failed) {
                LOG.error("A task of a live stream failed", failed);
            }
        }
        if (waiting.addAndGet(-done) > 0) {
            schedule();
        }
    }
}
