package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** Answers everything below {@code /api}. Thread: safe from any, never blocks. */
@Component(service = ApiAnswers.class)
public final class ApiAnswers {
    private static final Reason NOTHING_HERE =
            new Reason("nothing-here", "There is nothing at this address; /api/openapi.json says what there is.");

    private static final Reason NOT_THAT_WAY =
            new Reason("not-that-way", "This cannot be done at this address; /api/openapi.json says what can.");

    private static final Set<String> READ_ONLY = Set.of("rooms", "search", "homes", "transports", "openapi.json");

    private final Routes routes;
    private final UnknownMembers unknown;
    private final RoomAnswers rooms;
    private final PlaylistAnswers playlists;
    private final FileAnswers files;
    private final CityAnswers city;
    private final OwnRoomAnswers ownRooms;
    private final SessionAnswers sessions;
    private final MeAnswers me;
    private final CardAnswers cards;
    private final CardSignInAnswers cardSignIns;
    private final DoorAnswers doors;
    private final PasskeyAnswers passkeys;
    private final LetterAnswers letters;
    private final InboxAnswers inbox;
    private final TransportBoard board;
    private final Answer openApi;

    @Activate
    public ApiAnswers(
            @Reference CityLink link,
            @Reference ResidentLink residents,
            @Reference TransportBoard board,
            @Reference WebApiSettings settings,
            @Reference WebThreads threads) {
        this(link, residents, board, settings, (Executor) threads);
    }

    ApiAnswers(
            CityLink link, ResidentLink residents, TransportBoard board, WebApiSettings settings, Executor executor) {
        WhoAsks who = new WhoAsks(link, settings, executor);
        SignedInPerson person = new SignedInPerson(who);
        this.sessions = new SessionAnswers(residents, settings, person, executor);
        this.me = new MeAnswers(residents, settings, person, executor);
        this.cards = new CardAnswers(residents, settings, person, executor);
        this.cardSignIns = new CardSignInAnswers(residents, sessions, executor);
        this.passkeys = new PasskeyAnswers(residents, person, sessions, executor);
        this.doors = new DoorAnswers(link, residents, settings, person, executor);
        Faces faces = new Faces(residents, executor);
        this.letters = new LetterAnswers(link, residents, settings, person, executor);
        this.inbox = new InboxAnswers(residents, person, faces, executor);
        this.rooms = new RoomAnswers(link, faces, who, settings, executor);
        this.playlists = new PlaylistAnswers(link, who, settings, executor);
        this.files = new FileAnswers(link, who, settings, executor);
        this.city = new CityAnswers(link, residents, faces, settings, executor);
        this.ownRooms = new OwnRoomAnswers(residents, board, person, executor);
        this.board = board;
        String description = openApiText();
        JsonNode document = Json.parseOwn(description);
        this.routes = Routes.of(document);
        this.unknown = new UnknownMembers(document);
        this.openApi = Answer.text(200, "application/json", description);
    }

    /** Tells whether nothing can be changed at a path, whoever asks. */
    static boolean isReadOnly(@Nullable String path) {
        return path != null
                && READ_ONLY.contains(path.split("/", 3)[1])
                && !DoorAnswers.isDoor(path)
                && !PlaylistAnswers.isMeant(path)
                && !FileAnswers.isMeant(path);
    }

    CompletionStage<Answer> answer(ApiRequest request) {
        List<String> segments = request.segments();
        return switch (routes.fit(request.method(), segments)) {
            case SERVED ->
                unknown.refusal(routes.body(request.method(), segments), request)
                        .<CompletionStage<Answer>>map(CompletableFuture::completedStage)
                        .orElseGet(() -> served(segments, request));
            case OTHER_METHOD -> notThatWay(routes.allowed(segments));
            case NOTHING -> nothingHere();
        };
    }

    /**
     * Says where the body of a request goes that is too long to be held; absent for all others.
     *
     * @param refusal why nothing of it is taken, whatever it is
     */
    Optional<Supplier<CompletionStage<BodySink>>> sink(SentBody sent, Optional<Answer> refusal) {
        if (!sent.request().method().equals("POST")) {
            return Optional.empty();
        }
        if (FileAnswers.isMeant(sent.request().path())) {
            return Optional.of(files.sink(sent, refusal));
        }
        List<String> segments = sent.request().segments();
        return LetterAnswers.isMeant(segments)
                ? Optional.of(() -> letters.take(segments.get(1), sent, refusal))
                : Optional.empty();
    }

    private CompletionStage<Answer> served(List<String> segments, ApiRequest request) {
        return switch (segments.get(0)) {
            case "rooms" ->
                DoorAnswers.isDoor(request.path())
                        ? doors.answer(segments.subList(1, segments.size()), request)
                        : PlaylistAnswers.isMeant(request.path())
                                ? playlists.answer(segments.subList(1, segments.size()), request)
                                : rooms.answer(segments.subList(1, segments.size()), request);
            case "transports" -> CompletableFuture.completedStage(transports());
            case "openapi.json" -> CompletableFuture.completedStage(openApi);
            case "session" -> sessions.session(request);
            case "sign-up", "sign-in" ->
                CardSignInAnswers.isMeant(segments)
                        ? cardSignIns.answer(segments.subList(2, segments.size()), request)
                        : PasskeyAnswers.isMeant(segments)
                                ? passkeys.signIn(segments.subList(2, segments.size()), request)
                                : sessions.sign(segments, request);
            case "cards" -> cards.anybody(segments.subList(1, segments.size()), request);
            case "search" -> city.search(request);
            case "homes" ->
                LetterAnswers.isMeant(segments)
                        ? letters.look(segments.get(1), request)
                        : city.home(segments.subList(1, segments.size()), request);
            case "me" ->
                segments.size() > 1 && segments.get(1).equals("cards")
                        ? cards.own(segments.subList(2, segments.size()), request)
                        : segments.size() > 1 && segments.get(1).equals("passkeys")
                                ? passkeys.own(segments.subList(2, segments.size()), request)
                                : segments.size() > 1 && InboxAnswers.isMeant(segments.subList(1, segments.size()))
                                        ? inbox.answer(segments.subList(1, segments.size()), request)
                                        : segments.size() > 1
                                                        && OwnRoomAnswers.isMeant(segments.subList(1, segments.size()))
                                                ? ownRooms.answer(segments.subList(1, segments.size()), request)
                                                : me.answer(segments.subList(1, segments.size()), request);
            default -> nothingHere();
        };
    }

    /** Says that a body makes no sense. */
    static Answer badRequest(BadMessageException e) {
        return Answer.problem(400, new Reason("bad-request", String.valueOf(e.getMessage())));
    }

    /** Says that a method has no meaning here, and which ones have (RFC 9110 section 15.5.6). */
    static CompletionStage<Answer> notThatWay(String allowed) {
        return CompletableFuture.completedStage(Answer.problem(405, NOT_THAT_WAY, Map.of("Allow", allowed)));
    }

    private Answer transports() {
        return Answer.json(200, Json.object().set("transports", CityJson.transports(board.now())));
    }

    static CompletionStage<Answer> nothingHere() {
        return CompletableFuture.completedStage(Answer.problem(404, NOTHING_HERE));
    }

    private static String openApiText() {
        try (InputStream in = ApiAnswers.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing in the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
