package org.videocity.core.identity.internal;

import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.store.Move;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoredRoom;

/**
 * Stream keys follow a resident's room to its new name or address, and go with it. What is told in a row is done in that row,
 * on one thread: of a room that was renamed no key is left under the old name when that is deleted. Thread: a store's.
 */
@Component(service = RoomStoreListener.class, immediate = true)
public final class RoomKeys implements RoomStoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeys.class);

    private final IssuingService keys;

    /** Made by the component runtime. */
    @Activate
    public RoomKeys(@Reference IssuingService keys) {
        this.keys = keys;
    }

    @Override
    public void onRenamed(RoomId from, StoredRoom now) {
        done(keys.rename(from, now.id()), from);
    }

    @Override
    public void onMoved(Move move) {
        done(keys.move(move.city(), move.from(), move.to()), new RoomId(move.city(), move.from(), ""));
    }

    @Override
    public void onDeleted(RoomId id) {
        done(keys.drop(id), id);
    }

    @Override
    public void onStored(StoredRoom room) {
        // a new room has no keys
    }

    @Override
    public void onReady(RoomStore store) {
        // keys are not in the store
    }

    private static void done(CompletionStage<Integer> work, RoomId room) {
        work.whenComplete((count, failed) -> {
            if (failed != null) {
                LOG.error("The stream keys of {} could not all be changed with it", room, failed);
            }
        });
    }
}
