package org.videocity.web.api.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.RoomService;
import org.videocity.api.store.BlobId;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code /api/rooms}: all public rooms, a home, or a room below one. */
final class RoomAnswers {
    private static final Reason NOT_SHOWN = Reason.NO_SUCH_ROOM.saying(
            "There is no such room here, or it is private and you brought no key that opens it (?key=…), nor are you"
                    + " signed in as its owner.");

    private static final String PREFIX = "resident:";

    private final CityLink link;
    private final Faces faces;
    private final WhoAsks who;
    private final WebApiSettings settings;
    private final Executor executor;

    RoomAnswers(CityLink link, Faces faces, WhoAsks who, WebApiSettings settings, Executor executor) {
        this.link = link;
        this.who = who;
        this.faces = faces;
        this.settings = settings;
        this.executor = executor;
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/rooms}: nothing, an owner, or an owner and a name
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        RoomService rooms = link.rooms().orElse(null);
        if (rooms == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        String city = settings.cityOf(request.host());
        if (parts.isEmpty()) {
            return rooms.publicRooms(city, executor)
                    .thenApply(list -> Answer.json(200, Json.object().set("rooms", CityJson.rooms(list))));
        }
        int members = parts.size() - 3;
        boolean photo = (members == 1 || members == 2)
                && parts.get(members).equals("members")
                && parts.get(members + 2).equals("photo");
        if (parts.size() > 2 && !photo) {
            return ApiAnswers.nothingHere();
        }
        boolean home = parts.size() == 1 || (photo && members == 1);
        try {
            RoomId id = new RoomId(city, parts.get(0), home ? "" : parts.get(1));
            return who.whoever(
                    request, one -> photo ? photo(rooms, id, one, parts.get(members + 1)) : look(rooms, id, one));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(
                    Answer.problem(404, Reason.NO_SUCH_ROOM.saying(String.valueOf(e.getMessage()))));
        }
    }

    private CompletionStage<Answer> look(RoomService rooms, RoomId id, Identity identity) {
        return rooms.look(id, identity, executor)
                .thenCompose(room -> room.map(snapshot ->
                                CompletableFuture.completedStage(Answer.json(200, CityJson.room(snapshot, ""))))
                        .orElseGet(() -> rooms.movedTo(id, executor)
                                .thenApply(moved -> moved.map(now -> moved(now, ""))
                                        .orElseGet(() -> Answer.problem(404, NOT_SHOWN)))));
    }

    /**
     * Shows the way to a home that moved; nobody keeps it in mind for longer than the city does.
     *
     * @param below what is asked for below the room, percent-encoded, with a slash in front; empty for the room itself
     */
    static Answer moved(RoomId now, String below) {
        return Answer.problem(307, Reason.MOVED, Map.of("Location", "/api/rooms" + CityJson.url(now) + below));
    }

    /** Somebody's picture is for those who may be where they are. */
    private CompletionStage<Answer> photo(RoomService rooms, RoomId id, Identity identity, String memberId) {
        return rooms.look(id, identity, executor)
                .thenCompose(room -> faces.show(room.flatMap(snapshot -> snapshot.members().stream()
                                .filter(member -> member.id().equals(memberId))
                                .findFirst())
                        .flatMap(member -> blobOf(member.identity()))));
    }

    private static Optional<BlobId> blobOf(Identity who) {
        String hash = who.attributes().get(Identity.RESIDENT_PHOTO);
        try {
            return hash == null || !who.id().startsWith(PREFIX)
                    ? Optional.empty()
                    : Optional.of(new BlobId(who.id().substring(PREFIX.length()), hash));
        } catch (IllegalArgumentException noBlob) {
            return Optional.empty();
        }
    }
}
