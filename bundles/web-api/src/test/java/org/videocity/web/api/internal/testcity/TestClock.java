package org.videocity.web.api.internal.testcity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.videocity.web.api.internal.link.Clock;

/** A clock that goes only when told. */
public final class TestClock implements Clock {
    private final class Task implements Timer {
        private final long period;
        private final Runnable what;
        private long at;

        Task(long at, long period, Runnable what) {
            this.at = at;
            this.period = period;
            this.what = what;
        }

        @Override
        public void cancel() {
            tasks.remove(this);
        }
    }

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    @Override
    public Timer after(long millis, Runnable task) {
        return add(new Task(now + millis, 0, task));
    }

    @Override
    public Timer every(long millis, Runnable task) {
        return add(new Task(now + millis, millis, task));
    }

    @Override
    public long nanoTime() {
        return TimeUnit.MILLISECONDS.toNanos(now);
    }

    public void pass(long millis) {
        long until = now + millis;
        for (Optional<Task> next = next(until); next.isPresent(); next = next(until)) {
            Task task = next.get();
            now = task.at;
            if (task.period == 0) {
                tasks.remove(task);
            } else {
                task.at += task.period;
            }
            task.what.run();
        }
        now = until;
    }

    private Optional<Task> next(long until) {
        return tasks.stream().filter(task -> task.at <= until).min(Comparator.comparingLong(task -> task.at));
    }

    private Task add(Task task) {
        tasks.add(task);
        return task;
    }
}
