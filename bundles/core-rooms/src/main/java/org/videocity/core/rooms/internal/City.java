package org.videocity.core.rooms.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.feature.RoomFeature;
import org.videocity.api.room.CityListener;
import org.videocity.api.room.RoomSettings;

/**
 * All rooms there are. It knows nothing of who offers or configures them: those components know it, so that features and
 * listeners which use the rooms themselves make no circle.
 *
 * <p>Everything but the constructor, {@link #define}, {@link #undefine} and {@link #deactivate} runs on the rooms'
 * thread.
 */
@Component(service = City.class, immediate = true)
public final class City {
    static final Reason ROOM_EXISTS = new Reason("room-exists", "There is a room of that name already.");
    static final Reason TOO_MANY_ROOMS = Reason.TOO_MANY.saying("There are as many rooms as maxRooms allows.");
    private static final Logger LOG = LoggerFactory.getLogger(City.class);
    /** A configuration that goes may come back changed: its room is not closed before this has passed. */
    private static final long SETTLE_MILLIS = 1_000;

    private final CityThread thread = new CityThread();
    private final CityLinks links;
    private final RoomsSettings settings;
    private final Rights rights;
    private final Moderation moderation;
    private final Knocks knocks;
    private final SessionArchive archive;
    private final Map<RoomId, LiveRoom> rooms = new LinkedHashMap<>();
    private final Map<String, RoomId> definitions = new HashMap<>();
    private final Map<String, Future<?>> departures = new HashMap<>();
    private final Set<RoomFeature> features = new LinkedHashSet<>();
    private final Set<CityListener> listeners = new LinkedHashSet<>();
    private final Set<LiveRoom> dirty = new LinkedHashSet<>();
    private final Moves moves = new Moves();
    private volatile Consumer<String> sessionEnd = session -> {};

    /** Made by the component runtime; ready when it returns. */
    @Activate
    public City(@Reference CityLinks links, @Reference RoomsSettings settings, BundleContext context) {
        this(links, settings, new SessionArchive(context.getDataFile("sessions")));
    }

    City(CityLinks links, RoomsSettings settings, SessionArchive archive) {
        this.links = links;
        this.settings = settings;
        this.archive = archive;
        this.rights = new Rights(thread, links, settings);
        this.moderation = new Moderation(this);
        this.knocks = new Knocks(thread, moderation);
        settings.onChange(() -> thread.execute(() -> rooms().forEach(LiveRoom::checkRights)));
        if (!archive.isEmpty()) {
            thread.later(SessionArchive.GOOD_MILLIS, archive::forget);
        }
    }

    /** Closes all rooms; members and sources are told that this is a restart, and find their sessions with the next core. */
    @Deactivate
    public void deactivate() {
        settings.onChange(() -> {});
        thread.close(() -> {
            archive.leave(rooms.values().stream()
                    .map(LiveRoom::save)
                    .flatMap(Optional::stream)
                    .toList());
            knocks.closeAll();
            rooms.values().forEach(room -> room.close(Reason.RESTARTING));
            listeners.clear();
        });
    }

    CityThread thread() {
        return thread;
    }

    CityLinks links() {
        return links;
    }

    RoomsConfiguration limits() {
        return settings.now();
    }

    Rights rights() {
        return rights;
    }

    Moderation moderation() {
        return moderation;
    }

    Knocks knocks() {
        return knocks;
    }

    Moves moves() {
        return moves;
    }

    /** Says whom to tell, on the rooms' thread, that a session is over, by its epoch. */
    void onSessionEnd(Consumer<String> ended) {
        sessionEnd = ended;
    }

    void sessionEnded(RoomId room, String session) {
        moderation.sessionEnded(room, session);
        sessionEnd.accept(session);
    }

    /** Says why there is no room of a name: it moved, or there is none. */
    Reason missing(RoomId id) {
        return moves.of(id).map(Moves::reason).orElse(Reason.NO_SUCH_ROOM);
    }

    /** Finds a room of a city. */
    @Nullable
    LiveRoom find(RoomId id) {
        return rooms.get(id);
    }

    List<LiveRoom> rooms() {
        return List.copyOf(rooms.values());
    }

    List<LiveRoom> roomsOf(String city) {
        return rooms.values().stream()
                .filter(r -> r.settings().id().city().equals(city))
                .toList();
    }

    /** Takes a room's definition, new or changed, from its configuration. */
    void define(String pid, RoomSettings room) {
        thread.execute(() -> defineNow(pid, room)
                .ifPresent(why -> LOG.warn(
                        "The room {} of configuration {} is not built: {}",
                        room.id().path(),
                        pid,
                        why.text())));
    }

    /** Builds a room or changes one in place; yields why not, if not. */
    Optional<Reason> defineNow(String pid, RoomSettings room) {
        stay(pid);
        RoomId before = definitions.get(pid);
        if (before != null && !before.equals(room.id())) {
            removeNow(pid);
        }
        LiveRoom existing = rooms.get(room.id());
        if (existing != null) {
            if (!room.id().equals(definitions.get(pid))) {
                return Optional.of(ROOM_EXISTS);
            }
            existing.change(room);
            return Optional.empty();
        }
        if (rooms.size() >= limits().maxRooms()) {
            return Optional.of(TOO_MANY_ROOMS);
        }
        LiveRoom built = new LiveRoom(this, room);
        rooms.put(room.id(), built);
        definitions.put(pid, room.id());
        archive.take(room.id()).ifPresent(built::restore);
        changed(built);
        return Optional.empty();
    }

    private void stay(String pid) {
        Future<?> departure = departures.remove(pid);
        if (departure != null) {
            departure.cancel(false);
        }
    }

    /** Says that a definition went; it is gone for good when it has not come back soon. */
    void undefine(String pid) {
        thread.execute(() -> {
            if (definitions.containsKey(pid) && !departures.containsKey(pid)) {
                departures.put(pid, thread.later(SETTLE_MILLIS, () -> removeNow(pid)));
            }
        });
    }

    /** Closes a room and forgets it; who is in it hears where it is now, if it moved. */
    void removeNow(String pid) {
        stay(pid);
        RoomId id = definitions.remove(pid);
        LiveRoom room = id == null ? null : rooms.remove(id);
        if (room != null) {
            room.close(moves.of(id).map(Moves::reason).orElse(Reason.ROOM_CLOSED));
            dirty.remove(room);
            tellListeners(listener -> listener.onGone(room.settings().id()));
        }
    }

    /** Returns the configuration a room stands in. */
    Optional<String> definitionOf(RoomId id) {
        return definitions.entrySet().stream()
                .filter(e -> e.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Remembers that listeners must hear of a room; many changes in a row are told once. */
    void changed(LiveRoom room) {
        if (dirty.add(room) && dirty.size() == 1) {
            thread.execute(this::tellChanges);
        }
    }

    private void tellChanges() {
        List<LiveRoom> changed = new ArrayList<>(dirty);
        dirty.clear();
        for (LiveRoom room : changed) {
            tellListeners(listener -> listener.onChanged(room.snapshotFor("")));
        }
    }

    private void tellListeners(Consumer<CityListener> what) {
        for (CityListener listener : List.copyOf(listeners)) {
            guarded(listener, what);
        }
    }

    /** Calls somebody else's code; what it throws is logged and harms nobody. */
    static <T> void guarded(T whom, Consumer<T> what) {
        try {
            what.accept(whom);
        } catch (RuntimeException | LinkageError failed) {
            LOG.warn(
                    "{} failed when told what happens in a room",
                    whom.getClass().getName(),
                    failed);
        }
    }

    Set<RoomFeature> features() {
        return features;
    }

    void featureCame(RoomFeature feature) {
        if (features.add(feature)) {
            rooms.values().stream()
                    .filter(room -> !room.session().isEmpty())
                    .forEach(room -> room.features().attach(feature));
        }
    }

    void featureWent(RoomFeature feature) {
        if (features.remove(feature)) {
            rooms.values().forEach(room -> room.features().went(feature));
        }
    }

    void listenerCame(CityListener listener) {
        listeners.add(listener);
        for (LiveRoom room : rooms.values()) {
            guarded(listener, l -> l.onChanged(room.snapshotFor("")));
        }
    }

    void listenerWent(CityListener listener) {
        listeners.remove(listener);
    }
}
