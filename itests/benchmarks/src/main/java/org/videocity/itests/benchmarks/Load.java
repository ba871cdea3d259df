package org.videocity.itests.benchmarks;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishers and those who play or watch their streams against one server, once: they come, warm up, are measured and go.
 * Used from one thread; publishers have a thread of their own, receivers one for each core.
 */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration STRAGGLERS = Duration.ofSeconds(3);
    private static final long CONNECT_EVERY_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    private final Server server;
    private final String prefix;
    private final String query;
    private final LoadLoop sending = new LoadLoop("publishers");
    private final Audience audience = new Audience();
    private final List<Publisher> publishers = new ArrayList<>();

    private record Count(ProcessFigures.Cpu cpu, double loadSeconds, long bytes, long reads, long nanos) {}

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
        failIfBroken(sending.call(this::publisherFailure), sent, "publish");
    }

    private @Nullable String publisherFailure() {
        return publishers.stream()
                .map(RtmpPeer::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Lets players come one after another, in turn to each stream, and returns when all had a key frame. */
    void play(int count, Duration apart) {
        audience.come(
                count,
                apart,
                (loop, watch, number) -> new Player(loop, stream(number) + query, watch),
                player -> player.connect(server.target()));
        awaitPictures(count, apart, "play");
    }

    /** Lets viewers over HTTP come one after another, in turn to each stream, and returns when all had a key frame. */
    void watch(int count, LiveShape shape, InetSocketAddress web, String room) {
        Duration apart = Duration.ofNanos(CONNECT_EVERY_NANOS);
        audience.come(
                count,
                apart,
                (loop, watch, number) -> new LiveViewer(loop, shape, room, stream(number), watch),
                viewer -> viewer.connect(web));
        awaitPictures(count, apart, "watch");
    }

    private String stream(int number) {
        return prefix + (number % publishers.size());
    }

    private void awaitPictures(int count, Duration apart, String what) {
        boolean inTime =
                audience.await(PATIENCE.plus(apart.multipliedBy(count)), (receiver, number) -> receiver.hadKeyFrame());
        failIfBroken(audience.failure(), inTime, what);
    }

    void play(int count) {
        play(count, Duration.ofNanos(CONNECT_EVERY_NANOS));
    }

    void pause(Duration time) {
        audience.pause(time);
    }

    /** Measures for so long. */
    Run measure(Duration time) {
        audience.watchFrom(System.nanoTime());
        Count before = count();
        audience.pause(time);
        audience.watchTo(System.nanoTime());
        Count after = count();
        int late = late();
        long live = server.collectGarbage();
        long resident = server.pid() == 0 ? 0 : ProcessFigures.residentBytes(server.pid());
        return new Run(
                audience.size(),
                (after.nanos - before.nanos) / 1e9,
                after.cpu.since(before.cpu),
                after.loadSeconds - before.loadSeconds,
                (after.bytes - before.bytes) * 8.0,
                audience.delays(false),
                audience.delays(true),
                audience.sum(Receiver::lost),
                late,
                audience.count((receiver, number) -> receiver.failure() != null),
                after.reads - before.reads,
                resident,
                live);
    }

    /** Returns the players' times from play to the first frame, and to the first key frame. */
    List<Delays> joins() {
        Delays first = new Delays();
        Delays key = new Delays();
        audience.forEach(receiver -> {
            if (receiver instanceof Player player) {
                first.add(player.joinNanos());
                key.add(player.keyNanos());
            }
        });
        return List.of(first, key);
    }

    /** Counts those who do not get everything that has been sent by now, but for what is held back for a moment. */
    private int late() {
        List<long[]> sent = sending.call(() -> publishers.stream()
                .map(publisher -> new long[] {publisher.pictures(), publisher.sounds()})
                .toList());
        Audience.Question complete = (receiver, number) -> {
            long[] numbers = sent.get(number % sent.size());
            return receiver.has(numbers[0], numbers[1]);
        };
        audience.await(STRAGGLERS, complete);
        return audience.count((receiver, number) -> !complete.of(receiver, number));
    }

    private Count count() {
        ProcessFigures.Cpu cpu = server.pid() == 0 ? ProcessFigures.Cpu.NONE : ProcessFigures.cpu(server.pid());
        double own = ProcessFigures.cpuSeconds(ProcessHandle.current().pid());
        return new Count(cpu, own, audience.sum(Receiver::bytesRead), audience.sum(Receiver::reads), System.nanoTime());
    }

    private void failIfBroken(@Nullable String failure, boolean inTime, String what) {
        if (failure != null) {
            throw new BenchException(server.name() + " did not let a client " + what + ": " + failure);
        }
        if (!inTime) {
            throw new BenchException(server.name() + ": not every client could " + what + " within " + PATIENCE);
        }
    }

    @Override
    public void close() {
        audience.close();
        sending.call(() -> {
            publishers.forEach(RtmpPeer::close);
            return true;
        });
        sending.close();
    }
}
