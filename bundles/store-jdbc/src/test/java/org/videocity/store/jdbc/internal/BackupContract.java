package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.BackupFiles;
import org.videocity.api.store.BackupService.Contents;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.testing.api.MemoryConfigurations;

/** What a backup holds is what comes back, on each kind of database. */
abstract class BackupContract {
    private static final String ODD =
            "tab\t, back\\slash, line\nfeed, \\N and héllo 👋 \u0928\u092e\u0938\u094d\u0924\u0947";

    @TempDir
    Path folder;

    private final MemoryConfigurations configurations = new MemoryConfigurations();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private Place place;

    /** One installation: a database, blobs, files, configurations. */
    private final class Place implements AutoCloseable {
        final Path data;
        final Stores stores;
        final DiskBlobStore blobs;
        final Backups backups;

        Place(DataSource source, Path data) {
            this(source, data, new Schema());
        }

        Place(DataSource source, Path data, Schema schema) {
            this.data = data;
            stores = new Stores(source, schema, Map.of());
            blobs = KilledCity.blobs(data);
            backups = new Backups(stores.database, blobs.files(), new Configurations(configurations.admin()), data);
            backups.addFolder(new BackupFiles() {
                @Override
                public String folder() {
                    return "authorities";
                }

                @Override
                public void onRestored() {
                    told.add("authorities");
                }
            });
        }

        BlobId put(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return done(blobs.put("ada", () -> Channels.newChannel(new ByteArrayInputStream(bytes)), 1_000, HERE))
                    .id();
        }

        @Override
        public void close() {
            backups.deactivate();
            blobs.deactivate();
            stores.close();
        }
    }

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        place = new Place(emptyDatabase(), Files.createDirectories(folder.resolve("base/data")));
    }

    @AfterEach
    void close() {
        place.close();
    }

    private static Dictionary<String, Object> room(String name) {
        return new Hashtable<>(Map.of(
                "city",
                "localhost",
                "owner",
                "club@localhost",
                "name",
                name,
                "isPublic",
                true,
                "featuresOff",
                new String[] {"a", ODD}));
    }

    private static String refusal(StoreResult<Contents> result) {
        return result.obstacle().map(Reason::name).orElse("");
    }

    private Contents backup(String name) {
        return done(place.backups.backup(Path.of(name), HERE));
    }

    @Test
    void everythingComesBackInAnEmptyPlace() throws Exception {
        Resident ada = Stores.resident("ada", "ada@example.org");
        ada = done(place.stores.residents.create(ada, List.of(Stores.room(ada, ""), Stores.room(ada, "Tea")), HERE));
        done(place.stores.sessions.create(Stores.session("s1", ada, Stores.NOON), 5, HERE));
        done(place.stores.audit.append(new AuditEntry(Stores.NOON, "localhost", "operator", "look", "ada", ODD), HERE));
        BlobId photo = ShownFile.of(place.stores, place.put("a picture"), ODD);
        Path key = place.data.resolve("authorities/localhost/authority.pem");
        Files.createDirectories(key.getParent());
        Files.writeString(key, "secret");
        configurations.stored().put("org.videocity.room~1", room("Club"));
        Contents written = backup("saved.zip");
        assertThat(written.file()).isEqualTo(folder.resolve("base/saved.zip"));
        assertThat(written.rows()).isEqualTo(7);
        assertThat(List.of(written.blobs(), written.files(), written.configurations()))
                .containsOnly(1L);
        assertThat(Files.getPosixFilePermissions(written.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(unzipTest(written.file())).contains("SHA256SUMS", "tables/residents.txt");

        configurations.stored().clear();
        configurations.stored().put("org.videocity.room~9", room("Later"));
        try (Place other = new Place(emptyDatabase(), Files.createDirectories(folder.resolve("other/data")))) {
            Contents read = done(other.backups.restore(written.file(), HERE));
            assertThat(read.rows()).isEqualTo(7);
            assertThat(read.made()).isEqualTo(written.made());
            assertThat(done(other.stores.residents.byId("ada", HERE))).contains(ada);
            assertThat(done(other.stores.rooms.ofResident("ada", HERE))).hasSize(2);
            assertThat(done(other.stores.sessions.ofResident("ada", HERE))).hasSize(1);
            assertThat(done(other.stores.audit.latest(10, HERE)))
                    .extracting(AuditEntry::detail)
                    .containsExactly(ODD);
            done(other.stores.audit.append(new AuditEntry(Stores.NOON, "localhost", "operator", "next", "", ""), HERE));
            ShownFile.isIn(other.stores, other.blobs, photo, ODD);
            Path restored = other.data.resolve("authorities/localhost/authority.pem");
            assertThat(restored).hasContent("secret");
            assertThat(Files.getPosixFilePermissions(restored)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(told).containsExactly("authorities");
            assertThat(configurations.stored().values()).hasSize(1);
            Dictionary<String, Object> club =
                    configurations.stored().values().iterator().next();
            assertThat(club.get("name")).isEqualTo("Club");
            assertThat(club.get("isPublic")).isEqualTo(true);
            assertThat((String[]) club.get("featuresOff")).containsExactly("a", ODD);
            assertThat(other.data.resolve("restore")).isEmptyDirectory();
        }
    }

    @Test
    void aRunningCityBecomesWhatItWas() {
        Resident ada = Stores.resident("ada", "ada@example.org");
        done(place.stores.residents.create(ada, List.of(Stores.room(ada, "")), HERE));
        RoomsHeard news = new RoomsHeard();
        place.stores.news.addListener(news);
        Contents written = backup("saved.zip");
        await().until(() -> news.heard.contains("ready"));
        news.heard.clear();
        done(place.stores.residents.delete("ada", HERE));
        Resident bob = Stores.resident("bob", "bob@example.org");
        done(place.stores.residents.create(bob, List.of(Stores.room(bob, "")), HERE));
        done(place.backups.restore(written.file(), HERE));
        assertThat(done(place.stores.residents.byId("ada", HERE))).isPresent();
        assertThat(done(place.stores.residents.byId("bob", HERE))).isEmpty();
        await().until(() -> news.heard.contains("ready"));
        done(place.backups.restore(written.file(), HERE));
    }

    private boolean isThere(Place at, BlobId blob) {
        return done(at.blobs.read(blob, 1_000, HERE)).isPresent();
    }

    private Resident pictured(Place at, String id, BlobId photo) {
        Resident who = Stores.resident(id, id + "@example.org");
        done(at.stores.residents.create(who, List.of(Stores.room(who, "")), HERE));
        return done(at.stores.residents.update(who.pictured(Optional.of(photo)), HERE));
    }

    @Test
    void theBlobsThatOnlyTheLaterStateKnewAreGone() throws Exception {
        BlobId photo = place.put("a picture");
        pictured(place, "ada", photo);
        Contents written = backup("saved.zip");
        done(place.blobs.delete(photo, HERE));
        BlobId later = place.put("a later picture");
        pictured(place, "bob", later);
        done(place.backups.restore(written.file(), HERE));
        assertThat(isThere(place, photo)).isTrue();
        assertThat(isThere(place, later)).isFalse();
    }

    @Test
    void aRestoreThatDoesNotHappenDeletesNothing() throws Exception {
        BlobId photo = place.put("a picture");
        pictured(place, "ada", photo);
        Path odd = folder.resolve("odd.zip");
        try (BackupWriter out = BackupWriter.create(odd)) {
            out.text(BackupReader.ABOUT, "format=1\nschema=1\nmade=2026-11-22T12:00:00Z\n");
            out.text("tables/residents.txt", "id\nada\tand\tmore\tthan\tthat\n");
            out.finish();
        }
        assertThat(get(place.backups.restore(odd, HERE)).obstacle()).isPresent();
        assertThat(isThere(place, photo)).isTrue();
    }

    @Test
    void blobsAreDeletedByTheNextStartWhereAKillCameBetweenAndNeverThoseInUse() throws Exception {
        Path file = folder.resolve("made.zip");
        try (BackupWriter out = BackupWriter.create(file)) {
            out.text(BackupReader.ABOUT, "format=1\nschema=1\nmade=2026-11-22T12:00:00Z\n");
            out.finish();
        }
        DataSource source = emptyDatabase();
        Path data = Files.createTempDirectory(folder, "data");
        BlobId outdated;
        BlobId used;
        BlobId letter;
        try (Place before = new Place(source, data)) {
            outdated = before.put("only the later state knew it");
            used = before.put("put again after the restore");
            pictured(before, "ada", used);
            letter = ArrivedLetter.of(before.stores, "ada", before.put("a letter"));
        }
        stage(file, data, "not-committed", outdated, used, letter);
        try (Place first = new Place(source, data)) {
            await().until(() -> entries(data.resolve("restore")).isEmpty());
            assertThat(isThere(first, outdated)).as("nothing was committed").isTrue();
        }
        stage(file, data, "committed", outdated, used, letter);
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            connection.createStatement().executeUpdate("INSERT INTO restored_backups VALUES ('committed', 1)");
        }
        try (Place again = new Place(source, data)) {
            await().until(() -> entries(data.resolve("restore")).isEmpty());
            assertThat(isThere(again, outdated)).isFalse();
            assertThat(isThere(again, used)).isTrue();
            assertThat(isThere(again, letter))
                    .as("a letter that came after the restore")
                    .isTrue();
        }
    }

    private static void stage(Path backup, Path data, String id, BlobId... outdated) throws IOException {
        try (BackupReader in = new BackupReader(backup)) {
            StagedFiles.prepare(data, id, in, java.util.Set.of()).outdated(List.of(outdated));
        }
    }

    @Test
    void aBackupIsOfOneMoment() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !over.get(); i++) {
                Resident next = Stores.resident("r" + i, "r" + i + "@example.org");
                done(place.stores.residents.create(next, List.of(Stores.room(next, "")), HERE));
                BlobId blob = place.put("blob " + i);
                done(place.stores.residents.update(
                        done(place.stores.residents.byId(next.id(), HERE))
                                .orElseThrow()
                                .pictured(Optional.of(blob)),
                        HERE));
            }
        });
        writer.start();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            files.add(backup("b" + i + ".zip").file());
        }
        over.set(true);
        writer.join();
        for (Path file : files) {
            try (Place other = new Place(emptyDatabase(), Files.createTempDirectory(folder, "data"))) {
                done(other.backups.restore(file, HERE));
                for (Resident resident : done(other.stores.residents.find("", "", 0, 100_000, HERE))) {
                    assertThat(done(other.stores.rooms.ofResident(resident.id(), HERE)))
                            .hasSize(1);
                    if (resident.photo().isPresent()) {
                        assertThat(done(other.blobs.read(resident.photo().get(), 1_000, HERE)))
                                .isPresent();
                    }
                }
            }
        }
    }

    @Test
    void whatIsDeletedMeanwhileIsInTheBackup() throws Exception {
        BlobFiles files = place.blobs.files();
        BlobId gone = place.put("gone");
        BlobId back = place.put("back");
        files.withhold();
        assertThat(done(place.blobs.delete(gone, HERE))).isTrue();
        assertThat(done(place.blobs.deleteSpace("ada", HERE))).isEqualTo(2);
        assertThat(done(place.blobs.read(gone, 1_000, HERE))).isPresent();
        place.put("back");
        files.release();
        assertThat(done(place.blobs.read(gone, 1_000, HERE))).isEmpty();
        assertThat(done(place.blobs.read(back, 1_000, HERE))).isPresent();
    }

    @Test
    void whatIsNoBackupChangesNothing() throws Exception {
        Resident ada = Stores.resident("ada", "ada@example.org");
        done(place.stores.residents.create(ada, List.of(), HERE));
        Path good = backup("saved.zip").file();
        assertThat(refusal(get(place.backups.backup(good, HERE)))).isEqualTo("exists");
        byte[] bytes = Files.readAllBytes(good);
        Path bad = folder.resolve("bad.zip");
        assertThat(refusal(get(place.backups.restore(bad, HERE)))).isEqualTo("bad-backup");
        Files.writeString(bad, "no zip at all");
        assertThat(refusal(get(place.backups.restore(bad, HERE)))).isEqualTo("bad-backup");
        for (int cut : new int[] {10, bytes.length / 2, bytes.length - 1}) {
            Files.write(bad, java.util.Arrays.copyOf(bytes, cut));
            assertThat(refusal(get(place.backups.restore(bad, HERE)))).isEqualTo("bad-backup");
        }
        for (int at = 40; at < bytes.length - 100; at += bytes.length / 17) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x55;
            Files.write(bad, flipped);
            StoreResult<Contents> result = get(place.backups.restore(bad, HERE));
            assertThat(result instanceof StoreResult.Done || refusal(result).equals("bad-backup"))
                    .as("byte %d: %s", at, result)
                    .isTrue();
        }
        assertThat(done(place.stores.residents.byId("ada", HERE))).isPresent();
        assertThat(Files.exists(place.data.resolve("restore")) ? entries(place.data.resolve("restore")) : List.of())
                .isEmpty();
    }

    private static List<Path> entries(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.toList();
        }
    }

    @Test
    void nothingLeadsOutOfTheFolder() throws Exception {
        Path evil = folder.resolve("evil.zip");
        try (BackupWriter out = BackupWriter.create(evil)) {
            out.text(BackupReader.ABOUT, "format=1\nschema=1\nmade=2026-11-22T12:00:00Z\n");
            out.text("files/authorities/../../../out.txt", "out");
            out.finish();
        }
        assertThat(refusal(get(place.backups.restore(evil, HERE)))).isEqualTo("bad-backup");
        assertThat(folder.resolve("out.txt")).doesNotExist();
    }

    @Test
    void aNewerVersionsBackupIsRefusedAndAnOlderOneBroughtUpToDate() throws Exception {
        Resident ada = Stores.resident("ada", "ada@example.org");
        done(place.stores.residents.create(ada, List.of(), HERE));
        Path old = backup("old.zip").file();
        List<String> scripts = new ArrayList<>(Schema.shipped());
        scripts.add("ALTER TABLE residents ADD COLUMN IF NOT EXISTS motto VARCHAR(64) DEFAULT '' NOT NULL;\n"
                + "UPDATE residents SET motto = 'old friend' WHERE motto = '';");
        DataSource source = emptyDatabase();
        try (Place newer = new Place(source, Files.createTempDirectory(folder, "data"), new Schema(scripts))) {
            done(newer.backups.restore(old, HERE));
            try (var connection = source.getConnection();
                    var rows = connection.createStatement().executeQuery("SELECT motto FROM residents")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("old friend");
            }
            Path young = done(newer.backups.backup(folder.resolve("young.zip"), HERE))
                    .file();
            assertThat(refusal(get(place.backups.restore(young, HERE)))).isEqualTo("newer-schema");
        }
        assertThat(done(place.stores.residents.byId("ada", HERE))).isPresent();
    }

    @Test
    void whatAKilledRestoreHadCommittedIsBroughtToItsEnd() throws Exception {
        Path file = folder.resolve("made.zip");
        try (BackupWriter out = BackupWriter.create(file)) {
            out.text(BackupReader.ABOUT, "format=1\nschema=1\nmade=2026-11-22T12:00:00Z\n");
            out.text("files/authorities/two.example/authority.pem", "secret");
            out.finish();
        }
        DataSource source = emptyDatabase();
        Path data = Files.createTempDirectory(folder, "data");
        try (Place before = new Place(source, data)) {
            assertThat(done(before.stores.residents.find("", "", 0, 1, HERE))).isEmpty();
        }
        try (BackupReader in = new BackupReader(file)) {
            StagedFiles.prepare(data, "committed", in, java.util.Set.of("authorities"));
            StagedFiles.prepare(data, "not-committed", in, java.util.Set.of("authorities"));
        }
        Path key = data.resolve("authorities/two.example/authority.pem");
        try (Place first = new Place(source, data)) {
            await().until(() -> entries(data.resolve("restore")).isEmpty());
            assertThat(key).as("nothing was committed").doesNotExist();
        }
        try (BackupReader in = new BackupReader(file)) {
            StagedFiles.prepare(data, "committed", in, java.util.Set.of("authorities"));
        }
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            connection
                    .createStatement()
                    .executeUpdate("INSERT INTO restored_backups VALUES ('committed', "
                            + Instant.now().toEpochMilli() + ")");
        }
        try (Place again = new Place(source, data)) {
            await().until(() -> entries(data.resolve("restore")).isEmpty());
            assertThat(key).hasContent("secret");
        }
    }

    private static String unzipTest(Path file) throws IOException {
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            return zip.stream().map(Object::toString).toList().toString();
        }
    }
}
