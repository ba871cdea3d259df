package org.videocity.store.jdbc.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.videocity.api.RoomId;
import org.videocity.api.store.Move;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.RoomStoreListener;
import org.videocity.api.store.StoredRoom;

/** Writes down what is told of rooms, one line each. */
final class RoomsHeard implements RoomStoreListener {
    final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Override
    public void onStored(StoredRoom room) {
        heard.add("stored " + room.id().name());
    }

    @Override
    public void onMoved(Move move) {
        heard.add("moved " + move.from() + " " + move.to());
    }

    @Override
    public void onDeleted(RoomId id) {
        heard.add("deleted " + id.name());
    }

    @Override
    public void onReady(RoomStore store) {
        heard.add("ready");
    }
}
