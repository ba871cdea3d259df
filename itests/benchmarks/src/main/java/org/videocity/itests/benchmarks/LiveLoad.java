package org.videocity.itests.benchmarks;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One RTMP publisher and its viewers over HTTP against one server, once. Used from one thread; publisher and viewers have
 * a thread each.
 */
final class LiveLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration STRAGGLERS = Duration.ofSeconds(3);
    private static final long CONNECT_EVERY_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    private final Server server;
    private final String stream;
    private final LoadLoop sending = new LoadLoop("publisher");
    private final LoadLoop receiving = new LoadLoop("viewers");
    private final Publisher publisher;
    private final List<LiveViewer> viewers = new ArrayList<>();
    private final Player.Watch watch = new Player.Watch();

    private record Count(ProcessFigures.Cpu cpu, long bytes, long reads, long nanos) {}

    /** Prepares a stream of so many bits a second under a name. */
    LiveLoad(Server server, String stream, long bitsPerSecond) {
        this.server = server;
        this.stream = stream;
        this.publisher = new Publisher(sending, new Synthetic(bitsPerSecond), stream);
    }

    /** Publishes and returns when pictures are sent. */
    void publish() {
        sending.call(() -> {
            publisher.start(server.target());
            return true;
        });
        boolean sent = sending.await(PATIENCE, () -> publisher.pictures() > 0 || publisher.failure() != null);
        if (!sent || publisher.failure() != null) {
            throw new BenchException(server.name() + " did not let a client publish: " + publisher.failure());
        }
    }

    /** Lets viewers come one after another and returns when all had a key frame. */
    void watch(int count, LiveShape shape, InetSocketAddress web, String room) {
        receiving.call(() -> {
            long now = System.nanoTime();
            for (int i = 0; i < count; i++) {
                LiveViewer viewer = new LiveViewer(receiving, shape, room, stream, watch);
                viewers.add(viewer);
                receiving.at(now + i * CONNECT_EVERY_NANOS, () -> viewer.connect(web));
            }
            return true;
        });
        boolean watching = receiving.await(
                PATIENCE,
                () -> viewers.stream().allMatch(LiveViewer::hadKeyFrame)
                        || viewers.stream().anyMatch(viewer -> viewer.failure() != null));
        for (LiveViewer viewer : viewers) {
            if (viewer.failure() != null) {
                throw new BenchException(server.name() + " did not let a client watch: " + viewer.failure());
            }
        }
        if (!watching) {
            throw new BenchException(server.name() + ": not every client could watch within " + PATIENCE);
        }
    }

    void pause(Duration time) {
        receiving.pause(time);
    }

    /** Measures for so long. */
    Run measure(Duration time) {
        Count before = receiving.call(() -> {
            watch.fromNanos = System.nanoTime();
            return count();
        });
        receiving.pause(time);
        Count after = receiving.call(() -> {
            watch.toNanos = System.nanoTime();
            return count();
        });
        int late = late();
        long live = server.collectGarbage();
        long resident = ProcessFigures.residentBytes(server.pid());
        return receiving.call(() -> new Run(
                viewers.size(),
                (after.nanos - before.nanos) / 1e9,
                after.cpu.since(before.cpu),
                (after.bytes - before.bytes) * 8.0,
                watch.all,
                watch.video,
                viewers.stream().mapToLong(LiveViewer::lost).sum(),
                late,
                (int) viewers.stream().filter(v -> v.failure() != null).count(),
                after.reads - before.reads,
                resident,
                live));
    }

    /** Counts the viewers that do not get everything that has been sent by now, but for what is held back for a moment. */
    private int late() {
        long[] sent = sending.call(() -> new long[] {publisher.pictures(), publisher.sounds()});
        receiving.await(STRAGGLERS, () -> lateNow(sent) == 0);
        return receiving.call(() -> lateNow(sent));
    }

    private int lateNow(long[] sent) {
        return (int)
                viewers.stream().filter(viewer -> !viewer.has(sent[0], sent[1])).count();
    }

    private Count count() {
        return new Count(
                ProcessFigures.cpu(server.pid()),
                viewers.stream().mapToLong(LiveViewer::bytesRead).sum(),
                viewers.stream().mapToLong(LiveViewer::reads).sum(),
                System.nanoTime());
    }

    @Override
    public void close() {
        receiving.call(() -> {
            viewers.forEach(LiveViewer::close);
            return true;
        });
        sending.call(() -> {
            publisher.close();
            return true;
        });
        receiving.close();
        sending.close();
    }
}
