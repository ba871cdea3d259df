package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.ConfirmationStore;
import org.videocity.api.store.StoreResult;

/** What waits for a mail to be answered, in the table {@code confirmations}. */
@Component(service = ConfirmationStore.class, immediate = true)
public final class JdbcConfirmationStore implements ConfirmationStore {
    private static final String COLUMNS =
            "id, purpose, city, address, code_hash, link_hash, tries_left, details, expires_at";
    private static final int MAX_DETAILS_CHARS = 12_000;

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcConfirmationStore(@Reference Database database) {
        this.database = database;
    }

    private static Confirmation read(ResultSet row) throws SQLException {
        return new Confirmation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                DetailLines.parse(row.getString(8)),
                Instant.ofEpochMilli(row.getLong(9)));
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> put(Confirmation given, int most, Executor executor) {
        return database.ask(
                tx -> {
                    String details = details(given.details());
                    tx.update(
                            "INSERT INTO confirmations (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            given.id(),
                            given.purpose(),
                            given.city(),
                            given.address(),
                            given.codeHash(),
                            given.linkHash(),
                            given.triesLeft(),
                            details,
                            given.expires());
                    tx.update(
                            "DELETE FROM confirmations WHERE city = ? AND address = ? AND purpose = ? AND id <> ?"
                                    + " AND id NOT IN (SELECT id FROM confirmations WHERE city = ? AND address = ?"
                                    + " AND purpose = ? AND id <> ? ORDER BY expires_at DESC, id FETCH FIRST ? ROWS ONLY)",
                            given.city(),
                            given.address(),
                            given.purpose(),
                            given.id(),
                            given.city(),
                            given.address(),
                            given.purpose(),
                            given.id(),
                            Math.max(1, most) - 1);
                    return true;
                },
                executor);
    }

    private static String details(Map<String, String> details) throws ConflictException {
        String lines = DetailLines.write(details);
        if (lines.length() > MAX_DETAILS_CHARS) {
            throw new ConflictException(Reason.TOO_LARGE);
        }
        return lines;
    }

    @Override
    public CompletionStage<StoreResult<Optional<Confirmation>>> attempt(String id, Executor executor) {
        return database.ask(
                tx -> {
                    Optional<Confirmation> found = tx.one(
                            "SELECT " + COLUMNS + " FROM confirmations WHERE id = ? FOR UPDATE",
                            JdbcConfirmationStore::read,
                            id);
                    tx.update(
                            "UPDATE confirmations SET tries_left = tries_left - 1 WHERE id = ? AND tries_left > 0", id);
                    return found;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Confirmation>>> byLink(String linkHash, Executor executor) {
        return database.ask(
                tx -> tx.one(
                        "SELECT " + COLUMNS + " FROM confirmations WHERE link_hash = ?",
                        JdbcConfirmationStore::read,
                        linkHash),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> take(String id, Executor executor) {
        return database.ask(tx -> take(tx, id), executor);
    }

    /** Whoever takes it first has it, everybody else does not. */
    static boolean take(Transaction tx, String id) throws SQLException {
        return tx.update("DELETE FROM confirmations WHERE id = ?", id) > 0;
    }

    @Override
    public CompletionStage<StoreResult<Integer>> purge(Instant now, Executor executor) {
        return database.ask(tx -> tx.update("DELETE FROM confirmations WHERE expires_at <= ?", now), executor);
    }
}
