package org.videocity.api.room;

import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;

/**
 * Somebody at the door.
 *
 * @param room which room
 * @param identity who
 * @param displayName what the others shall see; empty to let the room choose ("Guest 3")
 * @param transport name of the transport they come through
 */
public record EnterRequest(RoomId room, Identity identity, String displayName, String transport) {}
