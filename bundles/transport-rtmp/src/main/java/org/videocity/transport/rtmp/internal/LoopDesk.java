package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final RoomNumbers numbers;
    private final Broadcasts broadcasts;
    private final Map<Broadcasts.Place, Fanout> fanouts = new HashMap<>();
    private final Set<RtmpConnection> connections = new LinkedHashSet<>();
    private @Nullable Future<?> ticks;

    LoopDesk(EventLoop loop, Broadcasts broadcasts, RoomNumbers numbers) {
        this.loop = loop;
        this.broadcasts = broadcasts;
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

    /** Says that a publication's frames arrive on this event loop. */
    void publishes(Publication publication) {
        broadcasts.publishes(publication, loop);
    }

    void publishesNoMore(Publication publication) {
        broadcasts.publishesNoMore(publication, loop);
    }

    /** Puts a viewer into the publication's fan-out for its class on this loop, made with its first viewer. */
    void watch(
            Publication publication,
            Viewer viewer,
            Optional<String> wish,
            InetSocketAddress from,
            FanoutSettings settings) {
        String viewerClass = broadcasts.rules().viewerClass(wish, from.getAddress());
        Broadcasts.Place place = new Broadcasts.Place(Broadcasts.Key.of(publication), viewerClass);
        Fanout fanout = fanouts.get(place);
        if (fanout == null || !fanout.isOpen()) {
            fanout = open(place, publication, settings);
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

    private Fanout open(Broadcasts.Place place, Publication publication, FanoutSettings settings) {
        Broadcast broadcast = broadcasts.join(publication, place.viewerClass(), loop, settings);
        Fanout[] self = new Fanout[1];
        Fanout made = new Fanout(loop, broadcast, settings, () -> {
            fanouts.remove(place, self[0]);
            broadcasts.leave(broadcast);
        });
        self[0] = made;
        fanouts.put(place, made);
        broadcast.attach(made);
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
