package org.videocity.api.store;

import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.RoomId;

/**
 * Hears what changes in a {@link RoomStore}, registered as a service. Thread: a store's; must not block. Events of one room
 * may overtake each other: {@link StoredRoom#revision} says which is newer.
 */
@ConsumerType
public interface RoomStoreListener {
    /** Says that a room was added or changed. */
    void onStored(StoredRoom room);

    /** Says that a room was taken away, or has another name now. */
    void onDeleted(RoomId id);

    /** Says that a home moved; told before its rooms are deleted under their old names and stored under the new ones. */
    default void onMoved(Move move) {}

    /** Says that the store can be asked (again): it was opened, or holds something else after a restore. */
    void onReady(RoomStore store);
}
