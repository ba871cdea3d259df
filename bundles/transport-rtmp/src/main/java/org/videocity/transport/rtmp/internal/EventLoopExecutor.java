package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs on an event loop; on the caller's thread once that has ended, so that what answers a connection that is gone can
 * still give back what it got.
 */
record EventLoopExecutor(EventLoop loop) implements Executor {
    @Override
    public void execute(Runnable task) {
        run(loop, task);
    }

    static void run(EventLoop loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Runs at once where this is the event loop already, else there; so what one event loop says to another stays in order. */
    static void here(EventLoop loop, Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            run(loop, task);
        }
    }
}
