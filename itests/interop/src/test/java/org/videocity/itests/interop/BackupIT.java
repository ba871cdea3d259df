package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** A city is backed up while it runs, and restored into one that runs, whatever is killed meanwhile. */
class BackupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADA = "ada@example.org";
    private static final String BOB = "bob@example.org";

    @TempDir
    Path folder;

    private CityProcess city;
    private Browser ada;

    @BeforeEach
    void open() {
        city = CityProcess.start(folder.resolve("city"));
        ada = new Browser(city);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void whatWasThereComesBackAndWhatCameLaterGoes() {
        ada.moveIn("Ada", ADA);
        ada.post("/api/me/rooms", "{\"name\":\"Tea house\",\"public\":true}").is(201);
        ada.send(ada.request("/api/homes/" + ADA + "/letters")
                        .header("X-Videocity", "1")
                        .header("Content-Type", "multipart/mixed; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString("--b\r\n\r\nHello\r\n--b--")))
                .is(202);
        String letter = "/api/me/inbox/"
                + ada.get("/api/me/inbox").json().at("/letters/0/id").asText();
        city.console("videocity:room-create --title Club club@localhost");
        city.console("videocity:city-create two.example");
        Path file = folder.resolve("saved.zip");
        assertThat(city.console("videocity:backup " + file)).contains("Written to " + file, "3 configured");
        assertThat(isWhole(file)).isTrue();
        assertThat(city.consoleFailure("videocity:backup " + file)).contains("is there already");

        ada.change("DELETE", "/api/me/rooms/Tea.house", "").is(204);
        ada.change("DELETE", letter, "").is(204);
        Browser bob = new Browser(city);
        bob.moveIn("Ada", BOB);
        city.console("videocity:room-create --title Later later@localhost");
        assertThat(city.consoleFailure("videocity:restore " + file)).contains("--yes");
        assertThat(city.console("videocity:restore --yes " + file)).contains("Restored from " + file);

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(city.get("/api/rooms").body())
                        .contains("Tea.house", "club@localhost")
                        .doesNotContain("later@localhost"));
        assertThat(ada.get("/api/session").is(200).body()).contains("\"signedIn\":true");
        assertThat(ada.get(letter).is(200).body()).contains("Hello");
        assertThat(bob.get("/api/session").is(200).body()).contains("\"signedIn\":false");
        assertThat(city.console("videocity:residents")).contains(ADA).doesNotContain(BOB);
        assertThat(city.console("videocity:city-list")).contains("two.example");
        assertThat(city.console("videocity:audit")).contains("restore");
        assertThat(city.consoleFailure("videocity:restore --yes " + folder.resolve("none.zip")))
                .contains("There is no file");
    }

    /** Others can read it: unzip, sha256sum. */
    private boolean isWhole(Path file) {
        Path unpacked = folder.resolve("unpacked");
        String script = "mkdir " + unpacked + " && cd " + unpacked + " && jar xf " + file
                + " && sha256sum --quiet -c SHA256SUMS";
        return Tool.run(PATIENCE, List.of("sh", "-c", script)).exitCode() == 0;
    }

    @Test
    void killedInTheMiddleItIsTheOldCityOrTheNewOne() throws Exception {
        ada.moveIn("Ada", ADA);
        Path file = folder.resolve("saved.zip");
        city.console("videocity:backup " + file);
        new Browser(city).moveIn("Ada", BOB);
        Random random = new Random();
        for (int round = 0; round < 4; round++) {
            boolean restoring = round % 2 == 0;
            String command = restoring
                    ? "videocity:restore --yes " + file
                    : "videocity:backup " + folder.resolve("round" + round + ".zip");
            Tool console = Tool.start(List.of(
                    CityProcess.root().resolve("videocity").toString(),
                    "console",
                    "--data",
                    city.base().toString(),
                    command));
            ProcessHandle process = ProcessHandle.of(city.pid()).orElseThrow();
            process.onExit()
                    .completeOnTimeout(process, 900 + random.nextInt(1_200), TimeUnit.MILLISECONDS)
                    .join();
            process.destroyForcibly();
            process.onExit().join();
            console.close();
            city = CityProcess.start(city.base());
            ada.goTo(city);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(city.console("videocity:residents")).contains(ADA));
            assertThat(city.base().resolve("data/restore").toFile().list())
                    .satisfiesAnyOf(
                            left -> assertThat(left).isNull(),
                            left -> assertThat(left).isEmpty());
            assertThat(ada.get("/api/session").is(200).body()).contains("\"signedIn\":true");
        }
        assertThat(city.console("videocity:restore --yes " + file)).contains("Restored");
        assertThat(city.console("videocity:residents")).contains(ADA).doesNotContain(BOB);
    }
}
