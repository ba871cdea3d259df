package org.videocity.itests.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Publishers and their players against one server, once: they come, warm up, are measured and go. Used from one thread;
 * publishers and players have a thread each.
 */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration STRAGGLERS = Duration.ofSeconds(3);
    private static final long CONNECT_EVERY_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    private final Server server;
    private final String prefix;
    private final String query;
    private final LoadLoop sending = new LoadLoop("publishers");
    private final LoadLoop receiving = new LoadLoop("players");
    private final List<Publisher> publishers = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();
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
        failIfBroken(publishers, sent, "publish");
    }

    /** Lets players come one after another, in turn to each stream, and returns when all had a key frame. */
    void play(int count, Duration apart) {
        receiving.call(() -> {
            long now = System.nanoTime();
            for (int i = 0; i < count; i++) {
                Player player = new Player(receiving, prefix + (i % publishers.size()) + query, watch);
                players.add(player);
                receiving.at(now + i * apart.toNanos(), () -> player.connect(server.target()));
            }
            return true;
        });
        boolean playing = receiving.await(
                PATIENCE.plus(apart.multipliedBy(count)),
                () -> players.stream().allMatch(Player::hadKeyFrame)
                        || players.stream().anyMatch(p -> p.failure() != null));
        failIfBroken(players, playing, "play");
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
                players.size(),
                (after.nanos - before.nanos) / 1e9,
                after.cpu.since(before.cpu),
                (after.bytes - before.bytes) * 8.0,
                watch.all,
                watch.video,
                players.stream().mapToLong(Player::lost).sum(),
                late,
                (int) players.stream().filter(p -> p.failure() != null).count(),
                after.reads - before.reads,
                resident,
                live));
    }

    /** Returns the players' times from play to the first frame, and to the first key frame. */
    List<Delays> joins() {
        return receiving.call(() -> {
            Delays first = new Delays();
            Delays key = new Delays();
            for (Player player : players) {
                first.add(player.joinNanos());
                key.add(player.keyNanos());
            }
            return List.of(first, key);
        });
    }

    /** Counts the players that do not get everything that has been sent by now. */
    private int late() {
        long[] sent = sending.call(() -> publishers.stream()
                .flatMapToLong(p -> java.util.stream.LongStream.of(p.pictures(), p.sounds()))
                .toArray());
        receiving.await(STRAGGLERS, () -> lateNow(sent) == 0);
        return receiving.call(() -> lateNow(sent));
    }

    private int lateNow(long[] sent) {
        int late = 0;
        for (int i = 0; i < players.size(); i++) {
            int stream = i % publishers.size();
            late += players.get(i).has(sent[2 * stream], sent[2 * stream + 1]) ? 0 : 1;
        }
        return late;
    }

    private Count count() {
        ProcessFigures.Cpu cpu = server.pid() == 0 ? ProcessFigures.Cpu.NONE : ProcessFigures.cpu(server.pid());
        long bytes = players.stream().mapToLong(RtmpPeer::bytesRead).sum();
        long reads = players.stream().mapToLong(RtmpPeer::reads).sum();
        return new Count(cpu, bytes, reads, System.nanoTime());
    }

    private void failIfBroken(List<? extends RtmpPeer> peers, boolean inTime, String what) {
        for (RtmpPeer peer : peers) {
            if (peer.failure() != null) {
                throw new BenchException(server.name() + " did not let a client " + what + ": " + peer.failure());
            }
        }
        if (!inTime) {
            throw new BenchException(server.name() + ": not every client could " + what + " within " + PATIENCE);
        }
    }

    @Override
    public void close() {
        receiving.call(() -> {
            players.forEach(RtmpPeer::close);
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
