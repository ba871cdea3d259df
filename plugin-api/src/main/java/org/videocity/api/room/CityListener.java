package org.videocity.api.room;

import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.RoomId;

/**
 * Hears of changes in any room, registered as a service: what a city page or a statistics feature needs.
 *
 * <p>Thread: the rooms' own; must not block.
 */
@ConsumerType
public interface CityListener {
    /** Says that a room's members, publications or settings changed, or that it appeared. */
    void onChanged(RoomSnapshot room);

    /** Says that a room is no more. */
    void onGone(RoomId room);
}
