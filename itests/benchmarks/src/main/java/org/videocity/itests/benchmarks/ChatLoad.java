package org.videocity.itests.benchmarks;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Members of rooms who write to each other, all on one thread. Each line has the time in it at which it was due, however
 * late this load is: its own lateness counts as delay. Used from one thread.
 */
final class ChatLoad implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration STRAGGLERS = Duration.ofSeconds(5);
    private static final long CONNECT_EVERY_NANOS = TimeUnit.MICROSECONDS.toNanos(2_500);

    private final CityServer city;
    private final LoadLoop loop = new LoadLoop("members");
    private final List<ChatMember> members = new ArrayList<>();
    private final List<Integer> inRoom = new ArrayList<>();
    private Talk talk = new Talk(0, 1, 0);

    /** Lines due at equal distances, each of the next member. */
    private final class Talk {
        private final long from;
        private final long step;
        private final long count;
        private final Delays delays = new Delays();
        private long written;
        private long wanted;

        Talk(long from, long step, long count) {
            this.from = from;
            this.step = step;
            this.count = count;
        }

        void go() {
            long now = System.nanoTime();
            for (long due = due(); written < count && due - now <= 0; due = due()) {
                int who = (int) (written % members.size());
                members.get(who).say(due);
                wanted += inRoom.get(who);
                written++;
            }
            if (written < count) {
                loop.at(due(), this::go);
            }
        }

        private long due() {
            return from + written * step;
        }

        boolean isMine(long due) {
            return due - from >= 0 && due - from < count * step;
        }

        boolean isOver() {
            return written == count && delays.count() >= wanted;
        }
    }

    /** Lets people come, so many to each room, and returns when all are inside. */
    ChatLoad(CityServer city, List<String> rooms, int count) {
        this.city = city;
        int each = Math.max(1, count / rooms.size());
        InetSocketAddress web = city.web();
        for (int i = 0; i < each; i++) {
            for (String room : rooms) {
                members.add(new ChatMember(loop, room, this::heard));
                inRoom.add(each);
            }
        }
        loop.call(() -> {
            long now = System.nanoTime();
            for (int i = 0; i < members.size(); i++) {
                ChatMember member = members.get(i);
                loop.at(now + i * CONNECT_EVERY_NANOS, () -> member.connect(web));
            }
            return true;
        });
        boolean allThere = loop.await(
                PATIENCE,
                () -> members.stream().allMatch(ChatMember::isInside)
                        || members.stream().anyMatch(member -> member.failure() != null));
        failIfBroken(allThere);
    }

    private void failIfBroken(boolean allThere) {
        String failure = loop.call(() -> members.stream()
                .map(ChatMember::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(""));
        if (!allThere || !failure.isEmpty()) {
            close();
            throw new BenchException(
                    "not everybody came into the rooms: " + (failure.isEmpty() ? "too slow" : failure));
        }
    }

    int size() {
        return members.size();
    }

    /** How many were thrown out. */
    int broken() {
        return loop.call(() -> (int)
                members.stream().filter(member -> member.failure() != null).count());
    }

    private void heard(ChatLine line) {
        if (talk.isMine(line.due())) {
            talk.delays.add(System.nanoTime() - line.due());
        }
    }

    /** Lets each member write so many lines a second for so long, and measures. */
    ChatRun talk(int linesPerSecond, Duration time) {
        long step = TimeUnit.SECONDS.toNanos(1) / ((long) linesPerSecond * members.size());
        ProcessFigures.Cpu before = ProcessFigures.cpu(city.pid());
        long refusedBefore = refused();
        Talk now = new Talk(System.nanoTime(), step, time.toNanos() / step);
        loop.call(() -> {
            talk = now;
            now.go();
            return true;
        });
        loop.pause(time);
        ProcessFigures.Cpu cpu = ProcessFigures.cpu(city.pid()).since(before);
        double seconds = (System.nanoTime() - now.from) / 1e9;
        loop.await(STRAGGLERS, now::isOver);
        return loop.call(() -> new ChatRun(
                now.written, now.wanted, now.delays.count(), refusedNow() - refusedBefore, seconds, cpu, now.delays));
    }

    private long refused() {
        return loop.call(this::refusedNow);
    }

    private long refusedNow() {
        return members.stream().mapToLong(ChatMember::refused).sum();
    }

    /** Lets everybody leave, and waits until the city has heard it. */
    @Override
    public void close() {
        loop.call(() -> {
            members.forEach(ChatMember::leave);
            return true;
        });
        loop.await(STRAGGLERS, () -> members.stream().allMatch(ChatMember::isGone));
        loop.call(() -> {
            members.forEach(ChatMember::close);
            return true;
        });
        loop.close();
    }
}
