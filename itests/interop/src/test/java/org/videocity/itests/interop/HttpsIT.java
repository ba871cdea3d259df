package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    @BeforeAll
    static void open() throws Exception {
        certificates = Certificates.in(folder.resolve("certificates"));
        certificates.issue(1);
        city = CityProcess.start(folder.resolve("city"));
        StringBuilder settings = new StringBuilder("\n");
        certificates
                .settings()
                .forEach((name, value) ->
                        settings.append(name).append(" = ").append(value).append('\n'));
        Files.writeString(
                city.base().resolve("etc/org.videocity.transport.http.cfg"),
                settings.toString(),
                StandardOpenOption.APPEND);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> certificates.serialSeen(city.httpsPort()).equals("1"));
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
    void socketsAreCarried() throws Exception {
        assertThat(SecureSocket.answer(
                        "localhost", city.httpsPort(), Path.of(certificates.authority()), "welcome@localhost"))
                .startsWith("HTTP/1.1 101");
    }
}
