package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.StreamKey;
import org.videocity.api.identity.StreamKeyAdminService;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.resident.AdmissionService;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.ResidentService.Owner;
import org.videocity.api.room.Member;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.store.Admission;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.web.api.internal.testcity.TestCity;

/** What owners decide about doors, what strangers show there, and what everybody finds. */
class AdmissionApiTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final RoomId GARDEN = RoomId.of("ada@example.org", "Garden");
    private static final Identity ADA = new Identity(
            "resident:ada",
            Identity.RESIDENT,
            "Ada",
            Map.of(
                    Identity.RESIDENT_ADDRESS,
                    "ada@example.org",
                    Identity.RESIDENT_CITY,
                    "localhost",
                    Identity.RESIDENT_PHOTO,
                    "a".repeat(64)));
    private static final Identity GUEST = new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());
    private static final Invitation INVITATION =
            new Invitation("i1", GARDEN, "h".repeat(64), "<b>tea</b>", "", NOON, Optional.empty(), Optional.of(3), 1);

    private ApiBench bench;
    private Map<String, Object> says;

    @BeforeEach
    void start() throws IOException {
        bench = new ApiBench();
        says = bench.says;
        bench.residents.bindAdmissions(bench.saying(AdmissionService.class));
        bench.link.bindVisits(bench.saying(VisitPassService.class));
        bench.residents.bindBlobs(bench.saying(BlobStore.class));
        bench.residents.bindResidents(bench.saying(ResidentService.class));
        says.put("authenticate", new Authentication.Accepted(ADA));
        says.put("movedTo", Optional.empty());
    }

    private Answer ask(String method, String path, String body) {
        return bench.ask(method, path, body);
    }

    private JsonNode matches(String method, String path, Answer answer, int status) throws IOException {
        return bench.description.check(method, path, answer, status);
    }

    @Test
    void ownersReadAndChangeWhoMayEnter() throws IOException {
        says.put(
                "admission",
                new StoreResult.Done<>(
                        new Admission(List.of("bob@example.org"), List.of("example.net"), false, Set.of("secret"))));
        says.put("admit", new StoreResult.Done<>(Admission.DEFAULT));
        String path = "/api/me/rooms/{name}/admission";
        JsonNode lists = matches("get", path, ask("GET", "/me/rooms/Garden/admission", ""), 200);
        assertThat(lists.toString()).doesNotContain("secret");
        matches("get", "/api/me/home/admission", ask("GET", "/me/home/admission", ""), 200);
        String body = "{\"people\":[\"bob@example.org\"],\"domains\":[],\"withCard\":true}";
        matches("put", path, ask("PUT", "/me/rooms/Garden/admission", body), 200);
        matches("put", path, ask("PUT", "/me/rooms/Garden/admission", "{\"people\":[1]}"), 400);
        says.put("admit", new StoreResult.Conflict<>(Reason.NO_SUCH_ROOM));
        matches("put", path, ask("PUT", "/me/rooms/Garden/admission", body), 404);
        says.put("admit", new StoreResult.Unavailable<>(StoreReasons.DATABASE_AWAY));
        matches("put", path, ask("PUT", "/me/rooms/Garden/admission", body), 503);
        assertThat(ask("POST", "/me/home/admission", body).status()).isEqualTo(405);
        assertThat(ask("GET", "/me/rooms/Garden/admission/1", "").status()).isEqualTo(404);
        says.put("authenticate", new Authentication.Accepted(GUEST));
        matches("get", path, ask("GET", "/me/rooms/Garden/admission", ""), 401);
    }

    @Test
    void invitationsShowTheirTokenOnce() throws IOException {
        says.put("invitations", new StoreResult.Done<>(List.of(INVITATION)));
        says.put(
                "invite",
                new StoreResult.Done<>(new AdmissionService.Made(
                        INVITATION, "token", "http://localhost/ada@example.org/Garden#invitation=token")));
        says.put("uninvite", new StoreResult.Done<>(true));
        String path = "/api/me/rooms/{name}/invitations";
        JsonNode list = matches("get", path, ask("GET", "/me/rooms/Garden/invitations", ""), 200);
        assertThat(list.at("/invitations/0/label").asText()).isEqualTo("<b>tea</b>");
        assertThat(list.toString()).doesNotContain("hhhh");
        String draft = "{\"kind\":\"link\",\"label\":\"tea\",\"expires\":\"2027-01-31T12:00:00Z\",\"uses\":3}";
        JsonNode made = matches("post", path, ask("POST", "/me/rooms/Garden/invitations", draft), 201);
        assertThat(made.path("token").asText()).isEqualTo("token");
        for (String wrong : List.of(
                "{\"kind\":\"pigeon\"}",
                "{\"kind\":\"link\",\"uses\":-1}",
                "{\"kind\":\"link\",\"uses\":1.5}",
                "{\"kind\":\"link\",\"expires\":\"tomorrow\"}",
                "{\"kind\":\"mail\",\"card\":\"***\"}",
                "[]")) {
            matches("post", path, ask("POST", "/me/rooms/Garden/invitations", wrong), 400);
        }
        matches("delete", path + "/{id}", ask("DELETE", "/me/rooms/Garden/invitations/i1", ""), 204);
        says.put("uninvite", new StoreResult.Done<>(false));
        matches("delete", path + "/{id}", ask("DELETE", "/me/rooms/Garden/invitations/i1", ""), 404);
    }

    @Test
    void whoInvitesTooManyByMailIsToldToWait() throws IOException {
        String path = "/api/me/rooms/{name}/invitations";
        says.put("invite", new StoreResult.Conflict<>(Reason.LIMIT_REACHED));
        Answer wait = ask("POST", "/me/rooms/Garden/invitations", "{\"kind\":\"mail\",\"to\":\"bob@example.org\"}");
        matches("post", path, wait, 429);
        assertThat(wait.headers()).containsKey("Retry-After");
    }

    @Test
    void whatIsWrongWithALetterIsSaidBesideIt() throws IOException {
        String path = "/api/me/rooms/{name}/invitations";
        String letter = "{\"kind\":\"mail\",\"to\":\"nobody\"}";
        says.put("invite", new StoreResult.Conflict<>(new Reason("bad-address", "That is no address.")));
        JsonNode address = matches("post", path, ask("POST", "/me/rooms/Garden/invitations", letter), 400);
        assertThat(address.path("field").asText()).isEqualTo("to");
        says.put("invite", new StoreResult.Conflict<>(CardReasons.WRONG_KIND));
        JsonNode card = matches("post", path, ask("POST", "/me/rooms/Garden/invitations", letter), 422);
        assertThat(card.path("field").asText()).isEqualTo("card");
        says.put("invite", new StoreResult.Conflict<>(Reason.TOO_MANY));
        matches("post", path, ask("POST", "/me/rooms/Garden/invitations", letter), 409);
    }

    @Test
    void streamKeysSayWhereTheyGo() throws IOException {
        StreamKey key = new StreamKey("k1", GARDEN, Set.of(GrantName.PUBLISH), "OBS", NOON, Optional.empty());
        says.put("keys", new StoreResult.Done<>(List.of(key)));
        says.put("issueKey", new StoreResult.Done<>(new StreamKeyAdminService.Issued(key, "k1.secret")));
        says.put("revokeKey", new StoreResult.Done<>(true));
        String path = "/api/me/rooms/{name}/keys";
        matches("get", path, ask("GET", "/me/rooms/Garden/keys", ""), 200);
        JsonNode made = matches("post", path, ask("POST", "/me/rooms/Garden/keys", "{\"scopes\":[\"publish\"]}"), 201);
        assertThat(made.path("secret").asText()).isEqualTo("k1.secret");
        assertThat(made.path("address").asText()).endsWith("?key=k1.secret").doesNotContain("{");
        matches("post", path, ask("POST", "/me/rooms/Garden/keys", "{\"scopes\":[\"moderate\"]}"), 400);
        matches("delete", path + "/{id}", ask("DELETE", "/me/rooms/Garden/keys/k1", ""), 204);
    }

    @Test
    void aLinkOpensTheDoorToAGuestsBrowser() throws IOException {
        says.put("authenticate", new Authentication.Accepted(GUEST));
        says.put(
                "enter",
                new StoreResult.Done<>(new AdmissionService.Opened(
                        RoomId.of("ada@example.org", "Garden"),
                        new VisitPassService.Given(
                                GUEST, Optional.of("cookie"), Instant.now().plusSeconds(60)))));
        String path = "/api/rooms/{owner}/{name}/door/link";
        Answer open = ask("POST", "/rooms/ada@example.org/Lawn/door/link", "{\"token\":\"t\"}");
        assertThat(matches("post", path, open, 200).path("room").asText()).isEqualTo("ada@example.org/Garden");
        assertThat(open.headers().get("Set-Cookie"))
                .startsWith("videocity-1-visit=cookie; Path=/;")
                .contains("HttpOnly");
        says.put("enter", new StoreResult.Conflict<>(new Reason("bad-link", "No.")));
        matches("post", path, ask("POST", "/rooms/ada@example.org/Garden/door/link", "{\"token\":\"t\"}"), 403);
        assertThat(ask("GET", "/rooms/ada@example.org/Garden/door/link", "").status())
                .isEqualTo(405);
        assertThat(ask("POST", "/rooms/ada@example.org/Garden/door/window", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void onlyAGoodPassBecomesACookie() throws IOException {
        String path = "/api/rooms/{owner}/door/pass";
        says.put("authenticate", new Authentication.Accepted(GUEST));
        matches("post", path, ask("POST", "/rooms/ada@example.org/door/pass", "{\"pass\":\"x\"}"), 403);
        Identity visitor = new Identity("visit:1", Identity.GUEST, "", Map.of(Identity.VISIT, "1"));
        says.put("authenticate", new Authentication.Accepted(visitor));
        Answer kept = ask("POST", "/rooms/ada@example.org/door/pass", "{\"pass\":\"x\"}");
        matches("post", path, kept, 204);
        assertThat(kept.headers().get("Set-Cookie")).startsWith("videocity-1-visit=x; Path=/;");
    }

    private static RoomSnapshot room(RoomId id, String title, String... keywords) {
        RoomSettings settings =
                new RoomSettings(id, title, "", true, Optional.empty(), Set.of(), false, List.of(keywords));
        return new RoomSnapshot(settings, "", List.of(), List.of());
    }

    @Test
    void publicRoomsAreFoundByNameOwnerAndKeyword() throws IOException {
        RoomId hall = RoomId.of("bob@example.net", "Hall");
        says.put("publicRooms", List.of(room(GARDEN, "Beans & Bees", "honey"), room(hall, "Hall")));
        for (String words : List.of("bees", "HONEY", "ada@example", "garden beans")) {
            Answer found = bench.api
                    .answer(ApiRequest.search(words, "localhost", TestCity.remote()))
                    .toCompletableFuture()
                    .join();
            JsonNode rooms = matches("get", "/api/search", found, 200);
            assertThat(rooms.path("rooms")).as(words).hasSize(1);
            assertThat(rooms.at("/rooms/0/keywords/0").asText()).isEqualTo("honey");
        }
        for (String words : List.of("", "  ", "wasps", "bees wasps")) {
            Answer found = bench.api
                    .answer(ApiRequest.search(words, "localhost", TestCity.remote()))
                    .toCompletableFuture()
                    .join();
            assertThat(matches("get", "/api/search", found, 200).path("rooms")).isEmpty();
        }
    }

    @Test
    void aPrivateHomeLooksLikeNone() throws IOException {
        says.put("publicRooms", List.of(room(GARDEN, "")));
        String path = "/api/homes/{owner}";
        assertThat(matches("get", path, ask("GET", "/homes/Ada@Example.org", ""), 200)
                        .path("rooms"))
                .hasSize(1);
        Answer nobody = ask("GET", "/homes/nobody@example.org", "");
        assertThat(matches("get", path, nobody, 200)).hasToString("{\"rooms\":[]}");
        matches("get", path, ask("GET", "/homes/..", ""), 404);
    }

    @Test
    void aHomeThatMovedShowsTheWay() throws IOException {
        says.put("movedTo", Optional.of(RoomId.of("countess@example.net", "")));
        for (String below : List.of("", "/photo")) {
            Answer answer = ask("GET", "/homes/ada@example.org" + below, "");
            matches("get", "/api/homes/{owner}" + below, answer, 307);
            assertThat(answer.headers()).containsEntry("Location", "/api/homes/countess@example.net" + below);
        }
    }

    @Test
    void aPublicHomeSaysWhoseItIsAndAPrivateOneNothing() throws IOException {
        RoomId home = RoomId.of("ada@example.org", "");
        BlobId picture = new BlobId("ada", "a".repeat(64));
        says.put("ownerOf", new StoreResult.Done<>(Optional.of(new Owner("Ada Lovelace", Optional.of(picture)))));
        says.put("read", new StoreResult.Done<>(Optional.of(png())));
        says.put("publicRooms", List.of(room(home, ""), room(GARDEN, "")));
        JsonNode seen = matches("get", "/api/homes/{owner}", ask("GET", "/homes/ada@example.org", ""), 200);
        assertThat(seen.path("rooms")).hasSize(2);
        assertThat(seen.path("owner"))
                .hasToString("{\"name\":\"Ada Lovelace\",\"photo\":\"/api/homes/ada@example.org/photo?v="
                        + "a".repeat(12) + "\"}");
        Answer photo = ask("GET", "/homes/ada@example.org/photo", "");
        assertThat(photo.status()).isEqualTo(200);
        assertThat(photo.contentType()).isEqualTo("image/png");

        says.put("publicRooms", List.of());
        Answer closed = ask("GET", "/homes/ada@example.org", "");
        Answer nobody = ask("GET", "/homes/nobody@example.org", "");
        assertThat(matches("get", "/api/homes/{owner}", closed, 200)).hasToString("{\"rooms\":[]}");
        assertThat(closed).usingRecursiveComparison().isEqualTo(nobody);
        Answer noFace = ask("GET", "/homes/ada@example.org/photo", "");
        matches("get", "/api/homes/{owner}/photo", noFace, 404);
        assertThat(noFace).usingRecursiveComparison().isEqualTo(ask("GET", "/homes/nobody@example.org/photo", ""));
        assertThat(bench.times).as("of a private home nobody is looked up").containsEntry("ownerOf", 2);
    }

    @Test
    void aHomeWithoutAResidentOrAStoreHasNoOwner() throws IOException {
        says.put("publicRooms", List.of(room(RoomId.of("ada@example.org", ""), "")));
        for (StoreResult<?> nobody :
                List.of(new StoreResult.Done<>(Optional.empty()), new StoreResult.Unavailable<>(Reason.UNAVAILABLE))) {
            says.put("ownerOf", nobody);
            JsonNode seen = matches("get", "/api/homes/{owner}", ask("GET", "/homes/ada@example.org", ""), 200);
            assertThat(seen.has("owner")).isFalse();
            matches("get", "/api/homes/{owner}/photo", ask("GET", "/homes/ada@example.org/photo", ""), 404);
        }
    }

    /** What begins as a picture of one pixel does. */
    private static ByteBuffer png() {
        return ByteBuffer.allocate(40)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .putInt(0x49484452)
                .putInt(1)
                .putInt(1)
                .rewind();
    }

    @Test
    void whoMayBeInTheRoomSeesTheFaces() throws IOException {
        Member ada = new Member("m1", ADA, "Ada", "http", NOON);
        Member guest = new Member("m2", GUEST, "Eve", "http", NOON);
        says.put(
                "look",
                Optional.of(new RoomSnapshot(room(GARDEN, "").settings(), "s", List.of(ada, guest), List.of())));
        says.put("read", new StoreResult.Done<>(Optional.of(png())));
        Answer photo = ask("GET", "/rooms/ada@example.org/Garden/members/m1/photo", "");
        assertThat(photo.status()).isEqualTo(200);
        assertThat(photo.contentType()).isEqualTo("image/png");
        says.put("read", new StoreResult.Done<>(Optional.of(png())));
        assertThat(ask("GET", "/rooms/ada@example.org/members/m1/photo", "").status())
                .isEqualTo(200);
        for (String nobody : List.of("m2", "m3")) {
            assertThat(ask("GET", "/rooms/ada@example.org/Garden/members/" + nobody + "/photo", "")
                            .status())
                    .isEqualTo(404);
        }
        says.put("look", Optional.empty());
        assertThat(ask("GET", "/rooms/ada@example.org/Garden/members/m1/photo", "")
                        .status())
                .isEqualTo(404);
    }
}
