package org.videocity.api.feature;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something a room can do. Registered as a service; attached to every open room, also those open when it is installed,
 * except where the room's settings switch it off.
 */
@ConsumerType
public interface RoomFeature {
    /** Returns its name: short, lower case, unique; the sender of what it says and the key to switch it off. */
    String name();

    /**
     * Begins to serve a room. Thread: the rooms' own; must not block.
     *
     * @return closed when the room closes or the feature goes, on the same thread
     */
    AutoCloseable attach(RoomContext context);
}
