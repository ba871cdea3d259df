package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code /api/rooms/{owner}[/{name}]/door/card}: who shows the room's card may come in. */
final class DoorAnswers {
    private static final String DOOR = "/door/";

    private final ResidentLink link;
    private final WebApiSettings settings;
    private final SignedInPerson person;
    private final Executor executor;

    DoorAnswers(ResidentLink link, WebApiSettings settings, SignedInPerson person, Executor executor) {
        this.link = link;
        this.settings = settings;
        this.person = person;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api} leads to a door. */
    static boolean isDoor(String path) {
        return path.startsWith("/rooms/") && path.indexOf(DOOR, "/rooms/".length()) > 0;
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/rooms}
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        int door = parts.lastIndexOf("door");
        if ((door != 1 && door != 2) || !parts.subList(door, parts.size()).equals(List.of("door", "card"))) {
            return ApiAnswers.nothingHere();
        }
        if (!request.method().equals("POST")) {
            return ApiAnswers.notThatWay("POST, OPTIONS");
        }
        String city = settings.cityOf(request.host());
        try {
            return show(new RoomId(city, parts.get(0), door == 2 ? parts.get(1) : ""), city, request);
        } catch (IllegalArgumentException noRoom) {
            return CompletableFuture.completedStage(Answer.problem(404, Reason.NO_SUCH_ROOM));
        }
    }

    private CompletionStage<Answer> show(RoomId room, String city, ApiRequest request) {
        Optional<ResidentCards> cards = link.cards();
        Optional<VisitPassService> visits = link.visits();
        if (cards.isEmpty() || visits.isEmpty()) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        Caller caller = new Caller(city, request.remote(), request.device());
        return person.whoever(
                request,
                who -> cards.get()
                        .show(caller, who, room, ByteBuffer.wrap(request.body()), executor)
                        .thenApply(result -> answer(result, room, visits.get(), request)));
    }

    private static Answer answer(
            StoreResult<VisitPassService.Given> result, RoomId room, VisitPassService visits, ApiRequest request) {
        if (result instanceof StoreResult.Done<VisitPassService.Given> done) {
            return open(done.value(), room, visits, request);
        }
        Reason why = result.obstacle().orElse(Reason.UNAVAILABLE);
        return result instanceof StoreResult.Conflict<VisitPassService.Given>
                ? Answer.problem(403, why)
                : CardProblems.later(why);
    }

    private static Answer open(VisitPassService.Given given, RoomId room, VisitPassService visits, ApiRequest request) {
        Answer open = Answer.json(
                200,
                Json.object()
                        .put("room", room.path())
                        .put("until", given.until().toString()));
        long seconds =
                Math.max(1, Duration.between(Instant.now(), given.until()).toSeconds());
        return given.token()
                .map(token -> open.with(
                        "Set-Cookie",
                        Cookies.lax(visits.cookieName(request.secure()), token, seconds, request.secure())))
                .orElse(open);
    }
}
