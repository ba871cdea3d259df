package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.done;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.BlobId;

/** {@code kill -9} at any moment: what was acknowledged is there, and the city opens again by itself. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("videocity.killRounds", 12);
    private static final int MOST_LINES = 400;

    @TempDir
    Path folder;

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            // every third is killed while it opens the database, the others after some lines
            int lines = round % 3 == 2 ? 0 : 1 + random.nextInt(MOST_LINES);
            acknowledged.addAll(killedAfter(lines, random.nextInt(400), round));
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        Stores stores = new Stores(Stores.h2(folder));
        DiskBlobStore blobs = KilledCity.blobs(folder);
        try {
            for (String line : acknowledged) {
                assertThere(stores, blobs, line.split(" "), seed);
            }
            assertThat(folder.resolve("blobs").resolve("tmp")).isEmptyDirectory();
        } finally {
            blobs.deactivate();
            stores.close();
        }
    }

    private static void assertThere(Stores stores, DiskBlobStore blobs, String[] words, long seed) throws Exception {
        if (words[0].equals("row")) {
            assertThat(done(stores.residents.byId(words[1], HERE)))
                    .as("%s, seed %s", words[1], seed)
                    .isPresent();
            assertThat(done(stores.rooms.ofResident(words[1], HERE))).hasSize(1);
            return;
        }
        if (words[0].equals("page")) {
            RoomId home = new RoomId("localhost", words[1], "");
            assertThat(done(stores.pages.page(home, RoomPage.INDEX, HERE)).text())
                    .as("%s, seed %s", words[1], seed)
                    .isEqualTo("<page/>");
            assertThat(done(stores.files.find(home, words[2], HERE))).isPresent();
            return;
        }
        BlobId id = BlobId.parse(words[1]);
        ByteBuffer bytes = done(blobs.read(id, 1_000_000, HERE)).orElseThrow();
        assertThat(bytes.remaining()).isEqualTo(Integer.parseInt(words[2]));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes);
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(id.sha256());
    }

    /** Runs a city, kills it after so many lines or, without lines, milliseconds; yields what it had said. */
    private List<String> killedAfter(int lines, long millis, int round) throws IOException, InterruptedException {
        Process city = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:TieredStopAtLevel=1",
                        KilledCity.class.getName(),
                        folder.toString(),
                        "r" + round)
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = city.inputReader()) {
            if (lines == 0) {
                city.waitFor(300 + millis, TimeUnit.MILLISECONDS);
            }
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                assertThat(line).as("the city of round %d did not open", round).isNotNull();
                said.add(line);
            }
            city.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
            }
        } finally {
            city.destroyForcibly().waitFor();
        }
        // the last line may be cut where the process was
        if (!said.isEmpty() && said.get(said.size() - 1).split(" ").length < 2) {
            said.remove(said.size() - 1);
        }
        said.removeIf(line -> line.startsWith("page") && !line.matches("page \\S+ [0-9a-f]{16}"));
        said.removeIf(line -> !line.startsWith("row") && line.split(" ").length < 3);
        return said;
    }
}
