package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.BundleContext;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.playlist.Playlist;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.playlist.PlaylistItem;
import org.videocity.api.playlist.RoomFileService.RoomFile;
import org.videocity.api.playlist.RoomFileService.Upload;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoreResult;
import org.videocity.core.rooms.internal.CityFixture.Ear;
import org.videocity.store.jdbc.internal.BlobConfiguration;
import org.videocity.store.jdbc.internal.Database;
import org.videocity.store.jdbc.internal.DiskBlobStore;
import org.videocity.store.jdbc.internal.JdbcPageStore;
import org.videocity.store.jdbc.internal.JdbcRoomFileStore;
import org.videocity.store.jdbc.internal.StoreConfiguration;

/** Files people bring into rooms, on the real stores. */
class FilesTest {
    private static final byte[] PNG = png(200_000);

    @TempDir
    Path folder;

    private final CityFixture city = new CityFixture();
    private final PlaylistDesk playlists = new PlaylistDesk(city.city);
    private final FileDesk files = new FileDesk(city.city);
    private final FileCleaner cleaner = new FileCleaner(city.city);
    private Database database;
    private DiskBlobStore blobs;

    @BeforeEach
    void open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("city") + ";DB_CLOSE_ON_EXIT=FALSE");
        source.setUser("sa");
        database = new Database(source, CityFixture.annotation(StoreConfiguration.class, Map.of()));
        blobs = new DiskBlobStore(data(), CityFixture.annotation(BlobConfiguration.class, Map.of()));
        stores(city);
    }

    private void stores(CityFixture of) {
        of.links.setPages(new JdbcPageStore(database));
        of.links.setFiles(new JdbcRoomFileStore(database));
        of.links.setBlobs(blobs);
    }

    /** Says where the city's data are, and nothing else. */
    private BundleContext data() {
        return (BundleContext) java.lang.reflect.Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, args) -> folder.toString());
    }

    @AfterEach
    void close() {
        cleaner.deactivate();
        city.close();
        blobs.deactivate();
        database.deactivate();
    }

    private static byte[] png(int length) {
        byte[] bytes = new byte[length];
        byte[] head = HexFormat.of().parseHex("89504e470d0a1a0a");
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static PlaylistCaller caller(Identity who, String key) {
        return new PlaylistCaller(who, key, HERE);
    }

    private PlaylistCaller owner() {
        return caller(city.owner(), "");
    }

    private StoreResult<RoomFile> bring(PlaylistCaller who, RoomPage page, String name, byte[] bytes, int piece) {
        StoreResult<Upload> begun = get(files.upload(HALL, who, page, name, bytes.length, HERE_AND_NOW));
        if (begun.obstacle().isPresent()) {
            return new StoreResult.Conflict<>(begun.obstacle().get());
        }
        Upload upload = begun.asOptional().orElseThrow();
        for (int i = 0; i < bytes.length; i += piece) {
            ByteBuffer some = ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i));
            StoreResult<Boolean> taken = get(upload.append(some, HERE_AND_NOW));
            if (taken.obstacle().isPresent()) {
                return new StoreResult.Conflict<>(taken.obstacle().get());
            }
        }
        return get(upload.finish(HERE_AND_NOW));
    }

    private RoomFile brought(PlaylistCaller who, RoomPage page) {
        return done(bring(who, page, "beans.png", PNG, 50_000));
    }

    private static <T> T done(StoreResult<T> result) {
        return result.asOptional().orElseThrow(() -> new AssertionError(result));
    }

    private static <T> String said(StoreResult<T> result) {
        return result.either(done -> "done", Reason::name);
    }

    private Optional<RoomFile> find(String src) {
        CompletionStage<StoreResult<Optional<RoomFile>>> found =
                files.find(HALL, caller(CityFixture.GUEST, ""), src.substring(src.lastIndexOf('/') + 1), HERE_AND_NOW);
        return done(get(found));
    }

    private void show(PlaylistCaller who, RoomPage page, RoomFile... shown) {
        List<PlaylistItem> items = Arrays.stream(shown)
                .<PlaylistItem>map(file -> new PlaylistItem.Image(file.src(), ""))
                .toList();
        done(get(playlists.put(
                HALL, who, page, new Playlist("00000001", "", "", items), Optional.empty(), HERE_AND_NOW)));
    }

    private long filesOnDisk() {
        try (Stream<Path> all = Files.walk(folder.resolve("blobs"))) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is being deleted may go while it is counted. */
    private static ConditionFactory awaitCleaning() {
        return Awaitility.await().ignoreException(UncheckedIOException.class);
    }

    @Test
    void isThereForEverybodyWhoMayLookIn() {
        RoomFile file = brought(owner(), RoomPage.INDEX);
        assertThat(file.src()).matches("/ada@example\\.org/Hall/files/[0-9a-f]{16}-beans\\.png");
        assertThat(file.mediaType()).isEqualTo("image/png");
        assertThat(file.bytes()).isEqualTo(PNG.length);
        RoomFile found = find(file.src()).orElseThrow();
        ByteBuffer piece =
                done(get(found.content().read(100_000, 1 << 20, HERE_AND_NOW))).orElseThrow();
        assertThat(piece.remaining()).isEqualTo(PNG.length - 100_000);
        assertThat(find(file.src().replace("beans", "peas"))).isPresent();
        assertThat(find("/x/0123456789abcdef-x.png")).isEmpty();
        assertThat(find("/x/..")).isEmpty();
    }

    @Test
    void comesInPiecesOfAnySize() {
        assertThat(done(bring(owner(), RoomPage.INDEX, "x", png(9), 1)).bytes()).isEqualTo(9);
        assertThat(done(bring(owner(), RoomPage.INDEX, "x", png(500), 7)).bytes())
                .isEqualTo(500);
        assertThat(said(bring(owner(), RoomPage.INDEX, "x", new byte[0], 1))).isEqualTo("unsupported-type");
    }

    @Test
    void whatIsNoPictureIsRefusedAndLeavesNothing() {
        byte[] page = "<html><script>alert(1)</script>".repeat(9).getBytes(StandardCharsets.UTF_8);
        assertThat(said(bring(owner(), RoomPage.INDEX, "beans.png", page, 50))).isEqualTo("unsupported-type");
        Upload left = done(get(files.upload(HALL, owner(), RoomPage.INDEX, "x", 5, HERE_AND_NOW)));
        get(left.append(ByteBuffer.wrap(PNG), HERE_AND_NOW));
        left.abandon();
        awaitCleaning().until(() -> {
            city.city.thread().runAndWait(cleaner::round);
            return filesOnDisk() == 0 && rows() == 0;
        });
    }

    private int rows() {
        return done(get(city.links.files().orElseThrow().superfluous(Instant.now(), 99, HERE_AND_NOW)))
                .size();
    }

    @Test
    void hasLimits() {
        city.configuration.put("maxFileBytes", 150_000L);
        city.configuration.put("maxHomeBytes", 250_000L);
        assertThat(said(bring(owner(), RoomPage.INDEX, "x", PNG, 50_000))).isEqualTo("too-large");
        Upload liar = done(get(files.upload(HALL, owner(), RoomPage.INDEX, "x", -1, HERE_AND_NOW)));
        assertThat(said(get(liar.append(ByteBuffer.wrap(PNG), HERE_AND_NOW)))).isEqualTo("too-large");
        assertThat(said(bring(owner(), RoomPage.INDEX, "x", png(150_000), 50_000)))
                .isEqualTo("done");
        assertThat(said(bring(owner(), RoomPage.INDEX, "x", png(150_000), 50_000)))
                .isEqualTo("home-full");
        assertThat(said(bring(caller(CityFixture.GUEST, ""), RoomPage.INDEX, "x", PNG, 50_000)))
                .isEqualTo("not-allowed");
    }

    @Test
    void whatIsRefusedHasGivenItsPlaceBackWhenItsSenderHears() {
        city.configuration.put("maxHomeBytes", 250_000L);
        for (int i = 0; i < 9; i++) {
            assertThat(said(bring(owner(), RoomPage.INDEX, "x", new byte[PNG.length], 50_000)))
                    .isEqualTo("unsupported-type");
        }
        assertThat(said(bring(owner(), RoomPage.INDEX, "x", PNG, 50_000))).isEqualTo("done");
    }

    @Test
    void goesWithTheSessionUnlessItIsKept() {
        EnterResult.Entered in = city.inside(HALL, "Grace", new Ear());
        PlaylistCaller grace = caller(CityFixture.GUEST, in.ticket().returnKey());
        RoomFile shared = brought(grace, RoomPage.ACTIVE);
        RoomFile kept = brought(grace, RoomPage.ACTIVE);
        show(grace, RoomPage.ACTIVE, shared, kept);
        show(owner(), RoomPage.INDEX, kept);
        assertThat(filesOnDisk()).isEqualTo(2);
        in.room().leave(Reason.LEFT);
        awaitCleaning().until(() -> filesOnDisk() == 1 && find(shared.src()).isEmpty());
        assertThat(find(kept.src())).isPresent();
        cleaner.round();
        city.settle();
        assertThat(find(kept.src())).isPresent();
    }

    @Test
    void whatSessionsLeftThatEndedWithTheProcessIsCleaned() {
        EnterResult.Entered in = city.inside(HALL, "Grace", new Ear());
        PlaylistCaller grace = caller(CityFixture.GUEST, in.ticket().returnKey());
        RoomFile shared = brought(grace, RoomPage.ACTIVE);
        show(grace, RoomPage.ACTIVE, shared);
        CityFixture next = new CityFixture();
        stores(next);
        FileCleaner nextCleaner = new FileCleaner(next.city);
        nextCleaner.round();
        awaitCleaning().until(() -> filesOnDisk() == 0);
        nextCleaner.deactivate();
        next.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ffd8ffe000104a464946 | image/jpeg",
                "89504e470d0a1a0a | image/png",
                "474946383961 | image/gif",
                "52494646000000005745425056503820 | image/webp",
                "1a45dfa39f4286810142f7810142f2810442f381084282847765626d | video/webm",
                "1a45dfa3934282886d6174726f736b61 | ''",
                "000000206674797069736f6d | video/mp4",
                "0000001c667479704d344120 | audio/mp4",
                "0000001c6674797061766966 | ''",
                "494433040000 | audio/mpeg",
                "fffb9064 | audio/mpeg",
                "fffffff0 | ''",
                "4f676753000200000000000000000000000000000000000000000113 4f70757348656164 | audio/ogg",
                "4f676753000200000000000000000000000000000000000000000113 807468656f7261 | ''",
                "3c737667 | ''",
                "255044462d | ''",
                "'' | ''"
            })
    void isWhatItsBytesSay(String head, String mediaType) {
        byte[] bytes = HexFormat.of().parseHex(head.replace(" ", ""));
        assertThat(FileKind.of(bytes).orElse("")).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "beans.jpg | beans.jpg",
                "C:\\tmp\\my beans (2).JPG | my-beans-2-.JPG",
                "../../etc/passwd | passwd",
                "Böhnchen.png | Böhnchen.png",
                ".. | file",
                "'' | file",
                "<script>.png | script-.png"
            })
    void hasANameThatCanStandInAnAddress(String given, String name) {
        assertThat(FileNames.clean(given)).isEqualTo(name);
    }
}
