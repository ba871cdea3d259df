package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.StreamKeyAdminService.Issued;
import org.videocity.api.resident.DataExport;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.Admission;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoredBan;
import org.videocity.api.store.StoredFile;
import org.videocity.api.store.StoredPage;
import org.videocity.api.store.StoredPasskey;

/** What people take along is everything the city keeps of them, and nothing that opens a door. */
class ExportTest {
    private static final String ADDRESS = "ada@example.org";

    @TempDir
    Path folder;

    private ResidentsFixture city;
    private SignedIn.Accepted in;
    private Identity ada;

    @BeforeEach
    void open() {
        city = new ResidentsFixture(folder);
        in = city.home(ADDRESS);
        ada = in.identity();
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void anExportHasEverythingAndNoSecret() throws IOException {
        done(city.office.lock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        done(city.office.unlock("operator:test", "localhost", ADDRESS, HERE_AND_NOW));
        in = (SignedIn.Accepted)
                city.confirm(city.sent(get(city.desk.requestCode(CALLER, ADDRESS, HERE_AND_NOW))), city.code());
        byte[] picture = new byte[300_000];
        new java.util.Random(1).nextBytes(picture);
        picture[0] = (byte) 0x89;
        done(city.desk.changePhoto(
                ada, Optional.of(() -> Channels.newChannel(new ByteArrayInputStream(picture))), 400_000, HERE_AND_NOW));
        done(city.self.describe(ada, List.of(" engines ", "engines", "\"poems\""), HERE_AND_NOW));
        StoredFile film = filmInTheReadingRoom();
        String keySecret = letsPeopleIn();
        DataExport export = done(city.self.export(ada, HERE_AND_NOW));
        assertThat(export.fileName()).isEqualTo("videocity-ada@example.org-2026-11-22.zip");
        Map<String, byte[]> files = unpack(export);
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "README.txt",
                        "profile.json",
                        "photo.png",
                        "rooms.json",
                        "sessions.json",
                        "audit.json",
                        "letters.json",
                        "passkeys.json",
                        "access.json",
                        "rooms/Reading.room/index.xml",
                        "rooms/Reading.room/files/" + film.id() + "-film.webm");
        assertThat(text(files, "rooms/Reading.room/index.xml")).isEqualTo("<page/>");
        assertThat(text(files, "rooms/Reading.room/files/" + film.id() + "-film.webm"))
                .isEqualTo("moving");
        assertThat(files.get("photo.png")).isEqualTo(picture);
        assertThat(text(files, "profile.json")).contains("\"Ada Lovelace\"", "\"engines\"", "\"\\\"poems\\\"\"");
        assertThat(text(files, "rooms.json")).contains("/" + ADDRESS + "/Reading.room");
        assertThat(text(files, "sessions.json")).contains("Firefox on Linux").doesNotContain(Secrets.hash(in.token()));
        assertThat(text(files, "audit.json"))
                .contains("resident-lock", "passkey-add")
                .doesNotContain("operator");
        assertThat(text(files, "passkeys.json")).contains("Phone").doesNotContain("c2VjcmV0");
        assertThat(text(files, "access.json"))
                .contains("friend@example.org", "example.net", "For Grace", "grace@example.org", "\"Bob\"", "camera")
                .contains("videocity:publish")
                .doesNotContain("192.0.2.7", keySecret, "f".repeat(64));
    }

    /** Everything that says who may come in; yields the part of a stream key that nobody may read again. */
    private String letsPeopleIn() {
        RoomId room = RoomId.of(ADDRESS, "Reading.room");
        Instant now = city.clock.instant();
        AdmissionStore admissions = city.links.admissions().orElseThrow();
        done(admissions.admit(
                room,
                new Admission(List.of("friend@example.org"), List.of("example.net"), true, Set.of()),
                HERE_AND_NOW));
        done(admissions.ban(room, new StoredBan("ban-1", List.of("guest:192.0.2.7"), "Bob", now), 10, HERE_AND_NOW));
        done(admissions.invite(
                new Invitation(
                        "invitation-1",
                        room,
                        "f".repeat(64),
                        "For Grace",
                        "grace@example.org",
                        now,
                        Optional.empty(),
                        Optional.of(3),
                        0),
                10,
                HERE_AND_NOW));
        city.cardLinks.setPasskeys(city.passkeys());
        done(city.passkeys()
                .add(
                        new StoredPasskey(
                                "id",
                                Residents.idOf(ada),
                                "localhost",
                                "localhost",
                                "Phone",
                                -7,
                                "c2VjcmV0",
                                0,
                                now,
                                Optional.empty()),
                        20,
                        HERE_AND_NOW));
        done(new AuditTrail(city.links, city.clock).note(ada, "passkey-add", "", "Phone"));
        Issued key = get(city.keys.issue(room, Set.of(GrantName.PUBLISH), "camera", Optional.empty(), HERE_AND_NOW));
        return key.secret();
    }

    private StoredFile filmInTheReadingRoom() {
        RoomId room = RoomId.of(ADDRESS, "Reading.room");
        StoredFile film = new StoredFile("0123456789abcdef", room, "film.webm", "", Optional.empty(), 6, "");
        RoomFileStore.Quota quota = new RoomFileStore.Quota(100, 100);
        byte[] bytes = "moving".getBytes(StandardCharsets.UTF_8);
        done(city.roomFiles.reserve(film, quota, Instant.EPOCH, HERE_AND_NOW));
        BlobStore.Blob blob = done(city.blobs.put(
                StoredFile.space(film.id()),
                () -> Channels.newChannel(new ByteArrayInputStream(bytes)),
                100,
                HERE_AND_NOW));
        done(city.roomFiles.complete(film.id(), "video/webm", blob, quota, HERE_AND_NOW));
        StoredPage page = new StoredPage(room, RoomPage.INDEX, "", 0, "<page/>", Map.of());
        done(city.pages.write(page, Set.of(film.id()), Instant.EPOCH, HERE_AND_NOW));
        return film;
    }

    @Test
    void exportsAreFewAtATimeAndCloseThemselves() {
        List<DataExport> open = new ArrayList<>();
        city.configuration.put("exportsPerHour", 9);
        for (int i = 0; i < 8; i++) {
            assertThat(done(city.self.mayExport(ada, HERE_AND_NOW))).isTrue();
            open.add(done(city.self.export(ada, HERE_AND_NOW)));
        }
        assertThat(get(city.self.mayExport(ada, HERE_AND_NOW)).obstacle()).contains(StoreReasons.BUSY);
        assertThat(get(city.self.export(ada, HERE_AND_NOW)).obstacle()).contains(StoreReasons.BUSY);
        open.get(0).close();
        open.get(0).close();
        assertThat(get(city.self.mayExport(ada, HERE_AND_NOW)).obstacle().map(Reason::name))
                .contains("limit-reached");
        assertThat(get(city.self.export(ada, HERE_AND_NOW)).obstacle().map(Reason::name))
                .contains("limit-reached");
        DataExport operators = done(city.office.export("operator:test", "localhost", ADDRESS, HERE_AND_NOW))
                .orElseThrow();
        operators.close();
        assertThat(operators.next(HERE_AND_NOW).toCompletableFuture()).isCompletedExceptionally();
        assertThat(done(city.office.export("operator:test", "localhost", "nobody@example.org", HERE_AND_NOW)))
                .isEmpty();
        open.forEach(DataExport::close);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unpack(DataExport export) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Optional<ByteBuffer> piece = get(export.next(HERE_AND_NOW));
                piece.isPresent();
                piece = get(export.next(HERE_AND_NOW))) {
            assertThat(piece.get().remaining()).isBetween(1, 2 * ExportFile.PIECE_BYTES);
            byte[] bytes = new byte[piece.get().remaining()];
            piece.get().get(bytes);
            whole.write(bytes);
        }
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
