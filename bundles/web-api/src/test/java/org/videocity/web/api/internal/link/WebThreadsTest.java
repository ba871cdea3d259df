package org.videocity.web.api.internal.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebThreadsTest {
    private final WebThreads threads = new WebThreads();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void turnsKeepTheirOrderAndSurviveAFailure() {
        SerialExecutor turns = new SerialExecutor(threads);
        List<Integer> seen = new CopyOnWriteArrayList<>();
        IntStream.range(0, 1_000)
                .forEach(i -> turns.execute(() -> {
                    seen.add(i);
                    if (i % 100 == 0) {
                        throw new IllegalStateException("a task that fails on purpose");
                    }
                }));
        await().until(() -> seen.size() == 1_000);
        assertThat(seen).isSorted();
    }

    @Test
    void threadsKeepNobodysClassLoader() {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        threads.after(1, () -> worker.complete(Thread.currentThread()));
        assertThat(worker.join().getContextClassLoader()).isNull();
        assertThat(worker.join().isDaemon()).isTrue();
    }

    @Test
    void afterTheEndTasksAreDropped() {
        threads.close();
        threads.execute(() -> {
            throw new AssertionError("too late");
        });
        threads.after(1, () -> {}).cancel();
        threads.every(1, () -> {}).cancel();
    }
}
