package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The web over TLS: opened, renewed under a running download, and carrying sockets. */
class HttpsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static CityProcess city;
    private static Certificates certificates;
    /** What openssl said of the city's own certificate. */
    private static String own;

    @BeforeAll
    static void open() throws Exception {
        certificates = Certificates.in(folder.resolve("certificates"));
        certificates.issue(1);
        city = CityProcess.start(folder.resolve("city"));
        set("\ntls = ON\n");
        own = Awaitility.await("the city's own certificate")
                .atMost(PATIENCE)
                .until(() -> certificates.textSeen(city.httpsPort()), text -> !text.isEmpty());
        StringBuilder settings = new StringBuilder("\n");
        certificates
                .settings()
                .forEach((name, value) ->
                        settings.append(name).append(" = ").append(value).append('\n'));
        set(settings.toString());
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> certificates.serialSeen(city.httpsPort()).equals("1"));
    }

    private static void set(String settings) throws IOException {
        Files.writeString(
                city.base().resolve("etc/org.videocity.transport.http.cfg"), settings, StandardOpenOption.APPEND);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    private Tool curl(String... arguments) {
        List<String> command = new java.util.ArrayList<>(
                List.of(Tool.require("curl", "curl").toString(), "-sS", "--cacert", certificates.authority()));
        command.addAll(List.of(arguments).subList(0, arguments.length - 1));
        command.add("https://localhost:" + city.httpsPort() + arguments[arguments.length - 1]);
        return Tool.start(command);
    }

    private String answer(String... arguments) {
        return curl(arguments).await(PATIENCE).output();
    }

    @Test
    void aDownloadGoesOnWhenTheCertificateIsRenewed() {
        assertThat(certificates.connect(city.httpsPort(), "-tls1_3").output()).contains("Verify return code: 0");
        assertThat(certificates.connect(city.httpsPort(), "-tls1_2").output()).contains("Verify return code: 0");
        assertThat(answer("-i", "--max-time", "20", "/")).contains("Strict-Transport-Security: max-age=", "<title>");
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), city.rtmp("welcome@localhost", "cam"))) {
            publisher.awaitFrame(25);
            renewedUnder(curl("-N", "/welcome@localhost/live/cam.flv"));
        }
    }

    private void renewedUnder(Tool running) {
        try (Tool download = running) {
            Awaitility.await().atMost(PATIENCE).until(() -> download.outputBytes().length > 10_000);
            certificates.issue(2);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> certificates.serialSeen(city.httpsPort()).equals("2"));
            int before = download.outputBytes().length;
            Awaitility.await().atMost(PATIENCE).until(() -> download.outputBytes().length > before + 10_000);
            assertThat(download.isAlive()).isTrue();
            certificates.spoil();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> city.console("videocity:transports http").contains("stays in use"));
            assertThat(certificates.serialSeen(city.httpsPort())).isEqualTo("2");
        }
    }

    @Test
    void untilOneIsConfiguredTheCityHasACertificateOfItsOwn() throws IOException {
        assertThat(own).contains("DNS:localhost", "IP Address:127.0.0.1", "TLS Web Server Authentication");
        assertThat(Files.getPosixFilePermissions(city.base().resolve("data/tls/own.p12")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** A host beside this one, or whoever answers plain HTTP in its name, can set a cookie of that name. */
    @Test
    void aCookieOfInsecurePagesSignsNobodyInOverTls() {
        Browser ada = new Browser(city);
        ada.moveIn("Ada", "ada@example.org");
        assertThat(ada.get("/api/session").body()).contains("\"signedIn\":true");
        assertThat(answer("-H", "Cookie: " + ada.cookie(), "/api/session")).contains("\"signedIn\":false");
        assertThat(answer("-H", "Cookie: __Host-" + ada.cookie(), "/api/session"))
                .contains("\"signedIn\":true");
    }

    @Test
    void socketsAreCarried() throws Exception {
        assertThat(SecureSocket.answer(
                        "localhost", city.httpsPort(), Path.of(certificates.authority()), "welcome@localhost"))
                .startsWith("HTTP/1.1 101");
    }
}
