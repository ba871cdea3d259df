package org.videocity.itests.benchmarks;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Publishers and those who play or watch their streams against one server, once: they come, warm up, are measured and go.
 * Used from one thread; publishers and receivers have a thread each.
 */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration STRAGGLERS = Duration.ofSeconds(3);
    private static final long CONNECT_EVERY_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    private final Server server;
    private final String prefix;
    private final String query;
    private final LoadLoop sending = new LoadLoop("publishers");
    private final LoadLoop receiving = new LoadLoop("receivers");
    private final List<Publisher> publishers = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();
    private final Player.Watch watch = new Player.Watch();

    private record Count(ProcessFigures.Cpu cpu, long bytes, long reads, long nanos) {}

    /** Prepares a load whose streams are called by a prefix and a number. */
    Load(Server server, String prefix) {
        this(server, prefix, server.query());
    }

    /** Prepares one whose players add something else to the names. */
    Load(Server server, String prefix, String query) {
        this.server = server;
        this.prefix = prefix;
        this.query = query;
    }

    /** Starts publishers and returns when all of them send. */
    void publish(int count, long bitsPerSecond) {
        Synthetic stream = new Synthetic(bitsPerSecond);
        for (int i = 0; i < count; i++) {
            publishers.add(new Publisher(sending, stream, prefix + i));
        }
        sending.call(() -> {
            publishers.forEach(publisher -> publisher.start(server.target()));
            return true;
        });
        boolean sent = sending.await(
                PATIENCE,
                () -> publishers.stream().allMatch(p -> p.pictures() > 0)
                        || publishers.stream().anyMatch(p -> p.failure() != null));
        failIfBroken(publishers.stream().map(RtmpPeer::failure).toList(), sent, "publish");
    }

    /** Lets players come one after another, in turn to each stream, and returns when all had a key frame. */
    void play(int count, Duration apart) {
        come(count, apart, "play", number -> {
            Player player = new Player(receiving, stream(number) + query, watch);
            receivers.add(player);
            return () -> player.connect(server.target());
        });
    }

    /** Lets viewers over HTTP come one after another, in turn to each stream, and returns when all had a key frame. */
    void watch(int count, LiveShape shape, InetSocketAddress web, String room) {
        come(count, Duration.ofNanos(CONNECT_EVERY_NANOS), "watch", number -> {
            LiveViewer viewer = new LiveViewer(receiving, shape, room, stream(number), watch);
            receivers.add(viewer);
            return () -> viewer.connect(web);
        });
    }

    private String stream(int number) {
        return prefix + (number % publishers.size());
    }

    private void come(int count, Duration apart, String what, IntFunction<Runnable> connecting) {
        receiving.call(() -> {
            long now = System.nanoTime();
            for (int i = 0; i < count; i++) {
                receiving.at(now + i * apart.toNanos(), connecting.apply(i));
            }
            return true;
        });
        boolean inTime = receiving.await(
                PATIENCE.plus(apart.multipliedBy(count)),
                () -> receivers.stream().allMatch(Receiver::hadKeyFrame)
                        || receivers.stream().anyMatch(r -> r.failure() != null));
        failIfBroken(receivers.stream().map(Receiver::failure).toList(), inTime, what);
    }

    void play(int count) {
        play(count, Duration.ofNanos(CONNECT_EVERY_NANOS));
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
        long resident = server.pid() == 0 ? 0 : ProcessFigures.residentBytes(server.pid());
        return receiving.call(() -> new Run(
                receivers.size(),
                (after.nanos - before.nanos) / 1e9,
                after.cpu.since(before.cpu),
                (after.bytes - before.bytes) * 8.0,
                watch.all,
                watch.video,
                receivers.stream().mapToLong(Receiver::lost).sum(),
                late,
                (int) receivers.stream().filter(r -> r.failure() != null).count(),
                after.reads - before.reads,
                resident,
                live));
    }

    /** Returns the players' times from play to the first frame, and to the first key frame. */
    List<Delays> joins() {
        return receiving.call(() -> {
            Delays first = new Delays();
            Delays key = new Delays();
            for (Receiver receiver : receivers) {
                if (receiver instanceof Player player) {
                    first.add(player.joinNanos());
                    key.add(player.keyNanos());
                }
            }
            return List.of(first, key);
        });
    }

    /** Counts those who do not get everything that has been sent by now, but for what is held back for a moment. */
    private int late() {
        long[] sent = sending.call(() -> publishers.stream()
                .flatMapToLong(p -> java.util.stream.LongStream.of(p.pictures(), p.sounds()))
                .toArray());
        receiving.await(STRAGGLERS, () -> lateNow(sent) == 0);
        return receiving.call(() -> lateNow(sent));
    }

    private int lateNow(long[] sent) {
        int late = 0;
        for (int i = 0; i < receivers.size(); i++) {
            int stream = i % publishers.size();
            late += receivers.get(i).has(sent[2 * stream], sent[2 * stream + 1]) ? 0 : 1;
        }
        return late;
    }

    private Count count() {
        ProcessFigures.Cpu cpu = server.pid() == 0 ? ProcessFigures.Cpu.NONE : ProcessFigures.cpu(server.pid());
        long bytes = receivers.stream().mapToLong(Receiver::bytesRead).sum();
        long reads = receivers.stream().mapToLong(Receiver::reads).sum();
        return new Count(cpu, bytes, reads, System.nanoTime());
    }

    private void failIfBroken(List<@Nullable String> failures, boolean inTime, String what) {
        for (String failure : failures) {
            if (failure != null) {
                throw new BenchException(server.name() + " did not let a client " + what + ": " + failure);
            }
        }
        if (!inTime) {
            throw new BenchException(server.name() + ": not every client could " + what + " within " + PATIENCE);
        }
    }

    @Override
    public void close() {
        receiving.call(() -> {
            receivers.forEach(Receiver::close);
            return true;
        });
        sending.call(() -> {
            publishers.forEach(RtmpPeer::close);
            return true;
        });
        receiving.close();
        sending.close();
    }
}
