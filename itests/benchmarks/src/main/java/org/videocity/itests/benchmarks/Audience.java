package org.videocity.itests.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who receives in a load, in turn on as many threads as there are cores. One thread cannot read what 1500
 * players get from a server that writes each frame: they would fall behind, and part of the server's sending would be done
 * where their acknowledgements are made, on the load's account. Used from one thread.
 */
final class Audience implements AutoCloseable {
    private final List<Lane> lanes;
    private int size;

    /** One thread and those on it. But for the loop, on that thread only. */
    private static final class Lane {
        final LoadLoop loop;
        final Player.Watch watch = new Player.Watch();
        final List<Member> members = new ArrayList<>();

        Lane(int number) {
            loop = new LoadLoop("receivers-" + number);
        }
    }

    private record Member(int number, Receiver receiver) {}

    /** What is asked about a receiver, which was made with a number. */
    interface Question {
        boolean of(Receiver receiver, int number);
    }

    /** Makes the receiver of a number, which lives on a loop and notes its delays in a watch. */
    interface Making<R extends Receiver> {
        R make(LoadLoop loop, Player.Watch watch, int number);
    }

    Audience() {
        lanes = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(Lane::new)
                .toList();
    }

    /** Lets receivers come one after another; returns at once. */
    <R extends Receiver> void come(int count, Duration apart, Making<R> making, Consumer<R> connect) {
        long now = System.nanoTime();
        size += count;
        for (int first = 0; first < lanes.size(); first++) {
            Lane lane = lanes.get(first);
            int from = first;
            lane.loop.call(() -> {
                for (int i = from; i < count; i += lanes.size()) {
                    R receiver = making.make(lane.loop, lane.watch, i);
                    lane.members.add(new Member(i, receiver));
                    lane.loop.at(now + i * apart.toNanos(), () -> connect.accept(receiver));
                }
                return true;
            });
        }
    }

    int size() {
        return size;
    }

    /** Returns whether something came true of every one in time; not all are waited for when one is broken. */
    boolean await(Duration limit, Question question) {
        long end = System.nanoTime() + limit.toNanos();
        for (Lane lane : lanes) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            if (!lane.loop.await(
                    left,
                    () -> lane.members.stream().allMatch(m -> question.of(m.receiver, m.number)) || isBroken(lane))) {
                return false;
            }
        }
        return true;
    }

    /** Returns of how many something is true. */
    int count(Question question) {
        int count = 0;
        for (Lane lane : lanes) {
            count += lane.loop.call(() -> (int) lane.members.stream()
                    .filter(m -> question.of(m.receiver, m.number))
                    .count());
        }
        return count;
    }

    private static boolean isBroken(Lane lane) {
        return lane.members.stream().anyMatch(member -> member.receiver.failure() != null);
    }

    /** Returns why the first broken connection is gone, null while all are well. */
    @Nullable
    String failure() {
        for (Lane lane : lanes) {
            String failure = lane.loop.call(() -> lane.members.stream()
                    .map(member -> member.receiver.failure())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null));
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    /** Lets delays of frames count that are sent from now on. */
    void watchFrom(long nanoTime) {
        each(lane -> lane.watch.fromNanos = nanoTime);
    }

    /** Lets delays of frames count no more that are sent from now on. */
    void watchTo(long nanoTime) {
        each(lane -> lane.watch.toNanos = nanoTime);
    }

    /** Returns the delays of all frames that count, or of pictures only. */
    Delays delays(boolean videoOnly) {
        Delays all = new Delays();
        each(lane -> all.add(videoOnly ? lane.watch.video : lane.watch.all));
        return all;
    }

    long sum(ToLongFunction<Receiver> figure) {
        long sum = 0;
        for (Lane lane : lanes) {
            sum += lane.loop.call(() -> lane.members.stream()
                    .mapToLong(m -> figure.applyAsLong(m.receiver))
                    .sum());
        }
        return sum;
    }

    /** Looks at every one, lane by lane, each on its thread. */
    void forEach(Consumer<Receiver> look) {
        each(lane -> lane.members.forEach(member -> look.accept(member.receiver)));
    }

    void pause(Duration time) {
        lanes.get(0).loop.pause(time);
    }

    private void each(Consumer<Lane> act) {
        for (Lane lane : lanes) {
            lane.loop.call(() -> {
                act.accept(lane);
                return true;
            });
        }
    }

    @Override
    public void close() {
        forEach(Receiver::close);
        lanes.forEach(lane -> lane.loop.close());
    }
}
