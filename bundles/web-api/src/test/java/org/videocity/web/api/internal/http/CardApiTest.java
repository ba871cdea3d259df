package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.resident.CardChallenge;
import org.videocity.api.resident.CardProof;
import org.videocity.api.resident.ResidentCards;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.RoomCardOrder;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.SignInText;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.SerialExecutor;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.testcity.TestClock;
import org.videocity.web.api.internal.testcity.TestConfig;

/** Cards over HTTP; the services answer what a test lays down. */
class CardApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HASH = "ab".repeat(32);
    private static final Instant NOW = Instant.now();
    private static final Identity ADA = new Identity(
            "resident:ada",
            Identity.RESIDENT,
            "Ada",
            Map.of(Identity.RESIDENT_ADDRESS, "ada@example.org", Identity.RESIDENT_CITY, "localhost"));
    private static final Resident RESIDENT =
            new Resident("ada", "localhost", "ada@example.org", "Ada", Optional.empty(), Resident.State.ACTIVE, NOW, 1);
    private static final StoredCard CARD = StoredCard.fresh(
            "2a",
            CardKind.ROOM,
            "ada",
            new StoredCard.Holder("localhost", "ada@example.org", "Hall"),
            HASH,
            "for Bob",
            true,
            NOW,
            NOW.plusSeconds(100));

    private final Map<String, Object> says = new HashMap<>();
    private final List<Object> asked = new ArrayList<>();
    private final CityLink link = new CityLink();
    private final ResidentLink residents = new ResidentLink();
    private final ApiAnswers api = new ApiAnswers(
            link,
            residents,
            new TransportBoard(new SerialExecutor(Runnable::run), new TestClock()),
            new WebApiSettings(new TestConfig()),
            Runnable::run);

    @BeforeEach
    void start() {
        link.bindAuthentication(saying(AuthenticationService.class));
        residents.bindResidents(saying(ResidentService.class));
        residents.bindCards(saying(ResidentCards.class));
        link.bindVisits(saying(VisitPassService.class));
        says.put("authenticate", new Authentication.Accepted(ADA));
        says.put("me", new StoreResult.Done<>(RESIDENT));
    }

    @SuppressWarnings("unchecked")
    private <T> T saying(Class<T> service) {
        return (T) Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, args) -> switch (method.getName()) {
                    case "cookieName" ->
                        (Boolean.TRUE.equals(args[0]) ? "__Host-" : "") + "videocity-1-" + service.getSimpleName();
                    case "texts" -> new ResidentCards.Texts("The City", "http://localhost:5080");
                    default -> {
                        asked.addAll(List.of(args));
                        yield CompletableFuture.completedFuture(says.get(method.getName()));
                    }
                });
    }

    private Answer ask(String method, String path, String body) {
        return ask(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8), false);
    }

    private Answer ask(String method, String path, String type, byte[] body, boolean secure) {
        Map<String, String> cookies =
                Map.of("videocity-1-ResidentCards", "browser", "videocity-1-ResidentService", "old");
        return api.answer(ApiBench.request(method, path, cookies, secure, type, body, "https://page.example", ""))
                .toCompletableFuture()
                .join();
    }

    private static JsonNode json(Answer answer, int status) throws IOException {
        assertThat(answer.status())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return MAPPER.readTree(answer.body());
    }

    private <T> T asked(Class<T> type) {
        return asked.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aResidentsCardsAreListed() throws IOException {
        says.put("cards", new StoreResult.Done<>(List.of(CARD)));
        JsonNode list = json(ask("GET", "/me/cards", ""), 200);
        assertThat(list.path("issuer").asText()).isEqualTo("The City");
        assertThat(list.path("url").asText()).isEqualTo("http://localhost:5080");
        JsonNode card = list.at("/cards/0");
        assertThat(card.path("room").asText()).isEqualTo("ada@example.org/Hall");
        assertThat(card.path("kind").asText()).isEqualTo("room");
        assertThat(card.path("public").asBoolean()).isTrue();
        assertThat(card.path("revoked").isNull()).isTrue();
        assertThat(card.path("lastUsed").isNull()).isTrue();
        says.put("authenticate", new Authentication.Accepted(new Identity("guest:x", "guest", "", Map.of())));
        assertThat(ask("GET", "/me/cards", "").status()).isEqualTo(401);
    }

    @Test
    void cardsAreIssued() throws IOException {
        IssuedCard login = new IssuedCard(
                "2b", List.of(ByteBuffer.wrap(new byte[] {1}), ByteBuffer.wrap(new byte[] {2})), NOW, Optional.empty());
        says.put("issueLoginCard", new StoreResult.Done<>(login));
        JsonNode issued =
                json(ask("POST", "/me/cards/login", "{\"cardHash\":\"" + HASH + "\",\"request\":\"AQI=\"}"), 201);
        assertThat(issued.path("chain").size()).isEqualTo(2);
        assertThat(issued.path("chain").get(0).asText()).isEqualTo("AQ==");
        assertThat(issued.path("serial").asText()).isEqualTo("2b");
        IssuedCard room = new IssuedCard(
                "2c", List.of(), NOW, Optional.of(ByteBuffer.wrap("png".getBytes(StandardCharsets.UTF_8))));
        says.put("issueRoomCard", new StoreResult.Done<>(room));
        String order = "{\"room\":\"ada@example.org/Hall\",\"card\":\"cG5n\",\"request\":\"AQ==\",\"label\":\"x\"}";
        assertThat(json(ask("POST", "/me/cards/room", order), 201).path("card").asText())
                .isEqualTo("cG5n");
        assertThat(asked(RoomCardOrder.class).room()).isEqualTo(RoomId.of("ada@example.org", "Hall"));
        assertThat(asked(RoomCardOrder.class).isPublic()).isFalse();
    }

    @Test
    void aWholeCardFitsTheRequest() {
        says.put("mail", new StoreResult.Done<>(true));
        String card = java.util.Base64.getEncoder().encodeToString(new byte[CardAnswers.MAX_CARD_BYTES]);
        assertThat(ask("POST", "/me/cards/mail", "{\"card\":\"" + card + "\"}").status())
                .isEqualTo(202);
        String larger = java.util.Base64.getEncoder().encodeToString(new byte[CardAnswers.MAX_CARD_BYTES + 1]);
        assertThat(ask("POST", "/me/cards/mail", "{\"card\":\"" + larger + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnybodyIsAsked() {
        for (String body : List.of(
                "[]",
                "{\"cardHash\":\"AB\",\"request\":\"AQ==\"}",
                "{\"cardHash\":\"" + HASH + "\",\"request\":\"not base64!\"}",
                "{\"cardHash\":\"" + HASH + "\",\"request\":7}",
                "{\"cardHash\":\"" + HASH + "\",\"request\":\"" + "A".repeat(12_000) + "\"}")) {
            assertThat(ask("POST", "/me/cards/login", body).status()).as(body).isEqualTo(400);
        }
        assertThat(ask("POST", "/me/cards/room", "{\"room\":\"nowhere\",\"card\":\"\",\"request\":\"\"}")
                        .status())
                .isEqualTo(404);
        assertThat(ask("POST", "/me/cards/room", "{\"label\":\"a\\nb\"}").status())
                .isEqualTo(400);
        assertThat(ask("GET", "/me/cards/login", "").status()).isEqualTo(405);
        assertThat(ask("POST", "/me/cards/2a", "{}").status()).isEqualTo(405);
        assertThat(ask("DELETE", "/me/cards/2a/b", "").status()).isEqualTo(404);
        assertThat(ask("GET", "/cards/look", "").status()).isEqualTo(405);
        assertThat(ask("POST", "/cards", "").status()).isEqualTo(404);
        assertThat(ask("POST", "/rooms/ada@example.org/door", "").status()).isEqualTo(405);
        assertThat(ask("POST", "/rooms/ada@example.org/door/window", "").status())
                .isEqualTo(404);
        assertThat(ask("GET", "/rooms/ada@example.org/door/card", "").status()).isEqualTo(405);
    }

    @Test
    void refusalsSayWhatIsWrongWithWhat() throws IOException {
        String body = "{\"cardHash\":\"" + HASH + "\",\"request\":\"AQ==\"}";
        record Case(StoreResult<?> said, int status, String field) {}
        for (Case one : List.of(
                new Case(new StoreResult.Conflict<>(CardReasons.BAD_REQUEST), 400, "request"),
                new Case(new StoreResult.Conflict<>(CardReasons.WEAK_KEY), 400, "request"),
                new Case(new StoreResult.Conflict<>(CardReasons.WRONG_TEXT), 422, "card"),
                new Case(new StoreResult.Conflict<>(CardReasons.EDITED), 422, "card"),
                new Case(new StoreResult.Conflict<>(CardReasons.TOO_LARGE), 413, "card"),
                new Case(new StoreResult.Conflict<>(Reason.NO_SUCH_ROOM), 404, "room"),
                new Case(new StoreResult.Conflict<>(Reason.LIMIT_REACHED), 429, ""),
                new Case(new StoreResult.Conflict<>(Reason.TOO_MANY), 409, ""),
                new Case(new StoreResult.Unavailable<>(StoreReasons.DISK_FULL), 503, ""))) {
            says.put("issueLoginCard", one.said());
            Answer answer = ask("POST", "/me/cards/login", body);
            assertThat(json(answer, one.status()).path("field").asText("")).isEqualTo(one.field());
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void cardsAreTakenBackAndLost() throws IOException {
        says.put("revoke", new StoreResult.Done<>(true));
        assertThat(ask("DELETE", "/me/cards/2a", "").status()).isEqualTo(204);
        says.put("revoke", new StoreResult.Done<>(false));
        assertThat(ask("DELETE", "/me/cards/2a", "").status()).isEqualTo(404);
        says.put("lost", new StoreResult.Done<>(new ResidentCards.Loss(2, 3)));
        JsonNode lost = json(ask("POST", "/me/cards/lost", "{}"), 200);
        assertThat(lost.path("revoked").asInt()).isEqualTo(2);
        assertThat(lost.path("signedOut").asInt()).isEqualTo(3);
    }

    @Test
    void anybodyLooksAtACard() throws IOException {
        CardBinding binding = new CardBinding(CardKind.ROOM, "localhost", "ada@example.org", "Hall", HASH);
        CardFacts facts = new CardFacts(binding, "2a", NOW, NOW, Map.of("title", "The hall", "name", "Ada"), 0);
        says.put("look", new CardVerdict.Valid(facts));
        JsonNode good = json(ask("POST", "/cards/look", "image/png", new byte[] {1}, false), 200);
        assertThat(good.path("valid").asBoolean()).isTrue();
        assertThat(good.path("title").asText()).isEqualTo("The hall");
        assertThat(good.path("room").asText()).isEqualTo("ada@example.org/Hall");
        says.put("look", new CardVerdict.Invalid(CardReasons.OLD_CARD));
        JsonNode bad = json(ask("POST", "/cards/look", "image/png", new byte[] {1}, false), 200);
        assertThat(bad.path("valid").asBoolean()).isFalse();
        assertThat(bad.at("/reason/name").asText()).isEqualTo("old-card");
        says.put("look", new CardVerdict.Undecided(Reason.LIMIT_REACHED));
        assertThat(ask("POST", "/cards/look", "image/png", new byte[] {1}, false)
                        .status())
                .isEqualTo(429);
    }

    @Test
    void aChallengeComesWithACookieOfThisBrowser() throws IOException {
        SignInText text = new SignInText("localhost", "http://localhost:5080", "session", "nonce", "then");
        says.put("challenge", new CardChallenge.Posed("secret", text, NOW.plus(Duration.ofMinutes(2))));
        Answer answer = ask("POST", "/sign-in/card/challenge", "application/json", "{}".getBytes(), true);
        JsonNode challenge = json(answer, 200);
        assertThat(challenge.path("purpose").asText()).isEqualTo("session");
        assertThat(challenge.path("nonce").asText()).isEqualTo("nonce");
        assertThat(answer.headers().get("Set-Cookie"))
                .startsWith("__Host-videocity-1-ResidentCards=secret; Path=/; Max-Age=")
                .endsWith("; HttpOnly; SameSite=Strict; Secure");
        assertThat(asked).contains("https://page.example");
        says.put("challenge", new CardChallenge.Refused(Reason.LIMIT_REACHED));
        assertThat(ask("POST", "/sign-in/card/challenge", "{}").status()).isEqualTo(429);
    }

    @Test
    void whoSignedIsInUnderANewCookieAndTheOldOneEnds() throws IOException {
        says.put("signIn", new SignedIn.Accepted("new", NOW.plusSeconds(1000), ADA, false));
        says.put("signOut", new StoreResult.Done<>(true));
        String proof = "{\"chain\":[\"AQ==\",\"Ag==\"],\"nonce\":\"n\",\"expiry\":\"then\","
                + "\"origin\":\"http://localhost:5080\",\"signature\":\"Aw==\"}";
        Answer in = ask("POST", "/sign-in/card", proof);
        assertThat(json(in, 200).at("/resident/address").asText()).isEqualTo("ada@example.org");
        assertThat(in.headers().get("Set-Cookie")).startsWith("videocity-1-ResidentService=new;");
        assertThat(asked).contains("browser", "old");
        assertThat(asked(CardProof.class).chain()).hasSize(2);
        for (String reason : List.of("bad-signature", "other-origin", "old-nonce", "revoked", "locked", "wrong-kind")) {
            says.put("signIn", new SignedIn.Refused(new Reason(reason, "No.")));
            Answer refused = ask("POST", "/sign-in/card", proof);
            assertThat(json(refused, 403).path("type").asText()).isEqualTo("urn:videocity:problem:" + reason);
            assertThat(refused.headers()).isEmpty();
        }
        says.put("signIn", new SignedIn.Refused(Reason.LIMIT_REACHED));
        assertThat(ask("POST", "/sign-in/card", proof).status()).isEqualTo(429);
        says.put("signIn", new SignedIn.Refused(StoreReasons.DATABASE_AWAY));
        assertThat(ask("POST", "/sign-in/card", proof).status()).isEqualTo(503);
        assertThat(ask("POST", "/sign-in/card", "{}").status()).isEqualTo(400);
        assertThat(ask("POST", "/sign-in/card", proof.replace("then", "a\\nb")).status())
                .isEqualTo(400);
        assertThat(ask("POST", "/sign-in/card/else", "{}").status()).isEqualTo(404);
        assertThat(ask("GET", "/sign-in/card", "").status()).isEqualTo(405);
    }

    @Test
    void theDoorOpensForACard() throws IOException {
        Instant until = NOW.plusSeconds(500);
        says.put("show", new StoreResult.Done<>(new VisitPassService.Given(ADA, Optional.of("pass"), until)));
        Answer open = ask("POST", "/rooms/ada@example.org/Hall/door/card", "image/png", new byte[] {1}, false);
        JsonNode body = json(open, 200);
        assertThat(body.path("room").asText()).isEqualTo("ada@example.org/Hall");
        assertThat(body.path("until").asText()).isEqualTo(until.toString());
        assertThat(open.headers().get("Set-Cookie"))
                .startsWith("videocity-1-VisitPassService=pass; Path=/; Max-Age=")
                .endsWith("; HttpOnly; SameSite=Lax");
        says.put("show", new StoreResult.Done<>(new VisitPassService.Given(ADA, Optional.empty(), until)));
        assertThat(ask("POST", "/rooms/ada@example.org/door/card", "image/png", new byte[] {1}, false)
                        .headers())
                .isEmpty();
        says.put("show", new StoreResult.Conflict<>(new Reason("other-room", "No.")));
        assertThat(ask("POST", "/rooms/ada@example.org/door/card", "image/png", new byte[] {1}, false)
                        .status())
                .isEqualTo(403);
        says.put("show", new StoreResult.Unavailable<>(Reason.LIMIT_REACHED));
        assertThat(ask("POST", "/rooms/ada@example.org/door/card", "image/png", new byte[] {1}, false)
                        .status())
                .isEqualTo(429);
        assertThat(ask("POST", "/rooms/nobody/door/card", "image/png", new byte[] {1}, false)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void longBodiesAreOnlyReadWhereTheyMakeSense() {
        assertThat(BodyLimits.maxBytes("/me/cards/room")).isGreaterThan(CardAnswers.MAX_CARD_BYTES);
        assertThat(BodyLimits.maxBytes("/rooms/ada@example.org/Hall/door/card")).isEqualTo(CardAnswers.MAX_CARD_BYTES);
        assertThat(BodyLimits.maxBytes("/me/rooms")).isLessThan(100_000);
        BodyLimits limits = new BodyLimits();
        int admitted = 0;
        while (limits.admit(-1)) {
            admitted++;
        }
        assertThat(admitted).isEqualTo(16);
        assertThat(limits.admit(100)).isTrue();
        limits.done(100);
        assertThat(limits.admit(3_000_000)).isFalse();
        limits.done(3_000_000);
        assertThat(limits.admit(3_000_000)).isTrue();
        assertThat(limits.reading()).isEqualTo(16);
    }
}
