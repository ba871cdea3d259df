package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One thread that serves any number of clients: their sockets and what they do at a given time. Everything a client does
 * happens on it; {@link #call} reads their figures from outside.
 */
final class LoadLoop implements AutoCloseable {
    private static final int READ_BYTES = 256 << 10;
    private static final Duration POLL = Duration.ofMillis(20);

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timed> timers = new PriorityQueue<>(Comparator.comparingLong(Timed::at));
    private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BYTES);
    private volatile boolean closed;

    private record Timed(long at, Runnable action) {}

    LoadLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the buffer clients read into; nothing in it outlives the read. On the loop only. */
    ByteBuffer input() {
        return input.clear();
    }

    /** Serves a client's socket. On the loop only. */
    SelectionKey register(SocketChannel channel, int operations, LoadPeer peer) throws IOException {
        return channel.register(selector, operations, peer);
    }

    /** Does something at {@link System#nanoTime()}. On the loop only. */
    void at(long nanoTime, Runnable action) {
        timers.add(new Timed(nanoTime, action));
    }

    /** Does something on the loop soon. From any thread. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Does something on the loop and returns what came of it. From any other thread. */
    <T> T call(Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> {
            try {
                answer.complete(task.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Returns after so long. From any other thread. */
    void pause(Duration time) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        execute(() -> at(System.nanoTime() + time.toNanos(), () -> over.complete(true)));
        over.orTimeout(time.toMillis() + 30_000, TimeUnit.MILLISECONDS).join();
    }

    /** Returns whether a condition of the loop came true in time. From any other thread. */
    boolean await(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::ready, untilNext());
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                runTimers();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long untilNext() {
        if (!tasks.isEmpty()) {
            return 1;
        }
        Timed next = timers.peek();
        long millis = next == null ? 100 : TimeUnit.NANOSECONDS.toMillis(next.at - System.nanoTime());
        return Math.max(1, Math.min(100, millis));
    }

    private void runTimers() {
        long now = System.nanoTime();
        Timed next = timers.peek();
        while (next != null && next.at - now <= 0) {
            timers.remove();
            next.action.run();
            next = timers.peek();
        }
    }

    private void ready(SelectionKey key) {
        if (key.isValid()) {
            ((LoadPeer) key.attachment()).ready(key);
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(5_000);
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
