package org.videocity.web.api.internal.socket;

import org.jspecify.annotations.Nullable;
import org.videocity.api.room.RoomMessage;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;

/** Writes a message once for all the sockets of a room that are about to send it. Thread: safe from any. */
final class MessageTexts {
    private record Text(RoomMessage message, String text) {}

    private volatile @Nullable Text newest;

    @SuppressWarnings("ReferenceEquality") // the same message, not one that says the same
    String of(RoomMessage message) {
        Text known = newest;
        if (known == null || known.message() != message) {
            var json = Json.op("message").set("message", CityJson.message(message));
            known = new Text(message, Json.text(json));
            newest = known;
        }
        return known.text();
    }
}
