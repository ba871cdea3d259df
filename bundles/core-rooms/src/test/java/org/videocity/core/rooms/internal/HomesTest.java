package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.RoomDraft;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;
import org.videocity.store.jdbc.internal.Database;
import org.videocity.store.jdbc.internal.JdbcResidentStore;
import org.videocity.store.jdbc.internal.JdbcRoomStore;
import org.videocity.store.jdbc.internal.StoreConfiguration;
import org.videocity.store.jdbc.internal.StoreNews;

/** The rooms of residents, on the real store. */
class HomesTest {
    private static final Executor HERE_AND_NOW = Runnable::run;
    private static final String ADDRESS = "ada@example.org";
    private static final Identity ADA = new Identity(
            "resident:ada",
            Identity.RESIDENT,
            "Ada",
            Map.of(Identity.RESIDENT_ADDRESS, ADDRESS, Identity.RESIDENT_CITY, "localhost"));
    private static final Identity BOB = new Identity(
            "resident:bob",
            Identity.RESIDENT,
            "Bob",
            Map.of(Identity.RESIDENT_ADDRESS, "bob@example.org", Identity.RESIDENT_CITY, "localhost"));
    private static final RoomId HOME = RoomId.of(ADDRESS, "");

    @TempDir
    Path folder;

    private final Map<String, Object> configuration = new HashMap<>();
    private final StoreNews news = new StoreNews();
    private Database database;
    private JdbcRoomStore store;
    private JdbcResidentStore residents;
    private City city;
    private StoredRooms stored;
    private OwnersService homes;
    private VisitingService visiting;

    @BeforeEach
    void open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("city") + ";DB_CLOSE_ON_EXIT=FALSE");
        source.setUser("sa");
        database = new Database(source, annotation(StoreConfiguration.class, Map.of()));
        store = new JdbcRoomStore(database, news);
        residents = new JdbcResidentStore(database, news);
        openCity();
    }

    private void openCity() {
        CityLinks links = new CityLinks();
        links.setStore(store);
        city = new City(
                links,
                new RoomsSettings(annotation(RoomsConfiguration.class, configuration)),
                new SessionArchive(null));
        stored = new StoredRooms(city);
        homes = new OwnersService(city);
        visiting = new VisitingService(city);
        news.addListener(stored);
    }

    private void closeCity() {
        news.removeListener(stored);
        city.deactivate();
    }

    @AfterEach
    void close() {
        closeCity();
        store.deactivate();
        database.deactivate();
    }

    private void move(Identity who) {
        String id = who.id().substring("resident:".length());
        String address = who.attributes().get(Identity.RESIDENT_ADDRESS);
        Resident resident =
                new Resident(id, "localhost", address, id, Optional.empty(), Resident.State.ACTIVE, Instant.EPOCH, 1);
        RoomSettings home = new RoomSettings(RoomId.of(address, ""), "", "", false, Optional.empty(), Set.of());
        done(residents.create(resident, List.of(new StoredRoom(id, home, List.of(), Instant.EPOCH, 1)), HERE_AND_NOW));
    }

    private static RoomDraft draft(String name, boolean isPublic) {
        return new RoomDraft(name, "", "About it", List.of("tea"), isPublic, Optional.empty());
    }

    private List<String> built() {
        return get(visiting.publicRooms("localhost", HERE_AND_NOW)).stream()
                .map(RoomSnapshot::settings)
                .map(settings -> settings.id().path())
                .toList();
    }

    private String why(CompletionStage<? extends StoreResult<?>> stage) {
        return get(stage).obstacle().map(Reason::name).orElse("done");
    }

    @Test
    void aRoomIsThereWhenTheOwnerHearsSo() {
        move(ADA);
        StoredRoom room = done(homes.create(ADA, draft("Reading room", true), HERE_AND_NOW));
        assertThat(room.id().path()).isEqualTo(ADDRESS + "/Reading.room");
        assertThat(built()).containsExactly(ADDRESS + "/Reading.room");
        assertThat(done(homes.rooms(ADA, HERE_AND_NOW)))
                .extracting(r -> r.id().name())
                .containsExactly("", "Reading.room");
    }

    @Test
    void roomsChangeTheirDoorTextsAndNames() {
        move(ADA);
        StoredRoom room = done(homes.create(ADA, draft("Hall", true), HERE_AND_NOW));
        done(homes.change(ADA, room.id(), draft("Hall", false), HERE_AND_NOW));
        assertThat(built()).isEmpty();
        StoredRoom attic = done(homes.change(ADA, room.id(), draft("Attic", true), HERE_AND_NOW));
        assertThat(built()).containsExactly(ADDRESS + "/Attic");
        assertThat(done(homes.delete(ADA, attic.id(), HERE_AND_NOW))).isTrue();
        assertThat(done(homes.delete(ADA, attic.id(), HERE_AND_NOW))).isFalse();
        assertThat(built()).isEmpty();
    }

    @Test
    void theHomeMayBeOpenedButNeitherRenamedNorDeleted() {
        move(ADA);
        done(homes.change(ADA, HOME, draft("", true), HERE_AND_NOW));
        assertThat(built()).containsExactly(ADDRESS);
        assertThat(why(homes.change(ADA, HOME, draft("Castle", true), HERE_AND_NOW)))
                .isEqualTo("home-stays");
        assertThat(why(homes.delete(ADA, HOME, HERE_AND_NOW))).isEqualTo("home-stays");
        assertThat(why(homes.create(ADA, draft("", true), HERE_AND_NOW))).isEqualTo("room-exists");
    }

    @Test
    void nobodyTouchesTheRoomsOfOthers() {
        move(ADA);
        move(BOB);
        StoredRoom hall = done(homes.create(ADA, draft("Hall", true), HERE_AND_NOW));
        assertThat(why(homes.change(BOB, hall.id(), draft("Mine", true), HERE_AND_NOW)))
                .isEqualTo("no-such-room");
        assertThat(done(homes.delete(BOB, hall.id(), HERE_AND_NOW))).isFalse();
        Identity guest = new Identity("guest:x", Identity.GUEST, "", ADA.attributes());
        assertThat(why(homes.create(guest, draft("Hut", true), HERE_AND_NOW))).isEqualTo("not-allowed");
        assertThat(built()).containsExactly(ADDRESS + "/Hall");
    }

    @Test
    void whatIsWrongIsSaid() {
        move(ADA);
        for (String bad : List.of("live", "a/b", "~x", "..", "<script>", "x".repeat(129))) {
            assertThat(why(homes.create(ADA, draft(bad, true), HERE_AND_NOW)))
                    .as(bad)
                    .isEqualTo("bad-room-name");
        }
        RoomDraft wide = new RoomDraft("Wide", "x".repeat(121), "", List.of(), true, Optional.empty());
        assertThat(why(homes.create(ADA, wide, HERE_AND_NOW))).isEqualTo("bad-room");
        RoomDraft words = new RoomDraft("Words", "", "", List.of("a\nb"), true, Optional.empty());
        assertThat(why(homes.create(ADA, words, HERE_AND_NOW))).isEqualTo("bad-room");
        configuration.put("maxRoomsPerResident", 2);
        done(homes.create(ADA, draft("Hall", true), HERE_AND_NOW));
        assertThat(why(homes.create(ADA, draft("Hall", true), HERE_AND_NOW))).isEqualTo("room-exists");
        assertThat(why(homes.create(ADA, draft("Attic", true), HERE_AND_NOW))).isEqualTo("too-many");
    }

    @Test
    void aConfiguredRoomStandsBesideTheOwnersAndKeepsItsName() {
        move(ADA);
        city.define("pid", new RoomSettings(RoomId.of(ADDRESS, "Hall"), "", "", true, Optional.empty(), Set.of()));
        assertThat(why(homes.create(ADA, draft("Hall", true), HERE_AND_NOW))).isEqualTo("room-exists");
        assertThat(built()).containsExactly(ADDRESS + "/Hall");
    }

    @Test
    void aCityThatOpensAnewHasAllRoomsOfTheStoreHoweverMany() {
        configuration.put("maxRoomsPerResident", 2_000);
        move(ADA);
        List<CompletionStage<StoreResult<StoredRoom>>> answers = new java.util.ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            answers.add(homes.create(ADA, draft("Room." + i, true), HERE_AND_NOW));
        }
        answers.forEach(HomesTest::done);
        closeCity();
        openCity();
        Awaitility.await().untilAsserted(() -> assertThat(built()).hasSize(1_100));
    }

    @Test
    void theRoomsOfADeletedResidentClose() {
        move(ADA);
        done(homes.create(ADA, draft("Hall", true), HERE_AND_NOW));
        done(residents.delete("ada", HERE_AND_NOW));
        Awaitility.await().untilAsserted(() -> assertThat(built()).isEmpty());
    }

    @Test
    void withoutAStoreOwnersAreToldSo() {
        CityLinks none = new CityLinks();
        City other = new City(
                none, new RoomsSettings(annotation(RoomsConfiguration.class, configuration)), new SessionArchive(null));
        assertThat(why(new OwnersService(other).rooms(ADA, HERE_AND_NOW))).isEqualTo("unavailable");
        other.deactivate();
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static <T> T done(CompletionStage<StoreResult<T>> stage) {
        StoreResult<T> result = get(stage);
        return result.asOptional().orElseThrow(() -> new AssertionError(result));
    }

    @SuppressWarnings("unchecked")
    private static <T> T annotation(Class<T> type, Map<String, Object> values) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object value = values.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        });
    }
}
