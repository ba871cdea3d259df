package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.resident.AdmissionService;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Answers {@code /api/rooms/{owner}[/{name}]/door/…}: who shows the room's card or an invitation may come in; who was
 * admitted keeps the pass. */
final class DoorAnswers {
    private static final String DOOR = "/door/";
    private static final Reason BAD_PASS = new Reason("bad-pass", "That pass is not good any more; knock again.");
    /** Longer than any pass of a knock; the city knows when it ends. */
    private static final long PASS_SECONDS = 24 * 3600;

    private final CityLink link;
    private final ResidentLink residents;
    private final WebApiSettings settings;
    private final SignedInPerson person;
    private final Executor executor;

    DoorAnswers(
            CityLink link, ResidentLink residents, WebApiSettings settings, SignedInPerson person, Executor executor) {
        this.link = link;
        this.residents = residents;
        this.settings = settings;
        this.person = person;
        this.executor = executor;
    }

    /** Tells whether a path below {@code /api} leads to a door. */
    static boolean isDoor(String path) {
        return path.startsWith("/rooms/") && path.indexOf(DOOR, "/rooms/".length()) > 0;
    }

    /** Tells whether it is a door a card file is shown at. */
    static boolean isCard(String path) {
        return isDoor(path) && path.endsWith("/card");
    }

    /**
     * Answers a request.
     *
     * @param parts the path below {@code /api/rooms}
     */
    CompletionStage<Answer> answer(List<String> parts, ApiRequest request) {
        int door = parts.lastIndexOf("door");
        String what = (door == 1 || door == 2) && parts.size() == door + 2 ? parts.get(door + 1) : "";
        if (!what.equals("card") && !what.equals("link") && !what.equals("pass")) {
            return ApiAnswers.nothingHere();
        }
        if (!request.method().equals("POST")) {
            return ApiAnswers.notThatWay("POST, OPTIONS");
        }
        String city = settings.cityOf(request.host());
        try {
            RoomId room = new RoomId(city, parts.get(0), door == 2 ? parts.get(1) : "");
            return switch (what) {
                case "card" -> show(room, city, request);
                case "link" -> link(city, request, Members.of(request).text("token"));
                default -> keep(request, Members.of(request).text("pass"));
            };
        } catch (BadMessageException e) {
            return CompletableFuture.completedStage(ApiAnswers.badRequest(e));
        } catch (IllegalArgumentException noRoom) {
            return CompletableFuture.completedStage(Answer.problem(404, Reason.NO_SUCH_ROOM));
        }
    }

    /** The token says which room: the one a link was made for may have another name by now. */
    private CompletionStage<Answer> link(String city, ApiRequest request, String token) {
        Optional<AdmissionService> admissions = residents.admissions();
        Optional<VisitPassService> visits = link.visits();
        if (admissions.isEmpty() || visits.isEmpty()) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        Caller caller = new Caller(city, request.remote(), request.device(), request.language());
        return person.whoever(
                request,
                who -> admissions
                        .get()
                        .enter(caller, who, token, executor)
                        .thenApply(result ->
                                answer(result, opened -> open(opened.pass(), opened.room(), visits.get(), request))));
    }

    /**
     * Keeps the pass that an answered knock brought over the socket as a cookie, where scripts do not see it. What is no
     * good pass is told as such, and takes no good one's place.
     */
    private CompletionStage<Answer> keep(ApiRequest request, String token) {
        Optional<VisitPassService> visits = link.visits();
        if (visits.isEmpty()) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        String name = visits.get().cookieName(request.secure());
        return person.whoever(
                request.withCookie(name, token),
                who -> CompletableFuture.completedStage(
                        who.isVisitor()
                                ? Answer.empty(204, Map.of())
                                        .with("Set-Cookie", Cookies.lax(name, token, PASS_SECONDS, request.secure()))
                                : Answer.problem(403, BAD_PASS)));
    }

    private CompletionStage<Answer> show(RoomId room, String city, ApiRequest request) {
        Optional<ResidentCards> cards = residents.cards();
        Optional<VisitPassService> visits = link.visits();
        if (cards.isEmpty() || visits.isEmpty()) {
            return CompletableFuture.completedStage(Answer.unavailable());
        }
        Caller caller = new Caller(city, request.remote(), request.device(), request.language());
        return person.whoever(
                request,
                who -> cards.get()
                        .show(caller, who, room, ByteBuffer.wrap(request.body()), executor)
                        .thenApply(result -> answer(result, pass -> open(pass, room, visits.get(), request))));
    }

    private static <T> Answer answer(StoreResult<T> result, Function<T, Answer> open) {
        if (result instanceof StoreResult.Done<T> done) {
            return open.apply(done.value());
        }
        Reason why = result.obstacle().orElse(Reason.UNAVAILABLE);
        return result instanceof StoreResult.Conflict<T> && !why.is(Reason.LIMIT_REACHED)
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
