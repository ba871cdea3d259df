package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpEvent;

/** People move to another address, take their data along, sign out everywhere and leave, in the real city. */
class SelfIT {
    private static final String THERE = "countess@example.net";
    private static final String IDENTITY = "org.videocity.core.identity";

    @TempDir
    static Path folder;

    private static CityProcess city;
    private static Operator operator;
    private static int people;

    private final String address = "ada" + ++people + "@example.org";
    private Browser ada;

    @BeforeAll
    static void open() {
        city = CityProcess.start(folder.resolve("city"));
        operator = new Operator(city);
    }

    @BeforeEach
    void moveIn() {
        ada = new Browser(city);
        ada.moveIn("Ada Lovelace", address);
        ada.post("/api/me/rooms", "{\"name\":\"Tea house\",\"public\":true}").is(201);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void aHomeMovesAndTheOldAddressShowsTheWay() throws Exception {
        String pending = ada.post("/api/me/address", json("address", THERE))
                .is(202)
                .json()
                .path("pending")
                .asText();
        String code = Outbox.lastCode(city);
        new Browser(city)
                .post("/api/me/address/confirm", json("pending", pending, "code", code))
                .is(401);
        JsonNode moved = ada.post("/api/me/address/confirm", json("pending", pending, "code", code))
                .is(200)
                .json();
        assertThat(moved.path("address").asText()).isEqualTo(THERE);
        Awaitility.await()
                .untilAsserted(() -> assertThat(Outbox.last(city))
                        .contains(address, "another address now")
                        .doesNotContain(THERE));
        assertThat(ada.get("/api/me/rooms").is(200).body()).contains(THERE + "/Tea.house");
        HttpResponse<String> page = plain("/" + address + "/Tea.house?x=1");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).contains("/" + THERE + "/Tea.house?x=1");
        HttpResponse<String> api = plain("/api/rooms/" + address + "/Tea.house");
        assertThat(api.statusCode()).isEqualTo(307);
        assertThat(api.headers().firstValue("Location")).contains("/api/rooms/" + THERE + "/Tea.house");
        assertThat(plain("/api/rooms/" + THERE + "/Tea.house").statusCode()).isEqualTo(200);
        assertThat(plain("/" + address + "/Tea.house/live/cam.flv").body()).contains(THERE + "/Tea.house");
        rtmpRefusesWithTheNewName();
        Browser heir = new Browser(city);
        heir.post("/api/sign-up", json("name", "Heir", "address", address)).is(202);
        assertThat(Outbox.last(city)).contains("moved to another address").doesNotContain(THERE);
        assertThat(city.console("videocity:residents")).contains(THERE).doesNotContain(address);
    }

    private void rtmpRefusesWithTheNewName() {
        try (RtmpClient encoder = RtmpClient.connect(city.rtmpPort(), "call/" + address + "/Tea.house", Map.of())) {
            encoder.say(s -> s.publish("cam", RtmpEvent.PublishMode.LIVE));
            RtmpClientEvent.Status answer = encoder.await(
                    "refused", RtmpClientEvent.Status.class, s -> s.level().equals("error"));
            assertThat(answer.description()).contains(THERE + "/Tea.house");
        }
    }

    private HttpResponse<String> plain(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(city.http(path))).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void everythingCanBeTakenAlongInOneFile() throws Exception {
        ada.change("PATCH", "/api/me", "{\"keywords\":[\"engines\",\"poems\"]}").is(200);
        city.console("videocity:resident-lock " + address);
        city.console("videocity:resident-unlock " + address);
        String pending = ada.post("/api/sign-in", json("address", address))
                .is(202)
                .json()
                .path("pending")
                .asText();
        ada.post("/api/sign-in/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(200);
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(ada.request("/api/me/export").GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"videocity-" + address);
        Map<String, String> files = unpack(answer.body());
        assertThat(files.get("profile.json")).contains("Ada Lovelace", "engines");
        assertThat(files.get("rooms.json")).contains("/" + address + "/Tea.house");
        assertThat(files.get("audit.json")).contains("resident-lock");
        assertThat(files.get("sessions.json")).contains("127.0.0.1");
        Path file = folder.resolve("ada.zip");
        assertThat(city.console("videocity:resident-export " + address + " " + file))
                .contains("is in " + file);
        assertThat(unpack(Files.readAllBytes(file)).get("profile.json")).contains("Ada Lovelace");
        assertThat(city.consoleFailure("videocity:resident-export " + address + " " + file))
                .contains("there already");
        assertThat(city.console("videocity:audit")).contains("resident-export");
        new Browser(city).get("/api/me/export").is(401);
    }

    private static Map<String, String> unpack(byte[] zipped) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void whoSignsOutEverywhereIsOutOfEveryRoomAtOnce() {
        Browser phone = new Browser(city);
        phone.signIn(address);
        try (BrowserSocket here = BrowserSocket.enterAs(city, address, ada);
                BrowserSocket there = BrowserSocket.enterAs(city, address, phone)) {
            ada.change("DELETE", "/api/me/devices", "").is(204);
            there.hears(
                    "closed", 0, message -> message.at("/reason/name").asText().equals("signed-out"));
            assertThat(there.closed()).isEqualTo(4410);
            assertThat(here.isOpen()).isTrue();
            ada.change("DELETE", "/api/session", "").is(204);
            assertThat(here.closed()).isEqualTo(4410);
        }
    }

    @Test
    void whoIsPushedOutOrNotSeenForTooLongIsOutOfEveryRoom() {
        try (BrowserSocket here = BrowserSocket.enterAs(city, address, ada)) {
            operator.set(IDENTITY, "maxSessions", "1");
            Browser phone = new Browser(city);
            phone.signIn(address);
            here.hears(
                    "closed", 0, message -> message.at("/reason/name").asText().equals("signed-out"));
            assertThat(here.closed()).isEqualTo(4410);
            try (BrowserSocket there = BrowserSocket.enterAs(city, address, phone)) {
                operator.set(IDENTITY, "sessionIdleDays", "0");
                there.hears(
                        "closed",
                        0,
                        message -> message.at("/reason/name").asText().equals("signed-out"));
                assertThat(there.closed()).isEqualTo(4410);
                phone.get("/api/me").is(401);
            }
        } finally {
            operator.unset(IDENTITY, List.of("maxSessions", "sessionIdleDays"));
        }
    }

    @Test
    void whoLeavesLeavesNothing() throws Exception {
        city.console("videocity:resident-lock " + address);
        city.console("videocity:resident-unlock " + address);
        String in = ada.post("/api/sign-in", json("address", address))
                .is(202)
                .json()
                .path("pending")
                .asText();
        ada.post("/api/sign-in/confirm", json("pending", in, "code", Outbox.lastCode(city)))
                .is(200);
        String pending = ada.post("/api/me/deletion", "{}")
                .is(202)
                .json()
                .path("pending")
                .asText();
        String code = Outbox.lastCode(city);
        ada.post("/api/me/deletion/confirm", json("pending", pending, "code", "x"))
                .is(403);
        assertThat(ada.post("/api/me/deletion/confirm", json("pending", pending, "code", code))
                        .is(204)
                        .setCookie())
                .contains("Max-Age=0");
        ada.get("/api/me").is(401);
        assertThat(city.get("/api/rooms").body()).doesNotContain(address);
        assertThat(city.console("videocity:residents")).doesNotContain(address);
        assertThat(city.console("videocity:audit"))
                .contains("resident-delete", "resident-lock")
                .doesNotContain(address);
        ada.moveIn("Ada again", address);
        assertThat(city.log()).doesNotContain("| ERROR |");
    }
}
