package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.store.SessionStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredSession;

/** Sessions in the table {@code sessions}. */
@Component(service = SessionStore.class, immediate = true)
public final class JdbcSessionStore implements SessionStore {
    private static final String COLUMNS =
            "s.id, s.token_hash, s.resident_id, s.created_at, s.seen_at, s.expires_at, s.device, s.address";
    private static final int SESSION_COLUMNS = 8;
    private static final int MOST_AT_ONCE = 1_000;

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcSessionStore(@Reference Database database) {
        this.database = database;
    }

    private static StoredSession read(ResultSet row, int before) throws SQLException {
        return new StoredSession(
                row.getString(before + 1),
                row.getString(before + 2),
                row.getString(before + 3),
                Instant.ofEpochMilli(row.getLong(before + 4)),
                Instant.ofEpochMilli(row.getLong(before + 5)),
                Instant.ofEpochMilli(row.getLong(before + 6)),
                row.getString(before + 7),
                row.getString(before + SESSION_COLUMNS));
    }

    @Override
    public CompletionStage<StoreResult<Begun>> create(StoredSession session, int most, Executor executor) {
        return database.ask(
                tx -> {
                    String owner = session.residentId();
                    ResidentRows.lock(tx, owner);
                    tx.update(
                            "INSERT INTO sessions (id, token_hash, resident_id, created_at, seen_at, expires_at,"
                                    + " device, address) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            session.id(),
                            session.tokenHash(),
                            owner,
                            session.created(),
                            session.seen(),
                            session.expires(),
                            session.device(),
                            session.address());
                    List<StoredSession> ended = tx.all(
                            "SELECT " + COLUMNS + " FROM sessions s WHERE s.resident_id = ? AND s.id <> ?"
                                    + " ORDER BY s.seen_at DESC, s.id OFFSET ? ROWS",
                            row -> read(row, 0),
                            owner,
                            session.id(),
                            Math.max(1, most) - 1);
                    for (StoredSession old : ended) {
                        tx.update("DELETE FROM sessions WHERE id = ?", old.id());
                    }
                    return new Begun(session, ended);
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Held>>> byToken(String tokenHash, Executor executor) {
        return database.ask(
                tx -> tx.one(
                        "SELECT " + ResidentRows.COLUMNS + ", " + COLUMNS
                                + " FROM sessions s JOIN residents r ON r.id = s.resident_id WHERE s.token_hash = ?",
                        row -> new Held(read(row, ResidentRows.COUNT), ResidentRows.read(row)),
                        tokenHash),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> touch(String id, Instant seen, String address, Executor executor) {
        return database.ask(
                tx -> tx.update("UPDATE sessions SET seen_at = ?, address = ? WHERE id = ?", seen, address, id) > 0,
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredSession>>> ofResident(String residentId, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        "SELECT " + COLUMNS + " FROM sessions s WHERE s.resident_id = ? ORDER BY s.seen_at DESC, s.id",
                        row -> read(row, 0),
                        residentId),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(String residentId, String id, Executor executor) {
        return database.ask(
                tx -> tx.update("DELETE FROM sessions WHERE resident_id = ? AND id = ?", residentId, id) > 0, executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> deleteAll(
            String residentId, Optional<String> exceptId, Executor executor) {
        return database.ask(
                tx -> tx.update(
                        "DELETE FROM sessions WHERE resident_id = ? AND id <> ?", residentId, exceptId.orElse("")),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredSession>>> purge(
            Instant now, Instant unusedSince, Executor executor) {
        return database.ask(
                tx -> {
                    List<StoredSession> ended = new ArrayList<>();
                    for (StoredSession over : tx.all(
                            "SELECT " + COLUMNS + " FROM sessions s WHERE s.expires_at <= ? OR s.seen_at <= ?"
                                    + " FETCH FIRST ? ROWS ONLY",
                            row -> read(row, 0),
                            now,
                            unusedSince,
                            MOST_AT_ONCE)) {
                        // not one that was used meanwhile
                        if (tx.update(
                                        "DELETE FROM sessions WHERE id = ? AND (expires_at <= ? OR seen_at <= ?)",
                                        over.id(),
                                        now,
                                        unusedSince)
                                > 0) {
                            ended.add(over);
                        }
                    }
                    return ended;
                },
                executor);
    }
}
