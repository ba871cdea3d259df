package org.videocity.web.api.internal.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.store.StoredSession;

/** Residents, their rooms and devices as JSON. */
public final class ResidentJson {
    private ResidentJson() {}

    /** Writes what residents see of themselves. */
    public static ObjectNode resident(Resident resident) {
        ObjectNode json = Json.object()
                .put("name", resident.name())
                .put("address", resident.address())
                .put("home", "/" + resident.address())
                .put("since", resident.created().toString());
        resident.keywords().forEach(json.putArray("keywords")::add);
        resident.photo()
                .ifPresent(photo ->
                        json.put("photo", "/api/me/photo?v=" + photo.sha256().substring(0, 12)));
        return json;
    }

    /** Writes an owner's rooms. */
    public static ObjectNode rooms(List<StoredRoom> rooms) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("rooms");
        rooms.forEach(room -> list.add(room(room)));
        return json;
    }

    /** Writes a room as its owner sees it. */
    public static ObjectNode room(StoredRoom room) {
        ObjectNode json = Json.object()
                .put("name", room.id().name())
                .put("path", "/" + room.id().path())
                .put("title", room.settings().title())
                .put("description", room.settings().description())
                .put("public", room.settings().isPublic())
                .put("embed", room.settings().mayEmbed());
        ArrayNode keywords = json.putArray("keywords");
        room.keywords().forEach(keywords::add);
        room.settings()
                .guestsMayPublish()
                .ifPresent(policy -> json.put("guestsMayPublish", policy.name().toLowerCase(Locale.ROOT)));
        return json;
    }

    /** Writes where somebody is signed in. */
    public static ObjectNode devices(List<StoredSession> sessions, String current) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("devices");
        for (StoredSession session : sessions) {
            list.addObject()
                    .put("id", session.id())
                    .put("device", session.device())
                    .put("address", session.address())
                    .put("since", session.created().toString())
                    .put("seen", session.seen().toString())
                    .put("expires", session.expires().toString())
                    .put("current", session.id().equals(current));
        }
        return json;
    }
}
