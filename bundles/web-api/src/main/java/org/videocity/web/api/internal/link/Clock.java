package org.videocity.web.api.internal.link;

/** Does something later. Tasks run on the workers and must not block. */
public interface Clock {
    /** A task that waits for its time. */
    interface Timer {
        /** Takes it back; without effect when it runs or ran already. */
        void cancel();
    }

    /** Runs a task once. */
    Timer after(long millis, Runnable task);

    /** Runs a task again and again, first after the given time. */
    Timer every(long millis, Runnable task);

    /** Returns the time in nanoseconds since some moment. */
    long nanoTime();
}
