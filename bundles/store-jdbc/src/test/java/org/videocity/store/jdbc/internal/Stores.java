package org.videocity.store.jdbc.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.store.StoredSession;

/** All stores on one database, as the component runtime would put them together. */
final class Stores implements AutoCloseable {
    static final Executor HERE = Runnable::run;
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final StoreNews news = new StoreNews();
    final Database database;
    final JdbcResidentStore residents;
    final JdbcRoomStore rooms;
    final JdbcSessionStore sessions;
    final JdbcConfirmationStore confirmations;
    final JdbcAuditStore audit;
    final JdbcCardStore cards;
    final JdbcAdmissionStore admissions;
    final JdbcCardFileStore cardFiles;
    final JdbcPasskeyStore passkeys;
    final JdbcLetterStore letters;
    final JdbcCardCertificateStore certificates;
    final JdbcPageStore pages;
    final JdbcRoomFileStore files;

    Stores(DataSource source) {
        this(source, new Schema(), Map.of());
    }

    Stores(DataSource source, Schema schema, Map<String, Object> settings) {
        database = new Database(source, annotation(StoreConfiguration.class, settings), schema);
        residents = new JdbcResidentStore(database, news);
        rooms = new JdbcRoomStore(database, news);
        sessions = new JdbcSessionStore(database);
        confirmations = new JdbcConfirmationStore(database);
        audit = new JdbcAuditStore(database);
        cards = new JdbcCardStore(database, news);
        admissions = new JdbcAdmissionStore(database);
        cardFiles = new JdbcCardFileStore(database);
        passkeys = new JdbcPasskeyStore(database);
        letters = new JdbcLetterStore(database);
        certificates = new JdbcCardCertificateStore(database);
        pages = new JdbcPageStore(database);
        files = new JdbcRoomFileStore(database);
    }

    static DataSource h2(Path folder) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("city") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        source.setUser("sa");
        return source;
    }

    static Resident resident(String id, String address) {
        return new Resident(id, "localhost", address, "Ada " + id, Optional.empty(), Resident.State.ACTIVE, NOON, 1);
    }

    static StoredRoom room(Resident owner, String name) {
        RoomSettings settings = new RoomSettings(
                new RoomId(owner.city(), owner.address(), name), "", "About " + name, true, Optional.empty(), Set.of());
        return new StoredRoom(owner.id(), settings, List.of("tea", "old films"), NOON, 1);
    }

    static StoredCard card(Resident owner, CardKind kind, String room, boolean isPublic, Instant issued) {
        String serial = anyId() + anyId();
        return StoredCard.fresh(
                serial,
                kind,
                owner.id(),
                new StoredCard.Holder(owner.city(), owner.address(), room),
                hash(serial),
                "For Grace 🌍",
                isPublic,
                issued,
                issued.plusSeconds(3600));
    }

    static StoredSession session(String id, Resident resident, Instant seen) {
        return new StoredSession(
                id, hash(id), resident.id(), NOON, seen, NOON.plusSeconds(3600), "Firefox", "127.0.0.1");
    }

    static String hash(String of) {
        return (HexFormat.of().toHexDigits((long) of.hashCode()) + "0".repeat(64)).substring(0, 64);
    }

    static String anyId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    static <T> StoreResult<T> get(CompletionStage<StoreResult<T>> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static Confirmation confirmation(Resident of, String id, int seconds) {
        return new Confirmation(
                id,
                "sign-up",
                "localhost",
                of.address(),
                "c".repeat(64),
                hash("link" + id),
                2,
                Map.of("name", "Ada & Co=é\n", "room", ""),
                NOON.plusSeconds(seconds));
    }

    static <T> T done(CompletionStage<StoreResult<T>> stage) {
        StoreResult<T> result = get(stage);
        if (result instanceof StoreResult.Done<T> done) {
            return done.value();
        }
        throw new AssertionError("Refused: " + result);
    }

    @SuppressWarnings("unchecked")
    static <T> T annotation(Class<T> type, Map<String, Object> values) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object value = values.get(method.getName());
            return value == null ? method.getDefaultValue() : value;
        });
    }

    @Override
    public void close() {
        rooms.deactivate();
        cards.deactivate();
        database.deactivate();
    }
}
