package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;

/**
 * Collects what changed in public rooms until it is told. A room that was never shown as public is never mentioned. Not
 * thread-safe: used by the feed's turns.
 */
final class CityChanges {
    /** One message for the sockets of one city. */
    record Change(String city, String text) {}

    private final Set<RoomId> shown = new HashSet<>();
    private final Map<RoomId, Optional<RoomSnapshot>> pending = new LinkedHashMap<>();

    /** Notes rooms that were listed. */
    void listed(List<RoomSnapshot> rooms) {
        rooms.forEach(room -> shown.add(room.settings().id()));
    }

    /** Forgets them: all will be listed anew. */
    void forgetListed() {
        shown.clear();
    }

    /** Notes a change; tells whether there is something to tell. */
    boolean changed(RoomSnapshot room) {
        RoomId id = room.settings().id();
        if (!room.settings().isPublic()) {
            return gone(id);
        }
        shown.add(id);
        pending.put(id, Optional.of(room));
        return true;
    }

    /** Notes that a room is no more, or no longer public; tells whether there is something to tell. */
    boolean gone(RoomId room) {
        if (!shown.remove(room)) {
            return false;
        }
        pending.put(room, Optional.empty());
        return true;
    }

    /** Returns what there is to tell, each room once, as it is now. */
    List<Change> take() {
        List<Change> changes = new ArrayList<>(pending.size());
        pending.forEach((id, room) -> changes.add(new Change(id.city(), Json.text(message(id, room)))));
        pending.clear();
        return changes;
    }

    private static ObjectNode message(RoomId id, Optional<RoomSnapshot> room) {
        return room.isPresent()
                ? Json.op("room").set("room", CityJson.room(room.get(), ""))
                : Json.op("gone").put("room", id.path());
    }
}
