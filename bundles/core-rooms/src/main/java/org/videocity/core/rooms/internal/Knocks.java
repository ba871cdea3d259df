package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;
import org.videocity.api.room.Knock;
import org.videocity.api.room.KnockListener;
import org.videocity.api.room.KnockRequest;
import org.videocity.api.room.KnockResult;

/**
 * Who knocks where, in the whole city; also at doors behind which there is nothing, with the same limits and the same
 * silence. Belongs to the rooms' thread.
 */
final class Knocks {
    static final int MOST_PER_ROOM = 20;
    static final int MOST_PER_PERSON = 3;
    static final int KNOCKS_AT_ONCE = 6;
    private static final long PATIENCE_MILLIS = 300_000;
    private static final int MOST = 5_000;
    private static final int KNOCKS_PER_MINUTE = 1;
    private static final int MAX_PERSONS = 10_000;
    private static final String GUEST = "guest:";
    static final Reason NOBODY_ANSWERED =
            new Reason("nobody-answered", "Nobody answered the door; try again later, or write.");
    private static final Reason TOO_MANY =
            Reason.LIMIT_REACHED.saying("Too many knock at this door; try again in a few minutes.");
    private static final Reason TOO_OFTEN =
            Reason.LIMIT_REACHED.saying("You have knocked often enough; wait a few minutes.");

    private final CityThread thread;
    private final Inside inside;
    private final Map<RoomId, Map<String, Open>> byRoom = new LinkedHashMap<>();
    private final Map<String, RateBudget> budgets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RateBudget> eldest) {
            return size() > MAX_PERSONS;
        }
    };
    private int open;

    /** Those who hear the knocking, if anybody is there. */
    interface Inside {
        void onKnocking(RoomId room, Knock knock);

        void onKnocked(RoomId room, String knockId, Knock.Outcome outcome);
    }

    /** A knock nobody has answered yet. */
    record Open(Knock knock, Identity identity, KnockListener listener, Future<?> deadline, boolean isHeard) {}

    Knocks(CityThread thread, Inside inside) {
        this.thread = thread;
        this.inside = inside;
    }

    /**
     * Takes a knock.
     *
     * @param room the room's own id, or the one that was asked for where there is none
     */
    KnockResult add(RoomId room, KnockRequest request, KnockListener listener) {
        return add(room, request, listener, true);
    }

    /** Takes a knock of which nobody inside hears; outside it is as any other that is not answered. */
    KnockResult addUnheard(RoomId room, KnockRequest request, KnockListener listener) {
        return add(room, request, listener, false);
    }

    private KnockResult add(RoomId room, KnockRequest request, KnockListener listener, boolean isHeard) {
        String person = personOf(request.identity());
        if (open >= MOST || byRoom.getOrDefault(room, Map.of()).size() >= MOST_PER_ROOM) {
            return new KnockResult.Refused(TOO_MANY);
        }
        if (!person.isEmpty() && (openOf(person) >= MOST_PER_PERSON || !mayKnock(person))) {
            return new KnockResult.Refused(TOO_OFTEN);
        }
        Knock knock = knock(request);
        Future<?> deadline = thread.later(
                PATIENCE_MILLIS,
                () -> take(room, knock.id(), Knock.Outcome.GONE)
                        .ifPresent(gone -> City.guarded(gone.listener(), l -> l.onDeclined(NOBODY_ANSWERED))));
        byRoom.computeIfAbsent(room, r -> new LinkedHashMap<>())
                .put(knock.id(), new Open(knock, request.identity(), listener, deadline, isHeard));
        open++;
        if (isHeard) {
            inside.onKnocking(room, knock);
        }
        return new KnockResult.Waiting(() -> thread.execute(() -> take(room, knock.id(), Knock.Outcome.GONE)));
    }

    private static Knock knock(KnockRequest request) {
        boolean verified = request.identity().isResident();
        String known = Names.display(request.identity().displayName());
        String said = Names.display(request.name());
        String name = verified || said.isEmpty() ? known : said;
        boolean shown = request.photo().length() <= Knock.MAX_PHOTO_CHARS;
        return new Knock(
                UUID.randomUUID().toString(),
                name.isEmpty() ? "Guest" : name,
                shown ? request.photo() : "",
                Names.line(request.text(), Knock.MAX_TEXT_CHARS),
                Instant.now(),
                verified);
    }

    /** Whose measure a knock counts in; a reverse proxy on this machine speaks for everybody, so nobody's then. */
    private static String personOf(Identity who) {
        List<String> keys = Order.keysOf(who);
        String last = keys.get(keys.size() - 1);
        boolean local = last.startsWith(GUEST) && new Network(last.substring(GUEST.length())).isLoopback();
        return local ? "" : last;
    }

    private long openOf(String person) {
        return byRoom.values().stream()
                .flatMap(here -> here.values().stream())
                .filter(knock -> personOf(knock.identity()).equals(person))
                .count();
    }

    private boolean mayKnock(String person) {
        long now = System.nanoTime();
        return budgets.computeIfAbsent(person, p -> new RateBudget(KNOCKS_AT_ONCE, now))
                .take(KNOCKS_PER_MINUTE, KNOCKS_AT_ONCE, now);
    }

    /** Finds a knock without ending it. */
    Optional<Open> find(RoomId room, String knockId) {
        return Optional.ofNullable(byRoom.getOrDefault(room, Map.of()).get(knockId))
                .filter(Open::isHeard);
    }

    /** Ends a knock, and tells those inside how; absent when it has ended already. */
    Optional<Open> take(RoomId room, String knockId, Knock.Outcome outcome) {
        Map<String, Open> here = byRoom.getOrDefault(room, Map.of());
        Open knock = here.get(knockId);
        if (knock == null) {
            return Optional.empty();
        }
        here.remove(knockId);
        if (here.isEmpty()) {
            byRoom.remove(room);
        }
        open--;
        knock.deadline().cancel(false);
        if (knock.isHeard()) {
            inside.onKnocked(room, knockId, outcome);
        }
        return Optional.of(knock);
    }

    /** Lists who knocks at a room now. */
    List<Knock> at(RoomId room) {
        return byRoom.getOrDefault(room, Map.of()).values().stream()
                .filter(Open::isHeard)
                .map(Open::knock)
                .toList();
    }

    /** Says to everybody at every door that they have to knock at another core. */
    void closeAll() {
        List<Open> all = new ArrayList<>();
        byRoom.values().forEach(here -> all.addAll(here.values()));
        byRoom.clear();
        open = 0;
        for (Open knock : all) {
            knock.deadline().cancel(false);
            City.guarded(knock.listener(), l -> l.onDeclined(Reason.RESTARTING));
        }
    }
}
