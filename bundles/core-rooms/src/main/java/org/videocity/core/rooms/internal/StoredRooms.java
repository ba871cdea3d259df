package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.store.Move;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/**
 * Follows the store: the rooms of residents stand beside the configured ones. State belongs to the rooms' thread. What a
 * store that went away told stays: rooms do not close because a database does.
 */
@Component(
        service = {RoomStoreListener.class, StoredRooms.class},
        immediate = true)
public final class StoredRooms implements RoomStoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(StoredRooms.class);
    private static final String PREFIX = "store:";
    private static final int AT_ONCE = 500;
    private static final long RETRY_MILLIS = 2_000;

    private final City city;
    /** The rooms told of, with the revision told last; belongs to the rooms' thread. */
    private final Map<RoomId, Long> known = new HashMap<>();

    /** Made by the component runtime. */
    @Activate
    public StoredRooms(@Reference City city) {
        this.city = city;
    }

    /** After a restore a room may be older than the one told of before: what was told counts no longer. */
    @Override
    public void onReady(RoomStore store) {
        store.moves(Instant.now(), city.thread())
                .thenAccept(answer ->
                        answer.asOptional().ifPresent(moves -> city.moves().replace(moves)));
        city.thread().execute(() -> {
            known.replaceAll((room, revision) -> 0L);
            load(store, 0, new HashSet<>());
        });
    }

    /** Reads the rooms a piece at a time; those that were not among them are gone. */
    private void load(RoomStore store, int offset, Set<RoomId> seen) {
        store.all(offset, AT_ONCE, city.thread()).thenAccept(answer -> {
            if (answer instanceof StoreResult.Done<List<StoredRoom>> done) {
                for (StoredRoom room : done.value()) {
                    seen.add(room.id());
                    take(room);
                }
                if (done.value().size() == AT_ONCE) {
                    load(store, offset + AT_ONCE, seen);
                } else {
                    forgetOthers(store, seen);
                }
            } else {
                LOG.warn("The rooms could not be read from the store; trying again: {}", answer);
                city.thread().later(RETRY_MILLIS, () -> load(store, 0, new HashSet<>()));
            }
        });
    }

    /** A room built while they were read may be missing among them: each is asked for before it goes. */
    private void forgetOthers(RoomStore store, Set<RoomId> seen) {
        Set<RoomId> others = new HashSet<>(known.keySet());
        others.removeAll(seen);
        for (RoomId id : others) {
            store.byId(id, city.thread()).thenAccept(answer -> {
                if (answer.asOptional().filter(Optional::isEmpty).isPresent()) {
                    drop(id);
                }
            });
        }
    }

    @Override
    public void onMoved(Move move) {
        city.thread().execute(() -> city.moves().add(move));
    }

    @Override
    public void onStored(StoredRoom room) {
        city.thread().execute(() -> take(room));
    }

    @Override
    public void onDeleted(RoomId id) {
        city.thread().execute(() -> drop(id));
    }

    /** Tells whether a definition is a room of the store, and not a configuration. */
    static boolean isStored(String pid) {
        return pid.startsWith(PREFIX);
    }

    private void take(StoredRoom room) {
        Long told = known.get(room.id());
        if (told != null && told > room.revision()) {
            return;
        }
        city.defineNow(PREFIX + room.id(), room.settings().about(room.keywords()))
                .ifPresentOrElse(
                        why -> LOG.warn("The room {} is not built: {}", room.id(), why.text()),
                        () -> known.put(room.id(), room.revision()));
    }

    private void drop(RoomId id) {
        if (known.remove(id) != null) {
            city.removeNow(PREFIX + id);
        }
    }
}
