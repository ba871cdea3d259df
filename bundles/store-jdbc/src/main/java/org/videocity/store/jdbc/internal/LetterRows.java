package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.StoredLetter;

/** Letters as rows. */
final class LetterRows {
    /** The columns {@link #read} wants behind so many others, of a table called {@code l}. */
    static final String COLUMNS = "l.id, l.resident_id, l.received_at, l.sender_name, l.sender_id, l.media_type,"
            + " l.sealed, l.bytes, l.blob_id, l.opened";

    private LetterRows() {}

    static StoredLetter read(ResultSet row) throws SQLException {
        return read(row, 0);
    }

    private static StoredLetter read(ResultSet row, int behind) throws SQLException {
        return new StoredLetter(
                row.getString(behind + 1),
                row.getString(behind + 2),
                Instant.ofEpochMilli(row.getLong(behind + 3)),
                row.getString(behind + 4),
                Optional.ofNullable(row.getString(behind + 5)),
                row.getString(behind + 6),
                row.getBoolean(behind + 7),
                row.getLong(behind + 8),
                Optional.ofNullable(row.getString(behind + 9)).map(BlobId::parse),
                row.getBoolean(behind + 10));
    }

    /** Reads a row of a sender, whose columns may all be absent, and a letter. */
    static Held readHeld(ResultSet row) throws SQLException {
        boolean known = row.getString(1) != null;
        return new Held(read(row, ResidentRows.COUNT), known ? Optional.of(ResidentRows.read(row)) : Optional.empty());
    }

    static void insert(Transaction tx, StoredLetter letter) throws SQLException {
        tx.update(
                "INSERT INTO letters (id, resident_id, received_at, sender_name, sender_id, media_type, sealed, bytes,"
                        + " blob_id, opened) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
                letter.id(),
                letter.residentId(),
                letter.received(),
                letter.senderName(),
                letter.senderId().orElse(null),
                letter.mediaType(),
                letter.sealed(),
                letter.bytes(),
                Boolean.FALSE);
    }
}
