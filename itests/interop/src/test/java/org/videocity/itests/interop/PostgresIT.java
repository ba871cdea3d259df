package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.RealPostgres;

/** The city on PostgreSQL, as the operator guide says: a feature, a file, a backup; and what is killed comes back. */
class PostgresIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ADA = "ada@example.org";
    private static final String THERE = "countess@example.net";

    @TempDir
    Path folder;

    private CityProcess city;
    private Browser ada;

    @Test
    void aRunningCityMovesToPostgresAndOutlivesWhateverIsKilled() throws Exception {
        try (RealPostgres postgres = new RealPostgres()) {
            city = CityProcess.start(folder.resolve("city"));
            try {
                ada = new Browser(city);
                ada.moveIn("Ada", ADA);
                Path file = folder.resolve("saved.zip");
                city.console("videocity:backup " + file);
                moveTo(postgres.emptyDatabaseUrl());
                awaitSignedIn(false);
                assertThat(city.console("videocity:residents")).doesNotContain(ADA);
                city.console("videocity:restore --yes " + file);
                awaitSignedIn(true);

                buildARoom("Tea house");
                postgres.kill();
                assertThat(ada.post("/api/me/rooms", json("name", "Attic"))
                                .is(503)
                                .body())
                        .contains("urn:videocity:problem:")
                        .doesNotContain("SQL", "jdbc");
                postgres.start();
                buildARoom("Garden");
                killAndStart();
                awaitSignedIn(true);
                assertThat(ada.get("/api/me/rooms").is(200).body()).contains("Tea.house", "Garden");
                movesAndLeaves();
            } finally {
                city.close();
            }
        }
    }

    private void moveTo(String url) throws IOException {
        city.console("feature:install videocity-store-postgresql");
        Files.writeString(
                city.base().resolve("etc/org.ops4j.datasource-videocity.cfg"),
                "dataSourceName = videocity\nosgi.jdbc.driver.name = PostgreSQL JDBC Driver\nurl = " + url
                        + "?connectTimeout=5&socketTimeout=15\nuser = " + RealPostgres.USER + "\npassword = none\n");
    }

    private void awaitSignedIn(boolean expected) {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Browser.Reply reply = ada.get("/api/session");
            return reply.status() == 200 && reply.json().path("signedIn").asBoolean() == expected;
        });
    }

    /** As soon as the database is there again, without anybody's help. */
    private void buildARoom(String name) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ada.post("/api/me/rooms", json("name", name)).status() == 201);
    }

    private void killAndStart() {
        ProcessHandle process = ProcessHandle.of(city.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        city = CityProcess.start(city.base());
        ada.goTo(city);
    }

    private void movesAndLeaves() {
        confirm("/api/me/address", json("address", THERE), 200);
        assertThat(ada.get("/api/me/rooms").is(200).body()).contains(THERE + "/Tea.house");
        assertThat(ada.get("/api/rooms/" + ADA + "/Garden").is(307).body()).contains("moved");
        confirm("/api/me/deletion", "{}", 204);
        assertThat(city.console("videocity:residents")).doesNotContain(ADA, THERE);
        assertThat(city.console("videocity:audit")).contains("resident-delete").doesNotContain(ADA, THERE);
    }

    private void confirm(String what, String body, int status) {
        String pending = ada.post(what, body).is(202).json().path("pending").asText();
        ada.post(what + "/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(status);
    }
}
