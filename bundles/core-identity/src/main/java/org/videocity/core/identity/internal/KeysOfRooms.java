package org.videocity.core.identity.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.identity.StreamKeyAdminService;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoredRoom;

/** Takes the stream keys of residents' rooms back when a room goes, or has another name; no other room of the name inherits them. */
@Component(service = RoomStoreListener.class, immediate = true)
public final class KeysOfRooms implements RoomStoreListener {
    private final StreamKeyAdminService keys;

    /** Made by the component runtime. */
    @Activate
    public KeysOfRooms(@Reference StreamKeyAdminService keys) {
        this.keys = keys;
    }

    @Override
    public void onStored(StoredRoom room) {
        // keys are bound to a room's name, which is as before
    }

    @Override
    public void onDeleted(RoomId id) {
        keys.keys(Runnable::run)
                .thenAccept(all -> all.stream()
                        .filter(key -> key.room().equals(id))
                        .forEach(key -> keys.revoke(key.id(), Runnable::run)));
    }

    @Override
    public void onReady(RoomStore store) {
        // what is there is as it was
    }
}
