package org.videocity.core.identity.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.videocity.api.RoomId;
import org.videocity.api.resident.SignUp;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoredRoom;

/** Makes a resident and the first rooms of what was asked for and confirmed. */
final class HomeBuilder {
    private static final String NAME = "name";
    private static final String ROOM = "room";
    private static final String KEYWORDS = "keywords";
    /** The hash of the invitation that is used up. */
    static final String INVITATION = "invitation";

    private HomeBuilder() {}

    static Map<String, String> details(SignUp request) {
        return Map.of(
                NAME,
                Residents.name(request.name()).orElse(""),
                ROOM,
                request.roomName(),
                KEYWORDS,
                String.join("\n", request.keywords()),
                INVITATION,
                request.invitation().map(Secrets::hash).orElse(""));
    }

    static Resident resident(String id, Confirmation confirmed, Instant now) {
        return new Resident(
                id,
                confirmed.city(),
                confirmed.address(),
                confirmed.details().getOrDefault(NAME, confirmed.address()),
                keywords(confirmed),
                Optional.empty(),
                Resident.State.ACTIVE,
                now.truncatedTo(ChronoUnit.MILLIS),
                1);
    }

    /** The home is private until its owner opens it; so is the first room. */
    static List<StoredRoom> rooms(Resident resident, Confirmation confirmed) {
        List<StoredRoom> rooms = new ArrayList<>();
        rooms.add(room(resident, "", List.of()));
        String first = confirmed.details().getOrDefault(ROOM, "");
        if (!first.isBlank()) {
            rooms.add(room(resident, first, resident.keywords()));
        }
        return rooms;
    }

    private static List<String> keywords(Confirmation confirmed) {
        String keywords = confirmed.details().getOrDefault(KEYWORDS, "");
        return keywords.isEmpty() ? List.of() : List.of(keywords.split("\n"));
    }

    private static StoredRoom room(Resident resident, String name, List<String> keywords) {
        RoomId id = new RoomId(resident.city(), resident.address(), name);
        String title = name.isBlank() ? resident.name() : name.strip();
        RoomSettings settings = new RoomSettings(id, title, "", false, Optional.empty(), Set.of());
        return new StoredRoom(resident.id(), settings, keywords, resident.created(), 1);
    }
}
