package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** People sign up by mail, own rooms, and find everything again after the city was killed. */
class SignUpIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static CityProcess city;
    private static int people;

    private final String address = "ada" + ++people + "@example.org";
    private Browser ada;

    @BeforeAll
    static void open() {
        city = CityProcess.start(folder.resolve("city"));
    }

    @BeforeEach
    void come() {
        ada = new Browser(city);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @Test
    void aHomeIsThereAfterTheMailWasAnsweredAndAfterTheCityWasKilled() throws Exception {
        int logged = city.log().length();
        assertThat(ada.get("/api/session").is(200).body())
                .isEqualTo("{\"city\":\"localhost\",\"signUp\":\"open\",\"signedIn\":false}");
        ada.get("/api/me").is(401);
        assertThat(ada.moveIn("Ada Lovelace", address).setCookie())
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        ada.post("/api/me/rooms", "{\"name\":\"Tea house\",\"keywords\":[\"tea\"],\"public\":true}")
                .is(201);
        assertThat(city.get("/api/rooms").body()).contains(address + "/Tea.house");
        ada.put("/api/me/photo", "image/png", picture()).is(200);
        killAndStart();
        assertThat(ada.get("/api/session").is(200).json().path("signedIn").asBoolean())
                .isTrue();
        assertThat(ada.beginning("/api/me/photo", 4)).isEqualTo("\u0089PNG");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.get("/api/rooms").body()).contains(address + "/Tea.house"));
        ada.change("PUT", "/api/me/rooms/Tea.house", json("name", "Coffee house"))
                .is(200);
        assertThat(city.get("/api/rooms").body()).doesNotContain("house");
        ada.get("/api/rooms/" + address + "/Coffee.house").is(200);
        new Browser(city).get("/api/rooms/" + address + "/Coffee.house").is(404);
        ada.change("DELETE", "/api/me/rooms/Coffee.house", "").is(204);
        ada.get("/api/rooms/" + address + "/Coffee.house").is(404);
        assertThat(city.log().substring(logged)).doesNotContain("| ERROR |");
    }

    private void killAndStart() throws IOException, InterruptedException {
        ProcessHandle process = ProcessHandle.of(city.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        city = CityProcess.start(city.base());
        ada.goTo(city);
    }

    @Test
    void theOwnersCookieOpensAPrivateRoomsStreams() {
        ada.moveIn("Ada Lovelace", address);
        ada.post("/api/me/rooms", json("name", "Studio")).is(201);
        Key key = Key.issue(city, "--publish --label camera", address + "/Studio");
        String live = "/" + address + "/Studio/live/cam";
        try (Broadcast publisher =
                Broadcast.start(Clip.LONG.file(), city.rtmp(address + "/Studio", "cam") + "?key=" + key.secret())) {
            publisher.awaitFrame(25);
            assertThat(new Browser(city).beginning(live + ".flv", 3)).isEqualTo("403");
            assertThat(ada.beginning(live + ".flv", 3)).isEqualTo("FLV");
            assertThat(ada.beginning(live + ".mp4", 8)).endsWith("ftyp");
            Browser bob = new Browser(city);
            bob.moveIn("Bob", "bob@example.org");
            assertThat(bob.beginning(live + ".flv", 3)).isEqualTo("403");
            assertThat(city.console("videocity:residents")).contains(address, "bob@example.org");
            assertThat(city.console("videocity:resident-show " + address)).contains(address + "/Studio");
            city.console("videocity:resident-lock " + address);
            assertThat(ada.beginning(live + ".flv", 3)).isEqualTo("403");
            ada.get("/api/me").is(401);
            city.console("videocity:resident-unlock " + address);
            assertThat(city.console("videocity:audit")).contains("resident-lock", "resident-unlock");
            city.console("videocity:resident-delete --yes " + address);
            assertThat(city.console("videocity:residents")).doesNotContain(address);
        }
    }

    @Test
    void codesComeThroughARealMailServerThatAsksWhoTheCityIs() throws Exception {
        Path certificate = certificate();
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(PATIENCE.toMillis());
        GreenMail server = new GreenMail(setup);
        server.setUser("city@example.org", "city", "secret");
        server.start();
        Path settings = city.base().resolve("etc/org.videocity.mail.cfg");
        try {
            Files.writeString(
                    settings,
                    "host = localhost\nport = " + server.getSmtps().getPort()
                            + "\nsecurity = TLS\nuser = city\npassword = secret\ntrustedCertificates = " + certificate
                            + "\n");
            awaitMailsIn(false);
            String pending = ada.post("/api/sign-up", json("name", "Ada", "address", address))
                    .is(202)
                    .json()
                    .path("pending")
                    .asText();
            assertThat(server.getReceivedMessagesForDomain(address)).hasSize(1);
            String code = Outbox.codeIn(GreenMailUtil.getBody(server.getReceivedMessagesForDomain(address)[0]));
            ada.post("/api/sign-up/confirm", json("pending", pending, "code", code))
                    .is(200);
            server.stop();
            assertThat(ada.post("/api/sign-in", json("address", address))
                            .is(503)
                            .body())
                    .contains("mail-failed");
        } finally {
            server.stop();
            Files.deleteIfExists(settings);
        }
        awaitMailsIn(true);
    }

    /** Makes the mail server a certificate that nobody but this city is told to trust; yields its file. */
    private static Path certificate() {
        String keystore = folder.resolve("mail.p12").toString();
        Path certificate = folder.resolve("mail.pem");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> common =
                List.of("-alias", "server", "-storetype", "PKCS12", "-keystore", keystore, "-storepass", "changeit");
        Stream.of(
                        List.of("-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "san=dns:localhost"),
                        List.of("-exportcert", "-rfc", "-file", certificate.toString()))
                .map(what -> Stream.of(List.of(keytool), what, common)
                        .flatMap(List::stream)
                        .toList())
                .forEach(command -> Tool.run(PATIENCE, command).succeeded());
        System.setProperty("greenmail.tls.keystore.file", keystore);
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        return certificate;
    }

    /** Waits until mails go to the city's folder, or no longer; another address each time: mails to one are limited. */
    private void awaitMailsIn(boolean outbox) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            Browser.Reply reply = ada.post("/api/sign-in", json("address", "somebody." + ++people + "@example.org"));
            return reply.status() == 202 && reply.json().path("outbox").asBoolean() == outbox;
        });
    }

    @Test
    void nobodyElsesPageActsForASignedInPerson() {
        ada.moveIn("Ada Lovelace", address);
        String room = "{\"name\":\"Trap\"}";
        var body = java.net.http.HttpRequest.BodyPublishers.ofString(room);
        ada.send(ada.request("/api/me/rooms")
                        .header("Content-Type", "application/json")
                        .POST(body))
                .is(403);
        for (List<String> header : List.of(
                List.of("Origin", "http://evil.example"),
                List.of("Origin", "null"),
                List.of("Sec-Fetch-Site", "cross-site"))) {
            ada.send(ada.request("/api/me/rooms")
                            .header("Content-Type", "application/json")
                            .header("X-Videocity", "1")
                            .header(header.get(0), header.get(1))
                            .POST(body))
                    .is(403);
        }
        assertThat(ada.get("/api/me/rooms").body()).doesNotContain("Trap");
        ada.put("/api/me/photo", "image/png", "<svg/>".getBytes()).is(415);
        ada.put("/api/me/photo", "image/png", new byte[3_000_000]).is(413);
        ada.post("/api/me/rooms", json("name", "../../etc")).is(400);
        ada.post("/api/me/rooms", "{\"name\":").is(400);
        ada.change("PATCH", "/api/me", json("name", "<script>alert(1)</script>"))
                .is(200);
        ada.change("DELETE", "/api/session", "").is(204);
        ada.get("/api/me").is(401);
    }
}
