package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.DataExport;
import org.videocity.api.resident.HomeService;
import org.videocity.api.resident.MailedCode;
import org.videocity.api.resident.ResidentService;
import org.videocity.api.resident.SelfService;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.room.GuestsMayPublish;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.store.StoredSession;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.SerialExecutor;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.testcity.TestClock;
import org.videocity.web.api.internal.testcity.TestConfig;

/** What residents are answered is what the description says; the services answer what a test lays down. */
class ResidentApiTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Identity ADA = new Identity(
            "resident:ada",
            Identity.RESIDENT,
            "Ada",
            Map.of(
                    Identity.RESIDENT_ADDRESS,
                    "ada@example.org",
                    Identity.RESIDENT_CITY,
                    "localhost",
                    Identity.RESIDENT_SESSION,
                    "s1"));
    private static final Resident RESIDENT = new Resident(
            "ada",
            "localhost",
            "ada@example.org",
            "Ada",
            Optional.of(new BlobId("ada", "a".repeat(64))),
            Resident.State.ACTIVE,
            NOW,
            1);

    private final Map<String, Object> says = new HashMap<>();
    private final CityLink link = new CityLink();
    private final ResidentLink residents = new ResidentLink();
    private final ApiAnswers api = new ApiAnswers(
            link,
            residents,
            new TransportBoard(new SerialExecutor(Runnable::run), new TestClock()),
            new WebApiSettings(new TestConfig()),
            Runnable::run);
    private ApiDescription description;

    @BeforeEach
    void start() throws IOException {
        link.bindAuthentication(saying(AuthenticationService.class));
        residents.bindResidents(saying(ResidentService.class));
        residents.bindHomes(saying(HomeService.class));
        residents.bindSelf(saying(SelfService.class));
        says.put("authenticate", new Authentication.Accepted(ADA));
        says.put("me", new StoreResult.Done<>(RESIDENT));
        description = new ApiDescription(ask("GET", "/openapi.json", ""));
    }

    @SuppressWarnings("unchecked")
    private <T> T saying(Class<T> service) {
        return (T) Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, args) -> switch (method.getName()) {
                    case "fileName" -> "ada\"x.zip";
                    case "cookieName" -> Boolean.TRUE.equals(args[0]) ? "__Host-videocity-1" : "videocity-1";
                    case "signUpPolicy" -> ResidentService.SignUpPolicy.OPEN;
                    case "signUpDomains" -> says.getOrDefault("signUpDomains", List.of());
                    default -> CompletableFuture.completedFuture(says.get(method.getName()));
                });
    }

    private Answer ask(String method, String path, String body) {
        return ask(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8), false);
    }

    private Answer ask(String method, String path, String type, byte[] body, boolean secure) {
        return api.answer(ApiBench.request(method, path, Map.of("videocity-1", "token"), secure, type, body, "", ""))
                .toCompletableFuture()
                .join();
    }

    private JsonNode matches(String method, String path, Answer answer, int status) throws IOException {
        return description.check(method, path, answer, status);
    }

    private void refuses(String method, String path, String how, Object what, String body, int status)
            throws IOException {
        says.put(how, what);
        matches(method, "/api" + path, ask(method.toUpperCase(java.util.Locale.ROOT), path, body), status);
    }

    @Test
    void sessions() throws IOException {
        assertThat(matches("get", "/api/session", ask("GET", "/session", ""), 200)
                        .at("/resident/photo")
                        .asText())
                .isEqualTo("/api/me/photo?v=aaaaaaaaaaaa");
        says.put("authenticate", new Authentication.Accepted(new Identity("guest:x", "guest", "", Map.of())));
        matches("get", "/api/session", ask("GET", "/session", ""), 200);
        matches("get", "/api/me", ask("GET", "/me", ""), 401);
        says.put("authenticate", new Authentication.Rejected(Reason.UNAVAILABLE));
        matches("get", "/api/me", ask("GET", "/me", ""), 503);
        says.put("authenticate", new Authentication.Rejected(Reason.NOT_ALLOWED));
        matches("get", "/api/me", ask("GET", "/me", ""), 403);
        says.put("authenticate", new Authentication.Challenge(Map.of("nonce", "n")));
        assertThat(matches("get", "/api/me", ask("GET", "/me", ""), 403)
                        .path("type")
                        .asText())
                .isEqualTo("urn:videocity:problem:not-allowed");
        says.put("authenticate", new Authentication.Rejected(Reason.LIMIT_REACHED));
        Answer wait = ask("GET", "/me", "");
        matches("get", "/api/me", wait, 429);
        assertThat(wait.headers()).containsKey("Retry-After");
        says.put("signOut", new StoreResult.Done<>(true));
        Answer out = ask("DELETE", "/session", "");
        matches("delete", "/api/session", out, 204);
        assertThat(out.headers().get("Set-Cookie")).startsWith("videocity-1=; Path=/; Max-Age=0");
    }

    @Test
    void signingUpAndIn() throws IOException {
        MailedCode sent = new MailedCode.Sent("pending", NOW, true);
        for (String how : List.of("sign-up", "sign-in")) {
            says.put("signUp", sent);
            says.put("requestCode", sent);
            String address = "\"address\":\"ada@example.org\"";
            String body = how.equals("sign-in")
                    ? "{" + address + "}"
                    : "{\"name\":\"Ada\"," + address + ",\"keywords\":[\"tea\"]}";
            matches("post", "/api/" + how, ask("POST", "/" + how, body), 202);
            matches("post", "/api/" + how, ask("POST", "/" + how, "[]"), 400);
            matches("post", "/api/" + how, ask("POST", "/" + how, "{\"address\":7}"), 400);
            says.put("signUp", new MailedCode.Refused(Reason.LIMIT_REACHED, ""));
            says.put("requestCode", new MailedCode.Refused(Reason.LIMIT_REACHED, ""));
            matches("post", "/api/" + how, ask("POST", "/" + how, body), 429);
            confirming("/" + how + "/confirm");
        }
        says.put("signUp", new MailedCode.Refused(new Reason("bad-name", "No."), "name"));
        assertThat(matches("post", "/api/sign-up", ask("POST", "/sign-up", "{}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("name");
        says.put("signUp", new MailedCode.Refused(new Reason("sign-up-closed", "No."), ""));
        matches("post", "/api/sign-up", ask("POST", "/sign-up", "{}"), 403);
    }

    private void confirming(String path) throws IOException {
        says.put("confirm", new SignedIn.Refused(new Reason("bad-code", "No.")));
        String body = "{\"pending\":\"p\",\"code\":\"123456\"}";
        matches("post", "/api" + path, ask("POST", path, body), 403);
        says.put("confirm", new SignedIn.Accepted("secret", Instant.now().plusSeconds(100), ADA, true));
        Answer in = ask("POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8), true);
        matches("post", "/api" + path, in, 200);
        assertThat(in.headers().get("Set-Cookie"))
                .startsWith("__Host-videocity-1=secret; Path=/; Max-Age=")
                .endsWith("; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void oneself() throws IOException {
        String name = "{\"name\":\"Ada\"}";
        matches("get", "/api/me", ask("GET", "/me", ""), 200);
        says.put("rename", new StoreResult.Done<>(RESIDENT));
        matches("patch", "/api/me", ask("PATCH", "/me", "{\"name\":\"Ada\"}"), 200);
        refuses("patch", "/me", "rename", new StoreResult.Conflict<>(new Reason("bad-name", "No.")), name, 400);
        refuses("patch", "/me", "rename", new StoreResult.Conflict<>(StoreReasons.CHANGED), name, 409);
        refuses("patch", "/me", "rename", new StoreResult.Unavailable<>(StoreReasons.DISK_FULL), name, 503);
        matches("put", "/api/me/photo", ask("PUT", "/me/photo", "<svg/>"), 415);
        says.put("changePhoto", new StoreResult.Done<>(RESIDENT));
        matches("delete", "/api/me/photo", ask("DELETE", "/me/photo", ""), 200);
    }

    @Test
    void sayingWhatOneIsAbout() throws IOException {
        says.put("describe", new StoreResult.Done<>(RESIDENT.about(List.of("tea"))));
        assertThat(matches("patch", "/api/me", ask("PATCH", "/me", "{\"keywords\":[\"tea\"]}"), 200)
                        .at("/keywords/0")
                        .asText())
                .isEqualTo("tea");
        says.put("rename", new StoreResult.Done<>(RESIDENT));
        matches("patch", "/api/me", ask("PATCH", "/me", "{\"name\":\"Ada\",\"keywords\":[]}"), 200);
        matches("patch", "/api/me", ask("PATCH", "/me", "{}"), 400);
        matches("patch", "/api/me", ask("PATCH", "/me", "{\"keywords\":\"tea\"}"), 400);
        says.put("describe", conflict("bad-keywords"));
        assertThat(matches("patch", "/api/me", ask("PATCH", "/me", "{\"keywords\":[\"\"]}"), 400)
                        .path("field")
                        .asText())
                .isEqualTo("keywords");
    }

    @Test
    void moving() throws IOException {
        says.put("requestMove", new MailedCode.Sent("pending", NOW, false));
        matches("post", "/api/me/address", ask("POST", "/me/address", "{\"address\":\"a@b.org\"}"), 202);
        matches("post", "/api/me/address", ask("POST", "/me/address", "[]"), 400);
        says.put("requestMove", new MailedCode.Refused(Reason.LIMIT_REACHED, ""));
        matches("post", "/api/me/address", ask("POST", "/me/address", "{}"), 429);
        String code = "{\"pending\":\"p\",\"code\":\"123456\"}";
        says.put("move", new StoreResult.Done<>(RESIDENT));
        matches("post", "/api/me/address/confirm", ask("POST", "/me/address/confirm", code), 200);
        refuses("post", "/me/address/confirm", "move", conflict("bad-code"), code, 403);
        refuses("post", "/me/address/confirm", "move", new StoreResult.Conflict<>(StoreReasons.TAKEN), code, 409);
        String long600 = "{\"pending\":\"" + "p".repeat(600) + "\",\"code\":\"1\"}";
        matches("post", "/api/me/address/confirm", ask("POST", "/me/address/confirm", long600), 400);
        says.put("authenticate", new Authentication.Accepted(new Identity("guest:x", "guest", "", Map.of())));
        matches("post", "/api/me/address", ask("POST", "/me/address", "{}"), 401);
    }

    @Test
    void takingDataAlongAndLeaving() throws IOException {
        says.put("export", new StoreResult.Done<>(saying(DataExport.class)));
        Answer file = ask("GET", "/me/export", "");
        matches("get", "/api/me/export", file, 200);
        assertThat(file.pieces()).isPresent();
        assertThat(file.headers().get("Content-Disposition")).isEqualTo("attachment; filename=\"ada_x.zip\"");
        refuses("get", "/me/export", "export", new StoreResult.Conflict<>(Reason.LIMIT_REACHED), "", 429);
        assertThat(ask("GET", "/me/export", "").headers()).containsKey("Retry-After");
        refuses("get", "/me/export", "export", new StoreResult.Unavailable<>(StoreReasons.BUSY), "", 503);
        says.put("mayExport", new StoreResult.Done<>(true));
        matches("get", "/api/me/export/ready", ask("GET", "/me/export/ready", ""), 204);
        refuses("get", "/me/export/ready", "mayExport", new StoreResult.Conflict<>(Reason.LIMIT_REACHED), "", 429);
        says.put("requestLeave", new MailedCode.Sent("pending", NOW, false));
        matches("post", "/api/me/deletion", ask("POST", "/me/deletion", "{}"), 202);
        String code = "{\"pending\":\"p\",\"code\":\"123456\"}";
        says.put("leave", new StoreResult.Done<>(true));
        Answer gone = ask("POST", "/me/deletion/confirm", code);
        matches("post", "/api/me/deletion/confirm", gone, 204);
        assertThat(gone.headers().get("Set-Cookie")).startsWith("videocity-1=; Path=/; Max-Age=0");
        refuses("post", "/me/deletion/confirm", "leave", conflict("bad-code"), code, 403);
    }

    @Test
    void theDomainsThatMaySignUpAreNamed() throws IOException {
        says.put("signUpDomains", List.of("example.org"));
        assertThat(matches("get", "/api/session", ask("GET", "/session", ""), 200)
                        .at("/domains/0")
                        .asText())
                .isEqualTo("example.org");
    }

    @Test
    void devices() throws IOException {
        StoredSession session = new StoredSession("s1", "h", "ada", NOW, NOW, NOW, "Firefox", "127.0.0.1");
        says.put("devices", new StoreResult.Done<>(List.of(session)));
        assertThat(matches("get", "/api/me/devices", ask("GET", "/me/devices", ""), 200)
                        .at("/devices/0/current")
                        .asBoolean())
                .isTrue();
        says.put("endDevices", new StoreResult.Done<>(2));
        matches("delete", "/api/me/devices", ask("DELETE", "/me/devices", ""), 204);
        says.put("endDevice", new StoreResult.Done<>(true));
        matches("delete", "/api/me/devices/{id}", ask("DELETE", "/me/devices/s2", ""), 204);
        says.put("endDevice", new StoreResult.Done<>(false));
        matches("delete", "/api/me/devices/{id}", ask("DELETE", "/me/devices/s2", ""), 404);
    }

    @Test
    void ownRooms() throws IOException {
        RoomSettings settings = new RoomSettings(
                RoomId.of("ada@example.org", "Hall"), "Hall", "", true, Optional.of(GuestsMayPublish.NEVER), Set.of());
        StoredRoom room = new StoredRoom("ada", settings, List.of("tea"), NOW, 1);
        says.put("rooms", new StoreResult.Done<>(List.of(room)));
        matches("get", "/api/me/rooms", ask("GET", "/me/rooms", ""), 200);
        says.put("create", new StoreResult.Done<>(room));
        matches("post", "/api/me/rooms", ask("POST", "/me/rooms", "{\"name\":\"Hall\"}"), 201);
        matches("post", "/api/me/rooms", ask("POST", "/me/rooms", "{}"), 400);
        refuses("post", "/me/rooms", "create", conflict("room-exists"), "{\"name\":\"Hall\"}", 409);
        refuses("post", "/me/rooms", "create", conflict("bad-room-name"), "{\"name\":\"live\"}", 400);
        says.put("change", new StoreResult.Done<>(room));
        String draft = "{\"public\":true,\"guestsMayPublish\":\"never\"}";
        matches("put", "/api/me/rooms/{name}", ask("PUT", "/me/rooms/Hall", draft), 200);
        matches("put", "/api/me/home", ask("PUT", "/me/home", draft), 200);
        matches("put", "/api/me/home", ask("PUT", "/me/home", "{\"guestsMayPublish\":\"perhaps\"}"), 400);
        says.put("change", new StoreResult.Conflict<>(Reason.NO_SUCH_ROOM));
        matches("put", "/api/me/rooms/{name}", ask("PUT", "/me/rooms/Hall", draft), 404);
        says.put("delete", new StoreResult.Done<>(true));
        matches("delete", "/api/me/rooms/{name}", ask("DELETE", "/me/rooms/Hall", ""), 204);
        assertThat(ask("DELETE", "/me/rooms/live", "").status()).isEqualTo(404);
        assertThat(ask("POST", "/me/devices", "{}").status()).isEqualTo(405);
        assertThat(ask("GET", "/me/nothing", "").status()).isEqualTo(404);
        assertThat(ask("POST", "/rooms", "{}").status()).isEqualTo(405);
    }

    private static StoreResult<Object> conflict(String name) {
        return new StoreResult.Conflict<>(new Reason(name, "No."));
    }
}
