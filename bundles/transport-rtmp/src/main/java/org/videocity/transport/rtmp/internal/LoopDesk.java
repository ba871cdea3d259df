package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.Publication;

/**
 * What lives on one event loop: its connections and its fan-outs, and the one timer that looks after them. Thread: that
 * event loop.
 */
final class LoopDesk {
    private static final long TICK_MILLIS = 1_000;

    private final EventLoop loop;
    private final Counters counters;
    private final RoomNumbers numbers;
    private final Map<Key, Fanout> fanouts = new HashMap<>();
    private final Set<RtmpConnection> connections = new LinkedHashSet<>();
    private @Nullable Future<?> ticks;

    /** One life of a publication; a later one of the same name is another. */
    private record Key(RoomId room, String name, Instant since) {}

    LoopDesk(EventLoop loop, Counters counters, RoomNumbers numbers) {
        this.loop = loop;
        this.counters = counters;
        this.numbers = numbers;
    }

    /** Returns what members are called by in room calls, the same for every event loop. */
    RoomNumbers numbers() {
        return numbers;
    }

    void add(RtmpConnection connection) {
        connections.add(connection);
        if (ticks == null) {
            ticks = loop.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void remove(RtmpConnection connection) {
        connections.remove(connection);
        Future<?> running = ticks;
        if (connections.isEmpty() && running != null) {
            running.cancel(false);
            ticks = null;
        }
    }

    /** Puts a viewer into the publication's fan-out on this loop, made with its first viewer. */
    void watch(Publication publication, Viewer viewer, FanoutSettings settings) {
        Key key = new Key(publication.room(), publication.name(), publication.since());
        Fanout fanout = fanouts.get(key);
        if (fanout == null || !fanout.isOpen()) {
            fanout = open(key, publication, settings);
        }
        fanout.add(viewer);
    }

    /** Asks every connection that waits for the city to try again. */
    void cityIsBack() {
        for (RtmpConnection connection : List.copyOf(connections)) {
            connection.cityIsBack();
        }
    }

    /** Ends what a grant allowed. */
    void revoked(String identityId, RoomId room, boolean publish, boolean watch) {
        for (RtmpConnection connection : List.copyOf(connections)) {
            connection.revoked(identityId, room, publish, watch);
        }
    }

    /** Tells clients that can to connect again elsewhere or later. */
    void announceStop() {
        for (RtmpConnection connection : List.copyOf(connections)) {
            connection.announceStop();
        }
    }

    /** Ends publications and viewers and closes every connection once that is said. */
    void shutdown(Reason reason) {
        for (Fanout fanout : new ArrayList<>(fanouts.values())) {
            fanout.abort(reason);
        }
        for (RtmpConnection connection : List.copyOf(connections)) {
            connection.shutdown(reason);
        }
    }

    /** Closes what is left at once. */
    void closeNow() {
        for (RtmpConnection connection : List.copyOf(connections)) {
            connection.closeNow();
        }
    }

    private Fanout open(Key key, Publication publication, FanoutSettings settings) {
        Fanout[] self = new Fanout[1];
        Fanout made = new Fanout(loop, settings, counters, () -> fanouts.remove(key, self[0]));
        self[0] = made;
        fanouts.put(key, made);
        made.start(publication);
        return made;
    }

    private void tick() {
        long now = System.nanoTime();
        for (RtmpConnection connection : List.copyOf(connections)) {
            connection.tick(now);
        }
        for (Fanout fanout : new ArrayList<>(fanouts.values())) {
            fanout.checkStalls(now);
        }
    }
}
