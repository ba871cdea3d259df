package org.videocity.api.store;

import java.util.Optional;
import org.videocity.api.RoomId;

/**
 * A room has another name or is gone: news for whoever keeps something by the names of rooms, outside the store.
 *
 * @param number what it is called when it was followed; a later change has a greater one
 * @param from the name until then
 * @param to the name since then; absent when the room was taken away
 */
public record RoomChange(long number, RoomId from, Optional<RoomId> to) {}
