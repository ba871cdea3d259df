package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredFile;

/** Files of rooms in the table {@code room_files}. */
@Component(service = RoomFileStore.class, immediate = true)
public final class JdbcRoomFileStore implements RoomFileStore {
    private static final int MOST_AT_ONCE = 1_000;
    private static final String SELECT =
            "SELECT id, city, owner, name, file_name, media_type, blob_id, bytes, session_id FROM room_files";

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcRoomFileStore(@Reference Database database) {
        this.database = database;
    }

    private static StoredFile read(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getString(1),
                new RoomId(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getString(7)).map(BlobId::parse),
                row.getLong(8),
                row.getString(9));
    }

    @Override
    public CompletionStage<StoreResult<StoredFile>> reserve(
            StoredFile file, Quota quota, Instant now, Executor executor) {
        return database.ask(
                tx -> {
                    RoomId room = file.room();
                    check(tx, file, file.bytes(), quota);
                    tx.update(
                            "INSERT INTO room_files (id, city, owner, name, file_name, media_type, blob_id, bytes,"
                                    + " session_id, in_index, in_active, unused_since, doomed)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, FALSE, ?, FALSE)",
                            file.id(),
                            room.city(),
                            room.owner(),
                            room.name(),
                            file.name(),
                            file.mediaType(),
                            file.blob().map(BlobId::toString).orElse(null),
                            file.bytes(),
                            file.session(),
                            now);
                    return file;
                },
                executor);
    }

    /** Sees whether there is room for more bytes. The resident's row is the lock under which they are counted. */
    private static void check(Transaction tx, StoredFile file, long more, Quota quota)
            throws SQLException, ConflictException {
        RoomId room = file.room();
        tx.all(
                "SELECT id FROM residents WHERE city = ? AND address = ? FOR UPDATE",
                row -> row.getString(1),
                room.city(),
                room.owner());
        long ofHome = sum(tx, " city = ? AND owner = ?", room.city(), room.owner());
        if (ofHome + more > quota.ofHome()) {
            throw new ConflictException(PlaylistReasons.HOME_FULL);
        }
        long ofSession = file.session().isEmpty() ? 0 : sum(tx, " session_id = ?", file.session());
        if (ofSession + more > quota.ofSession()) {
            throw new ConflictException(PlaylistReasons.HOME_FULL.saying(
                    "There is no room left for files in this session; take away some that are not needed."));
        }
    }

    private static long sum(Transaction tx, String which, Object... arguments) throws SQLException {
        return tx.one(
                        "SELECT COALESCE(SUM(bytes), 0) FROM room_files WHERE" + which + " AND NOT doomed",
                        row -> row.getLong(1),
                        arguments)
                .orElse(0L);
    }

    @Override
    public CompletionStage<StoreResult<StoredFile>> complete(
            String id, String mediaType, BlobStore.Blob blob, Quota quota, Executor executor) {
        return database.ask(
                tx -> {
                    StoredFile reserved = one(tx, " WHERE id = ? AND NOT doomed AND blob_id IS NULL", id)
                            .orElseThrow(() -> new ConflictException(StoreReasons.GONE));
                    check(tx, reserved, blob.sizeBytes() - reserved.bytes(), quota);
                    tx.update(
                            "UPDATE room_files SET media_type = ?, blob_id = ?, bytes = ? WHERE id = ?",
                            mediaType,
                            blob.id().toString(),
                            blob.sizeBytes(),
                            id);
                    return one(tx, " WHERE id = ?", id).orElseThrow(() -> new ConflictException(StoreReasons.GONE));
                },
                executor);
    }

    private static Optional<StoredFile> one(Transaction tx, String where, Object... arguments) throws SQLException {
        return tx.one(SELECT + where, JdbcRoomFileStore::read, arguments);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredFile>>> find(RoomId room, String id, Executor executor) {
        return database.ask(
                tx -> one(
                        tx,
                        " WHERE id = ? AND" + PageRows.ROOM + " AND NOT doomed AND blob_id IS NOT NULL",
                        id,
                        room.city(),
                        room.owner(),
                        room.name()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredFile>>> ofHome(String city, String owner, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        SELECT
                                + " WHERE city = ? AND owner = ? AND NOT doomed AND blob_id IS NOT NULL ORDER BY name, id",
                        JdbcRoomFileStore::read,
                        city,
                        owner),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredFile>>> superfluous(
            Instant unusedSince, int limit, Executor executor) {
        return database.ask(
                tx -> {
                    tx.update(
                            "UPDATE room_files SET doomed = TRUE WHERE NOT in_index AND NOT in_active"
                                    + " AND unused_since < ?",
                            unusedSince);
                    return tx.all(
                            SELECT + " WHERE doomed ORDER BY id FETCH FIRST ? ROWS ONLY",
                            JdbcRoomFileStore::read,
                            Math.max(1, Math.min(limit, MOST_AT_ONCE)));
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> giveUp(String id, Executor executor) {
        return database.ask(
                tx -> tx.update("UPDATE room_files SET doomed = TRUE WHERE id = ? AND blob_id IS NULL", id) > 0,
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> forget(String id, Executor executor) {
        return database.ask(tx -> tx.update("DELETE FROM room_files WHERE id = ? AND doomed", id) > 0, executor);
    }
}
