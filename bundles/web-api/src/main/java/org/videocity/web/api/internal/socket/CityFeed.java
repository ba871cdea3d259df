package org.videocity.web.api.internal.socket;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;

/**
 * Feeds the city sockets: all public rooms first, and again after the core was replaced; then each room that changed, at
 * most once in {@value #PAUSE_MILLIS} ms. Not thread-safe: everything happens on the turns given.
 */
final class CityFeed {
    static final long PAUSE_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(CityFeed.class);

    private final SocketSurroundings city;
    private final Executor turns;
    private final Set<CitySocket> sockets = new LinkedHashSet<>();
    private final CityChanges changes = new CityChanges();
    private @Nullable RoomService core;
    private boolean telling;
    private long toldNanos;

    CityFeed(SocketSurroundings city, Executor turns) {
        this.city = city;
        this.turns = turns;
        this.toldNanos = city.clock().nanoTime() - TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
        this.core = city.link().rooms().orElse(null);
    }

    void arrive(CitySocket socket) {
        sockets.add(socket);
        city.clock().after(city.settings().config().coreWaitMillis(), () -> turns.execute(() -> giveUp(socket)));
        list(socket.city(), newcomer -> newcomer == socket);
    }

    void leave(CitySocket socket) {
        sockets.remove(socket);
    }

    void closeAll(int code, String reason) {
        List.copyOf(sockets).forEach(socket -> socket.close(code, reason));
    }

    void coreChanged() {
        RoomService now = city.link().rooms().orElse(null);
        if (now != null && now != core) {
            core = now;
            changes.forgetListed();
            sockets.stream()
                    .map(CitySocket::city)
                    .collect(Collectors.toSet())
                    .forEach(name -> list(name, socket -> socket.city().equals(name)));
        }
    }

    void changed(RoomSnapshot room) {
        if (changes.changed(room)) {
            tellSoon();
        }
    }

    void gone(RoomId room) {
        if (changes.gone(room)) {
            tellSoon();
        }
    }

    private void list(String cityName, Predicate<CitySocket> who) {
        RoomService asked = core;
        if (asked == null) {
            return;
        }
        try {
            asked.publicRooms(cityName, turns)
                    .whenCompleteAsync(
                            (rooms, failure) -> {
                                if (rooms != null && asked == core) {
                                    showAll(rooms, who);
                                } else {
                                    LOG.debug("The rooms of {} cannot be listed now", cityName, failure);
                                }
                            },
                            turns);
        } catch (RuntimeException e) {
            LOG.debug("The rooms of {} cannot be listed now", cityName, e);
        }
    }

    private void showAll(List<RoomSnapshot> rooms, Predicate<CitySocket> who) {
        changes.listed(rooms);
        String text = Json.text(Json.op("rooms").set("rooms", CityJson.rooms(rooms)));
        List.copyOf(sockets).stream().filter(who).forEach(socket -> socket.showAll(text));
    }

    private void tellSoon() {
        if (telling) {
            return;
        }
        telling = true;
        long since = TimeUnit.NANOSECONDS.toMillis(city.clock().nanoTime() - toldNanos);
        if (since >= PAUSE_MILLIS) {
            tell();
        } else {
            city.clock().after(PAUSE_MILLIS - since, () -> turns.execute(this::tell));
        }
    }

    private void tell() {
        telling = false;
        toldNanos = city.clock().nanoTime();
        List<CitySocket> all = List.copyOf(sockets);
        for (CityChanges.Change change : changes.take()) {
            all.stream()
                    .filter(socket -> socket.city().equals(change.city()))
                    .forEach(socket -> socket.showChange(change.text()));
        }
    }

    private void giveUp(CitySocket socket) {
        if (!socket.isShown() && sockets.contains(socket)) {
            socket.close(CloseCode.RESTART, "unavailable");
        }
    }
}
