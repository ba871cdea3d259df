package org.videocity.web.api.internal.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.RoomService;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code /api/rooms}: all public rooms, a home, or a room below one. */
final class RoomAnswers {
    private static final String TRANSPORT = "http";
    private static final Reason NOT_SHOWN = Reason.NO_SUCH_ROOM.saying(
            "There is no such room here, or it is private and you brought no key that opens it (?key=…), nor are you signed in as its owner.");

    private final CityLink link;
    private final WebApiSettings settings;
    private final Executor executor;

    RoomAnswers(CityLink link, WebApiSettings settings, Executor executor) {
        this.link = link;
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
        if (parts.size() > 2) {
            return ApiAnswers.nothingHere();
        }
        try {
            return room(rooms, new RoomId(city, parts.get(0), parts.size() == 2 ? parts.get(1) : ""), request);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(
                    Answer.problem(404, Reason.NO_SUCH_ROOM.saying(String.valueOf(e.getMessage()))));
        }
    }

    private CompletionStage<Answer> room(RoomService rooms, RoomId id, ApiRequest request) {
        AuthenticationService authentication = link.authentication().orElse(null);
        if (authentication == null) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        return authentication.authenticate(credentials(request), executor).thenCompose(who -> {
            if (who instanceof Authentication.Accepted accepted) {
                return look(rooms, id, accepted.identity());
            }
            if (who instanceof Authentication.Rejected rejected
                    && rejected.reason().is(Reason.UNAVAILABLE)) {
                return CompletableFuture.completedStage(Answer.unavailable());
            }
            Reason reason = who instanceof Authentication.Rejected rejected ? rejected.reason() : Reason.NOT_ALLOWED;
            return CompletableFuture.completedStage(Answer.problem(403, reason));
        });
    }

    private CompletionStage<Answer> look(RoomService rooms, RoomId id, Identity identity) {
        return rooms.look(id, identity, executor)
                .thenCompose(room -> room.map(snapshot ->
                                CompletableFuture.completedStage(Answer.json(200, CityJson.room(snapshot, ""))))
                        .orElseGet(() -> rooms.movedTo(id, executor)
                                .thenApply(moved -> moved.map(RoomAnswers::moved)
                                        .orElseGet(() -> Answer.problem(404, NOT_SHOWN)))));
    }

    /** Shows the way to a home that moved; nobody keeps it in mind for longer than the city does. */
    private static Answer moved(RoomId now) {
        return Answer.problem(307, Reason.MOVED, Map.of("Location", "/api/rooms" + CityJson.url(now)));
    }

    private Credentials credentials(ApiRequest request) {
        return request.key().isEmpty()
                ? Credentials.browser(
                        request.cookies(), settings.cityOf(request.host()), "", TRANSPORT, request.remote())
                : Credentials.streamKey(request.key(), TRANSPORT, request.remote());
    }
}
