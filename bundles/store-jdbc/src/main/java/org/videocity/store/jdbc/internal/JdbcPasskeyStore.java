package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.store.PasskeyStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredPasskey;

/** Passkeys in the table {@code passkeys}. */
@Component(service = PasskeyStore.class, immediate = true)
public final class JdbcPasskeyStore implements PasskeyStore {
    private static final String COLUMNS =
            "id, resident_id, city, host, label, algorithm, public_key, sign_count, created_at, last_used_at";

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcPasskeyStore(@Reference Database database) {
        this.database = database;
    }

    private static StoredPasskey read(ResultSet row) throws SQLException {
        long used = row.getLong(10);
        return new StoredPasskey(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getLong(8),
                Instant.ofEpochMilli(row.getLong(9)),
                used == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    }

    @Override
    public CompletionStage<StoreResult<StoredPasskey>> add(StoredPasskey passkey, int most, Executor executor) {
        return database.ask(
                tx -> {
                    ResidentRows.lock(tx, passkey.residentId());
                    if (tx.one("SELECT id FROM passkeys WHERE id = ?", row -> row.getString(1), passkey.id())
                            .isPresent()) {
                        throw new ConflictException(StoreReasons.TAKEN.saying("That passkey is kept already."));
                    }
                    int held = tx.all(
                                    "SELECT id FROM passkeys WHERE resident_id = ?",
                                    row -> row.getString(1),
                                    passkey.residentId())
                            .size();
                    if (held >= most) {
                        throw new ConflictException(Reason.TOO_MANY.saying(
                                "You have as many passkeys as this city keeps: " + most + ". Take one away first."));
                    }
                    tx.update(
                            "INSERT INTO passkeys (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                            passkey.id(),
                            passkey.residentId(),
                            passkey.city(),
                            passkey.host(),
                            passkey.label(),
                            passkey.algorithm(),
                            passkey.publicKey(),
                            passkey.signCount(),
                            passkey.created());
                    return passkey;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredPasskey>>> byId(String city, String id, Executor executor) {
        return database.ask(
                tx -> tx.one(
                        "SELECT " + COLUMNS + " FROM passkeys WHERE id = ? AND city = ?",
                        JdbcPasskeyStore::read,
                        id,
                        city.toLowerCase(Locale.ROOT)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredPasskey>>> ofResident(String residentId, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        "SELECT " + COLUMNS + " FROM passkeys WHERE resident_id = ? ORDER BY created_at, id",
                        JdbcPasskeyStore::read,
                        residentId),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> remove(String residentId, String id, Executor executor) {
        return database.ask(
                tx -> tx.update("DELETE FROM passkeys WHERE id = ? AND resident_id = ?", id, residentId) > 0, executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> used(
            String city, String id, long signCount, Instant now, Executor executor) {
        return database.ask(
                tx -> tx.update(
                                "UPDATE passkeys SET sign_count = ?, last_used_at = ? WHERE id = ? AND city = ?"
                                        + " AND (sign_count < ? OR (sign_count = 0 AND ? = 0))",
                                signCount,
                                now,
                                id,
                                city.toLowerCase(Locale.ROOT),
                                signCount,
                                signCount)
                        > 0,
                executor);
    }
}
