package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The city behind nginx, as the operator guide says: pages, sockets, live media, signing up, and who really asks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProxyIT {
    private static final String HOST = "city.example.org";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final int port = Nginx.freePort();
    private CityProcess city;
    private Nginx nginx;

    @BeforeAll
    void open() throws Exception {
        city = CityProcess.start(folder.resolve("city"));
        Files.writeString(
                city.base().resolve("etc/org.videocity.city-default.cfg"),
                "name = localhost\ntitle = Our city\npublicUrl = https://" + HOST + ":" + port + "\n");
        Files.writeString(
                city.base().resolve("etc/org.videocity.transport.http.cfg"),
                "\ntrustedProxies = 127.0.0.1\n",
                StandardOpenOption.APPEND);
        Path certificate = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        Tool.run(
                        PATIENCE,
                        List.of(
                                Tool.require("openssl", "openssl").toString(),
                                "req",
                                "-x509",
                                "-newkey",
                                "rsa:2048",
                                "-nodes",
                                "-keyout",
                                key.toString(),
                                "-out",
                                certificate.toString(),
                                "-subj",
                                "/CN=" + HOST,
                                "-addext",
                                "subjectAltName=DNS:" + HOST))
                .succeeded();
        // a proxy that asks before it is trusted is noted in the log, which a test looks at
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.console("config:property-list --pid org.videocity.transport.http"))
                        .contains("trustedProxies = 127.0.0.1"));
        nginx = Nginx.start(folder.resolve("nginx"), port, city, certificate, key);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(curl("-o", "/dev/null", "-w", "%{http_code}", "/"))
                        .isEqualTo("200"));
    }

    @AfterAll
    void close() {
        if (nginx != null) {
            nginx.close();
        }
        city.close();
    }

    /** Asks nginx by the city's public name; the path is the last of the arguments. */
    private String curl(String... arguments) {
        return new String(curlBytes(arguments), StandardCharsets.UTF_8);
    }

    private byte[] curlBytes(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Tool.require("curl", "curl").toString(),
                "-sS",
                "--max-time",
                "20",
                "--resolve",
                HOST + ":" + port + ":127.0.0.1",
                "--cacert",
                folder.resolve("cert.pem").toString()));
        command.addAll(List.of(arguments).subList(0, arguments.length - 1));
        command.add("https://" + HOST + ":" + port + arguments[arguments.length - 1]);
        return Tool.run(PATIENCE, command).outputBytes();
    }

    private String code() {
        String mail = Outbox.last(city);
        assertThat(mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "="))
                .contains("https://" + HOST + ":" + port + "/~sign-in#");
        return Outbox.codeIn(mail);
    }

    @Test
    void pagesAreThoseOfTheCity() {
        assertThat(curl("-i", "/"))
                .startsWith("HTTP/1.1 200")
                .contains("<title>", "wss://" + HOST + ":" + port)
                .doesNotContain("Please use the secure address");
        assertThat(curl("-i", "-H", "Host: nobody.example", "/")).startsWith("HTTP/1.1 421");
    }

    @Test
    void peopleSignUpAndTheirCookieIsASecureOne() throws Exception {
        String[] json = {"-H", "X-Videocity: 1", "-H", "Content-Type: application/json"};
        String origin = "Origin: https://" + HOST + ":" + port;
        String asked = curl(
                with(json, "-H", origin, "-d", "{\"name\":\"Ada\",\"address\":\"ada@example.org\"}", "/api/sign-up"));
        String pending = Await.json(asked).path("pending").asText();
        String in = curl(with(
                json,
                "-i",
                "-H",
                origin,
                "-d",
                "{\"pending\":\"" + pending + "\",\"code\":\"" + code() + "\"}",
                "/api/sign-up/confirm"));
        assertThat(in).contains("Set-Cookie: __Host-videocity-", "; Secure", "ada@example.org");
        assertThat(curl(with(json, "-i", "-H", "Origin: https://evil.example", "-d", "{}", "/api/sign-in")))
                .startsWith("HTTP/1.1 403");
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void whoAsksIsNotTheProxy() {
        assertThat(curl("-o", "/dev/null", "-w", "%{http_code}", "/metrics")).isEqualTo("403");
        // whatever a client writes itself: the last address that is no proxy counts, and it is no longer local
        assertThat(curl("-H", "X-Forwarded-For: 203.0.113.7", "-H", "X-Forwarded-Proto: http", "-i", "/"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Please use the secure address");
        assertThat(city.log()).doesNotContain("is not among trustedProxies");
    }

    /** nginx hands over what it does not write itself: whoever writes {@code Forwarded} must not be somebody else by that. */
    @Test
    void whatTheProxyHandsOverUnreadMakesNobodyLocal() {
        String[] forged = {"-o", "/dev/null", "-w", "%{http_code}", "-H", "Forwarded: for=127.0.0.1;proto=https"};
        assertThat(curl(with(forged, "/metrics"))).isEqualTo("403");
        assertThat(curl("-i", "-H", "Forwarded: for=203.0.113.7;proto=http;host=nobody.example", "/"))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("Please use the secure address");
    }

    @Test
    void aSocketGoesThrough() throws Exception {
        assertThat(SecureSocket.answer(HOST, port, folder.resolve("cert.pem"), "welcome@localhost"))
                .startsWith("HTTP/1.1 101")
                .contains("\"op\":\"rooms\"");
    }

    @Test
    void liveStreamsGoThroughAtOnce() {
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), city.rtmp("welcome@localhost", "cam"))) {
            publisher.awaitFrame(25);
            byte[] flv = curlBytes("-N", "--max-time", "5", "/welcome@localhost/live/cam.flv");
            assertThat(new String(flv, 0, 3, StandardCharsets.US_ASCII)).isEqualTo("FLV");
            assertThat(flv.length).isGreaterThan(20_000);
            byte[] mp4 = curlBytes("-N", "--max-time", "5", "/welcome@localhost/live/cam.mp4");
            assertThat(new String(mp4, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
            assertThat(mp4.length).isGreaterThan(20_000);
        }
    }
}
