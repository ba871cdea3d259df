package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;

/** Residents as rows. */
final class ResidentRows {
    /** The columns {@link #read} wants, of a table called {@code r}. */
    static final String COLUMNS =
            "r.id, r.city, r.address, r.name, r.photo, r.state, r.created_at, r.revision, r.keywords";

    /** How many those are. */
    static final int COUNT = 9;

    private ResidentRows() {}

    static Resident read(ResultSet row) throws SQLException {
        return new Resident(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                RoomRows.words(row.getString(COUNT)),
                Optional.ofNullable(row.getString(5)).map(BlobId::parse),
                Resident.State.valueOf(row.getString(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getLong(8));
    }

    /** Takes a resident's row, the lock under which is counted what they have. */
    static void lock(Transaction tx, String id) throws SQLException, ConflictException {
        if (tx.one("SELECT id FROM residents WHERE id = ? FOR UPDATE", row -> row.getString(1), id)
                .isEmpty()) {
            throw new ConflictException(StoreReasons.GONE);
        }
    }

    static void insert(Transaction tx, Resident resident) throws SQLException {
        tx.update(
                "INSERT INTO residents (id, city, address, name, photo, state, created_at, revision, keywords)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                resident.id(),
                resident.city(),
                resident.address(),
                resident.name(),
                resident.photo().map(BlobId::toString).orElse(null),
                resident.state().name(),
                resident.created(),
                resident.revision(),
                String.join("\n", resident.keywords()));
    }
}
