package org.videocity.core.identity.internal;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.store.RoomChange;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/**
 * Stream keys follow a resident's room to its new name or address, and go with it. Keys are configurations and rooms are rows,
 * so no transaction holds both: what happened to rooms is read from the store, followed and ticked off, one after the other. A
 * city that was killed in between goes on where it was when it starts. Thread: a store's and that of the keys.
 */
@Component(service = RoomStoreListener.class, immediate = true)
public final class RoomKeys implements RoomStoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeys.class);
    private static final int AT_ONCE = 50;

    private final IssuingService keys;
    private final KeysExpected expected;
    /** How often something happened since all was followed; whoever counts the first follows. */
    private final AtomicInteger happened = new AtomicInteger();

    private volatile @Nullable RoomStore store;

    /** Made by the component runtime. */
    @Activate
    public RoomKeys(@Reference IssuingService keys, @Reference KeysExpected expected) {
        this.keys = keys;
        this.expected = expected;
    }

    @Override
    public void onReady(RoomStore present) {
        store = present;
        follow();
    }

    @Override
    public void onDeleted(RoomId id) {
        follow();
    }

    @Override
    public void onStored(StoredRoom room) {
        // a new room has no keys, and one that was renamed was deleted under its old name
    }

    private void follow() {
        if (happened.getAndIncrement() == 0) {
            followAll();
        }
    }

    private void followAll() {
        RoomStore present = store;
        int seen = happened.get();
        CompletionStage<StoreResult<Boolean>> all =
                present == null ? Steps.done(true) : expected.all().thenCompose(there -> followAll(present));
        all.whenComplete((followed, failed) -> {
            if (failed != null) {
                LOG.error("Stream keys could not all be changed with their rooms; they are at the next change", failed);
            }
            if (!happened.compareAndSet(seen, 0)) {
                followAll();
            }
        });
    }

    private CompletionStage<StoreResult<Boolean>> followAll(RoomStore present) {
        return Steps.then(present.unfollowed(AT_ONCE, Runnable::run), changes -> {
            CompletionStage<StoreResult<Boolean>> all = Steps.done(true);
            for (RoomChange change : changes) {
                all = Steps.then(all, before -> follow(present, change));
            }
            return changes.size() < AT_ONCE ? all : Steps.then(all, before -> followAll(present));
        });
    }

    private CompletionStage<StoreResult<Boolean>> follow(RoomStore present, RoomChange change) {
        return change.to()
                .map(to -> keys.rename(change.from(), to))
                .orElseGet(() -> keys.drop(change.from()))
                .thenCompose(count -> present.followed(change.number(), Runnable::run));
    }
}
