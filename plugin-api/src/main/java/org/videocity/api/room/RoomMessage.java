package org.videocity.api.room;

import java.time.Instant;

/**
 * A message in a room, as the room gives it to those it is for. Types are open and namespaced; who does not know one
 * ignores it.
 *
 * @param session the room's epoch: changes each time the room is opened anew
 * @param sequence total order within the session, from 1
 * @param sender member id, or the name of the feature that sent it
 * @param senderName what people see as the sender
 * @param to whom it is for
 * @param type for example {@code videocity:chat}
 * @param body JSON text (RFC 8259), at most {@link #MAX_BODY_BYTES} as UTF-8
 * @param time when the room took it
 */
public record RoomMessage(
        String session,
        long sequence,
        String sender,
        String senderName,
        Recipient to,
        String type,
        String body,
        Instant time) {
    /** Largest body in bytes of UTF-8. */
    public static final int MAX_BODY_BYTES = 64 * 1024;
}
