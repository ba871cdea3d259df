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
import org.videocity.api.store.BlobId;
import org.videocity.api.store.CardFileStore;
import org.videocity.api.store.StoreResult;

/** Where the files of public cards are, in the table {@code card_files}. */
@Component(service = CardFileStore.class, immediate = true)
public final class JdbcCardFileStore implements CardFileStore {
    private static final int MOST_AT_ONCE = 1_000;

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcCardFileStore(@Reference Database database) {
        this.database = database;
    }

    private static CardFile read(ResultSet row) throws SQLException {
        return new CardFile(row.getString(1), row.getString(2), BlobId.parse(row.getString(3)));
    }

    private static String lower(String city) {
        return city.toLowerCase(Locale.ROOT);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> put(String city, String serial, BlobId blob, Executor executor) {
        return database.ask(
                tx -> {
                    tx.update("DELETE FROM card_files WHERE city = ? AND serial = ?", lower(city), serial);
                    tx.update(
                            "INSERT INTO card_files (city, serial, blob_id) VALUES (?, ?, ?)",
                            lower(city),
                            serial,
                            blob.toString());
                    return true;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<BlobId>>> find(String city, String serial, Executor executor) {
        return database.ask(
                tx -> tx.one(
                                "SELECT city, serial, blob_id FROM card_files WHERE city = ? AND serial = ?",
                                JdbcCardFileStore::read,
                                lower(city),
                                serial)
                        .map(CardFile::blob),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<CardFile>>> withoutCard(Instant now, int limit, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        "SELECT f.city, f.serial, f.blob_id FROM card_files f LEFT JOIN cards c ON c.serial = f.serial"
                                + " WHERE c.serial IS NULL OR c.revoked_at IS NOT NULL OR c.expires_at <= ?"
                                + " ORDER BY f.serial FETCH FIRST ? ROWS ONLY",
                        JdbcCardFileStore::read,
                        now,
                        Math.max(1, Math.min(limit, MOST_AT_ONCE))),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> forget(String city, String serial, Executor executor) {
        return database.ask(
                tx -> tx.update("DELETE FROM card_files WHERE city = ? AND serial = ?", lower(city), serial) > 0,
                executor);
    }
}
