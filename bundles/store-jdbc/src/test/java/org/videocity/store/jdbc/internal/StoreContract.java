package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.confirmation;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;
import static org.videocity.store.jdbc.internal.Stores.resident;
import static org.videocity.store.jdbc.internal.Stores.room;
import static org.videocity.store.jdbc.internal.Stores.session;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.GuestsMayPublish;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.SessionStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.store.StoredSession;

/** What every database must do alike. */
abstract class StoreContract {
    private Stores stores;
    private final Resident ada = resident(anyId(), anyId() + "@example.org");

    /** Yields a database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    private DataSource source;

    @BeforeEach
    void open() throws Exception {
        source = emptyDatabase();
        stores = new Stores(source);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private void reopen() {
        stores.close();
        stores = new Stores(source);
    }

    private Resident ada() {
        return done(stores.residents.create(ada, List.of(room(ada, "")), HERE));
    }

    @Test
    void keepsAResidentWithTheirHomeOverARestart() {
        BlobId photo = new BlobId(ada.id(), "a".repeat(64));
        Resident before = ada.pictured(Optional.of(photo)).named("Ада Лавлейс 🌍");
        done(stores.residents.create(before, List.of(room(ada, "")), HERE));
        reopen();
        assertThat(done(stores.residents.byId(ada.id(), HERE))).contains(before);
        assertThat(done(stores.residents.byAddress("LOCALHOST", ada.address().toUpperCase(), HERE)))
                .contains(before);
        assertThat(done(stores.rooms.ofResident(ada.id(), HERE))).containsExactly(room(ada, ""));
    }

    @Test
    void refusesASecondResidentOfAnAddressWithNothingLeftBehind() {
        ada();
        Resident twin = resident(anyId(), ada.address());
        assertThat(get(stores.residents.create(twin, List.of(room(twin, "Other")), HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.TAKEN));
        assertThat(done(stores.residents.byId(twin.id(), HERE))).isEmpty();
        assertThat(done(stores.rooms.ofResident(twin.id(), HERE))).isEmpty();
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChanged() {
        Resident first = ada();
        Resident changed = done(stores.residents.update(first.named("Ada Lovelace"), HERE));
        assertThat(changed.revision()).isEqualTo(first.revision() + 1);
        assertThat(get(stores.residents.update(first.named("Too late"), HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.CHANGED));
        assertThat(done(stores.residents.update(changed.in(Resident.State.LOCKED), HERE))
                        .isActive())
                .isFalse();
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(get(stores.residents.update(changed, HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.GONE));
    }

    @Test
    void findsResidentsByAPartOfNameOrAddressTakenLiterally() {
        ada();
        Resident percent = resident(anyId(), "100%_sure@example.org").named("Grace Hopper");
        done(stores.residents.create(percent, List.of(), HERE));
        assertThat(done(stores.residents.find("", "0%_s", 0, 10, HERE))).containsExactly(percent);
        assertThat(done(stores.residents.find("localhost", "HOPPER", 0, 10, HERE)))
                .containsExactly(percent);
        assertThat(done(stores.residents.find("localhost", "' OR 1=1 --", 0, 10, HERE)))
                .isEmpty();
        assertThat(done(stores.residents.find("elsewhere", "", 0, 10, HERE))).isEmpty();
        assertThat(done(stores.residents.find("", "", 1, 1, HERE))).hasSize(1);
    }

    @Test
    void keepsEverythingARoomIs() {
        ada();
        RoomSettings settings = new RoomSettings(
                new RoomId("localhost", ada.address(), "Théâtre.Été"),
                "Theatre",
                "Line one\nline two",
                false,
                Optional.of(GuestsMayPublish.EVERYWHERE),
                Set.of("recording", "slideshow"));
        StoredRoom theatre = new StoredRoom(ada.id(), settings, List.of("stage", "été"), NOON, 1);
        done(stores.rooms.create(theatre, 5, HERE));
        reopen();
        assertThat(done(stores.rooms.byId(settings.id(), HERE))).contains(theatre);
        assertThat(done(stores.rooms.all(0, 10, HERE))).hasSize(2);
        assertThat(done(stores.rooms.all(1, 10, HERE))).hasSize(1);
    }

    @Test
    void whatCannotBeKeptIsRefusedInWordsOnEachDatabase() {
        ada();
        for (String odd : List.of("half \ud83c a pair", "\udf0d", "a\u0000b", "x".repeat(3_000))) {
            RoomId id = new RoomId("localhost", ada.address(), "Odd");
            RoomSettings settings = new RoomSettings(id, "", odd, true, Optional.empty(), Set.of());
            assertThat(get(stores.rooms.create(new StoredRoom(ada.id(), settings, List.of(), NOON, 1), 5, HERE)))
                    .isEqualTo(new StoreResult.Conflict<>(SqlFailures.BAD_TEXT));
        }
        assertThat(get(stores.confirmations.attempt("a\u0000b", HERE)))
                .isEqualTo(new StoreResult.Conflict<>(SqlFailures.BAD_TEXT));
        assertThat(done(stores.residents.byId(ada.id(), HERE))).contains(ada);
    }

    @Test
    void renamesARoomUnlessTheNameIsTaken() {
        ada();
        StoredRoom hall = done(stores.rooms.create(room(ada, "Hall"), 5, HERE));
        done(stores.rooms.create(room(ada, "Attic"), 5, HERE));
        assertThat(get(stores.rooms.update(
                        hall.id(), hall.with(room(ada, "Attic").settings(), List.of()), HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.TAKEN));
        StoredRoom cellar = hall.with(room(ada, "Cellar").settings(), List.of("wine"));
        assertThat(done(stores.rooms.update(hall.id(), cellar, HERE)).revision())
                .isEqualTo(2);
        assertThat(done(stores.rooms.byId(hall.id(), HERE))).isEmpty();
        assertThat(done(stores.rooms.byId(cellar.id(), HERE)).orElseThrow().keywords())
                .containsExactly("wine");
        assertThat(get(stores.rooms.update(hall.id(), hall, HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.GONE));
    }

    @Test
    void allowsSoManyRoomsAndNotOneMoreHoweverManyAskAtOnce() {
        ada();
        List<CompletionStage<StoreResult<StoredRoom>>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(stores.rooms.create(room(ada, "Room." + i), 4, HERE));
        }
        List<String> refused = answers.stream()
                .map(Stores::get)
                .flatMap(r -> r.obstacle().stream())
                .map(Reason::name)
                .toList();
        assertThat(refused).hasSize(9).containsOnly(Reason.TOO_MANY.name());
        assertThat(done(stores.rooms.ofResident(ada.id(), HERE))).hasSize(4);
    }

    @Test
    void tellsWhoFollowsTheRooms() {
        RoomsHeard news = new RoomsHeard();
        stores.news.addListener(news);
        ada();
        StoredRoom hall = done(stores.rooms.create(room(ada, "Hall"), 5, HERE));
        done(stores.rooms.update(hall.id(), hall.with(room(ada, "Attic").settings(), List.of()), HERE));
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(news.heard)
                .filteredOn(word -> !word.equals("ready"))
                .startsWith("stored ", "stored Hall", "deleted Hall", "stored Attic")
                .contains("deleted ", "deleted Attic");
        RoomsHeard later = new RoomsHeard();
        stores.news.addListener(later);
        Awaitility.await().untilAsserted(() -> assertThat(later.heard).contains("ready"));
    }

    @Test
    void keepsWhatHappenedToNamesUntilItWasFollowed() {
        ada();
        StoredRoom hall = done(stores.rooms.create(room(ada, "Hall"), 5, HERE));
        done(stores.rooms.update(hall.id(), hall.with(hall.settings(), List.of("tea")), HERE));
        StoredRoom tea = done(stores.rooms.byId(hall.id(), HERE)).orElseThrow();
        done(stores.rooms.update(hall.id(), tea.with(room(ada, "Attic").settings(), List.of()), HERE));
        String there = anyId() + "@example.net";
        done(stores.residents.move(ada.id(), there, NOON, NOON.plusSeconds(60), HERE));
        done(stores.rooms.delete(RoomId.of(there, "Attic"), HERE));
        done(stores.rooms.delete(RoomId.of(there, "Attic"), HERE));
        done(stores.residents.delete(ada.id(), HERE));
        reopen();
        String here = ada.address();
        assertThat(changes())
                .startsWith(here + "/Hall -> " + here + "/Attic")
                .endsWith(there + "/Attic -> ", there + " -> ")
                .contains(here + " -> " + there, here + "/Attic -> " + there + "/Attic")
                .hasSize(5);
        long first = done(stores.rooms.unfollowed(1, HERE)).get(0).number();
        assertThat(done(stores.rooms.followed(first, HERE))).isTrue();
        assertThat(done(stores.rooms.followed(first, HERE))).isFalse();
        assertThat(changes()).hasSize(4);
    }

    private List<String> changes() {
        return done(stores.rooms.unfollowed(100, HERE)).stream()
                .map(change -> change.from().path() + " -> "
                        + change.to().map(RoomId::path).orElse(""))
                .toList();
    }

    @Test
    void endsTheSessionsThatWereNotUsedLongestBeyondTheMost() {
        ada();
        List<StoredSession> sessions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            StoredSession session = session(anyId() + i, ada, NOON.plusSeconds(i));
            sessions.add(session);
            SessionStore.Begun begun = done(stores.sessions.create(session, 3, HERE));
            assertThat(begun.session()).isEqualTo(session);
            assertThat(begun.ended()).isEqualTo(i < 3 ? List.of() : List.of(sessions.get(i - 3)));
        }
        assertThat(done(stores.sessions.ofResident(ada.id(), HERE)))
                .hasSize(3)
                .allMatch(s -> s.seen().isAfter(NOON.plusSeconds(1)));
    }

    @Test
    void findsASessionByItsTokenAndForgetsItWithItsResident() {
        ada();
        String id = anyId();
        done(stores.sessions.create(session(id, ada, NOON), 3, HERE));
        done(stores.sessions.touch(id, NOON.plusSeconds(60), "192.0.2.1", HERE));
        var held = done(stores.sessions.byToken(Stores.hash(id), HERE)).orElseThrow();
        assertThat(held.resident()).isEqualTo(ada);
        assertThat(held.session().seen()).isEqualTo(NOON.plusSeconds(60));
        assertThat(held.session().address()).isEqualTo("192.0.2.1");
        assertThat(done(stores.sessions.byToken("f".repeat(64), HERE))).isEmpty();
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(done(stores.sessions.byToken(Stores.hash(id), HERE))).isEmpty();
        assertThat(get(stores.sessions.create(session(id, ada, NOON), 3, HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.GONE));
    }

    @Test
    void endsOneSessionAllOthersAndTheOldOnes() {
        ada();
        List<String> ids = List.of(anyId(), anyId(), anyId());
        ids.forEach(id -> done(stores.sessions.create(session(id, ada, NOON), 9, HERE)));
        assertThat(done(stores.sessions.delete("somebody", ids.get(0), HERE))).isFalse();
        assertThat(done(stores.sessions.delete(ada.id(), ids.get(0), HERE))).isTrue();
        assertThat(done(stores.sessions.deleteAll(ada.id(), Optional.of(ids.get(1)), HERE)))
                .isEqualTo(1);
        assertThat(done(stores.sessions.purge(NOON, NOON.minusSeconds(1), HERE)))
                .isEmpty();
        assertThat(done(stores.sessions.purge(NOON, NOON, HERE)))
                .extracting(StoredSession::id)
                .containsExactly(ids.get(1));
        assertThat(done(stores.sessions.purge(NOON, NOON, HERE))).isEmpty();
    }

    @Test
    void countsTheTriesOfAConfirmation() {
        Confirmation put = confirmation(ada, anyId(), 60);
        done(stores.confirmations.put(put, 3, HERE));
        assertThat(done(stores.confirmations.byLink(put.linkHash(), HERE))).contains(put);
        assertThat(done(stores.confirmations.attempt(put.id(), HERE))).contains(put);
        assertThat(done(stores.confirmations.attempt(put.id(), HERE))
                        .orElseThrow()
                        .triesLeft())
                .isEqualTo(1);
        assertThat(done(stores.confirmations.attempt(put.id(), HERE))
                        .orElseThrow()
                        .triesLeft())
                .isZero();
        assertThat(done(stores.confirmations.attempt(put.id(), HERE))
                        .orElseThrow()
                        .triesLeft())
                .isZero();
        assertThat(done(stores.confirmations.attempt("unknown", HERE))).isEmpty();
    }

    @Test
    void givesAConfirmationToOneTaker() {
        Confirmation put = confirmation(ada, anyId(), 60);
        done(stores.confirmations.put(put, 3, HERE));
        List<CompletionStage<StoreResult<Boolean>>> takers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            takers.add(stores.confirmations.take(put.id(), HERE));
        }
        assertThat(takers.stream().map(Stores::done)).containsOnlyOnce(true);
    }

    @Test
    void forgetsOldConfirmations() {
        List<String> ids = List.of("1" + anyId(), "2" + anyId(), "3" + anyId());
        for (int i = 0; i < 3; i++) {
            done(stores.confirmations.put(confirmation(ada, ids.get(i), i), 2, HERE));
        }
        assertThat(done(stores.confirmations.attempt(ids.get(0), HERE))).isEmpty();
        assertThat(done(stores.confirmations.purge(NOON.plusSeconds(1), HERE))).isEqualTo(1);
        assertThat(done(stores.confirmations.attempt(ids.get(2), HERE))).isPresent();
    }

    @Test
    void writesTheAuditLogInOrder() {
        for (int i = 0; i < 3; i++) {
            done(stores.audit.append(
                    new AuditEntry(NOON, "localhost", "operator:karaf", "act-" + i, "x".repeat(3000), ""), HERE));
        }
        assertThat(done(stores.audit.latest(2, HERE)))
                .extracting(AuditEntry::act)
                .containsExactly("act-2", "act-1");
    }

    @Test
    void refusesADatabaseOfANewerVersionAndOpensItWhenThatIsMended() throws Exception {
        ada();
        execute("INSERT INTO schema_versions (version, applied_at) VALUES (9000, 0)");
        stores.close();
        stores = new Stores(source, new Schema(), Map.of("retryMillis", 50L));
        StoreResult<Optional<Resident>> refused = get(stores.residents.byId(ada.id(), HERE));
        assertThat(refused).isEqualTo(new StoreResult.Unavailable<>(StoreReasons.NEWER_SCHEMA));
        execute("DELETE FROM schema_versions WHERE version = 9000");
        Awaitility.await()
                .untilAsserted(() -> assertThat(get(stores.residents.byId(ada.id(), HERE)))
                        .isEqualTo(new StoreResult.Done<>(Optional.of(ada))));
    }

    @Test
    void migratesStepByStepAndKeepsWhatIsThere() {
        ada();
        stores.close();
        List<String> scripts = new ArrayList<>(Schema.shipped());
        scripts.add("-- a comment\nALTER TABLE residents ADD COLUMN IF NOT EXISTS motto VARCHAR(99);\n"
                + "UPDATE residents SET motto = 'tea';");
        stores = new Stores(source, new Schema(scripts), Map.of());
        assertThat(done(stores.residents.byId(ada.id(), HERE))).contains(ada);
        Transaction.Work<Optional<String>> motto = tx -> tx.one("SELECT motto FROM residents", row -> row.getString(1));
        assertThat(done(stores.database.ask(motto, HERE))).contains("tea");
    }

    @Test
    void goesOnWithAMigrationThatWasInterrupted() throws Exception {
        stores.close();
        source = emptyDatabase();
        List<String> statements = Schema.statements(Schema.shipped().get(0));
        for (String sql : statements.subList(0, 3)) {
            execute(sql);
        }
        stores = new Stores(source);
        ada();
        assertThat(done(stores.rooms.ofResident(ada.id(), HERE))).hasSize(1);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void answersAtOnceWhenTooMuchWaits() {
        stores.close();
        stores = new Stores(source, new Schema(), Map.of("threads", 1, "maxWaitingQuestions", 3));
        List<CompletionStage<StoreResult<Optional<Resident>>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(stores.residents.byId("nobody", HERE));
        }
        assertThat(answers.stream().map(Stores::get))
                .contains(new StoreResult.Unavailable<>(StoreReasons.BUSY))
                .contains(new StoreResult.Done<>(Optional.empty()));
    }

    @Test
    void answersEverybodyWhenItIsClosed() {
        List<CompletionStage<StoreResult<Optional<Resident>>>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(stores.residents.byId("nobody", HERE));
        }
        stores.close();
        answers.add(stores.residents.byId("nobody", HERE));
        assertThat(answers).allSatisfy(answer -> assertThat(get(answer)).isNotNull());
        assertThat(get(answers.get(500))).isInstanceOf(StoreResult.Unavailable.class);
    }
}
