package org.videocity.store.jdbc.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.store.LetterStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredLetter;

/** Letters in the table {@code letters}, and who is told of them in {@code inbox_notices}. */
@Component(service = LetterStore.class, immediate = true)
public final class JdbcLetterStore implements LetterStore {
    private static final int MOST_AT_ONCE = 1_000;
    private static final String THERE = " FROM letters l LEFT JOIN residents r ON r.id = l.sender_id"
            + " WHERE l.blob_id IS NOT NULL AND l.resident_id = ?";
    private static final String HELD = "SELECT " + ResidentRows.COLUMNS + ", " + LetterRows.COLUMNS + THERE;

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcLetterStore(@Reference Database database) {
        this.database = database;
    }

    private record Kept(long letters, long bytes) {}

    @Override
    public CompletionStage<StoreResult<StoredLetter>> reserve(
            StoredLetter letter, int mostLetters, long mostBytes, Executor executor) {
        return database.ask(
                tx -> {
                    ResidentRows.lock(tx, letter.residentId());
                    Kept kept = tx.one(
                                    "SELECT COUNT(*), COALESCE(SUM(bytes), 0) FROM letters WHERE resident_id = ?",
                                    row -> new Kept(row.getLong(1), row.getLong(2)),
                                    letter.residentId())
                            .orElse(new Kept(0, 0));
                    if (kept.letters() >= mostLetters || kept.bytes() + letter.bytes() > mostBytes) {
                        throw new ConflictException(StoreReasons.INBOX_FULL);
                    }
                    LetterRows.insert(tx, letter);
                    return letter;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> arrived(
            StoredLetter letter, Blob blob, Instant now, Executor executor) {
        return database.ask(
                tx -> {
                    ResidentRows.lock(tx, letter.residentId());
                    int changed = tx.update(
                            "UPDATE letters SET blob_id = ?, bytes = ?, received_at = ?"
                                    + " WHERE resident_id = ? AND id = ? AND blob_id IS NULL",
                            blob.id().toString(),
                            blob.bytes(),
                            now,
                            letter.residentId(),
                            letter.id());
                    if (changed == 0) {
                        throw new ConflictException(StoreReasons.GONE);
                    }
                    return NoticeRows.tell(tx, letter.residentId());
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<Held>>> ofResident(String residentId, Executor executor) {
        return database.ask(
                tx -> tx.all(HELD + " ORDER BY l.received_at DESC, l.id", LetterRows::readHeld, residentId), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Held>>> find(String residentId, String id, Executor executor) {
        return database.ask(tx -> tx.one(HELD + " AND l.id = ?", LetterRows::readHeld, residentId, id), executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> unopened(String residentId, Executor executor) {
        return database.ask(
                tx -> tx.one(
                                "SELECT COUNT(*)" + THERE + " AND l.opened = ?",
                                row -> row.getInt(1),
                                residentId,
                                Boolean.FALSE)
                        .orElse(0),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> mark(String residentId, String id, boolean opened, Executor executor) {
        return database.ask(
                tx -> tx.update(
                                "UPDATE letters SET opened = ? WHERE resident_id = ? AND id = ? AND blob_id IS NOT NULL",
                                opened,
                                residentId,
                                id)
                        > 0,
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> forget(String residentId, String id, Executor executor) {
        return database.ask(
                tx -> tx.update("DELETE FROM letters WHERE resident_id = ? AND id = ?", residentId, id) > 0, executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredLetter>>> all(String residentId, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        "SELECT " + LetterRows.COLUMNS + " FROM letters l WHERE l.resident_id = ? ORDER BY l.id",
                        LetterRows::read,
                        residentId),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredLetter>>> leftOver(
            Instant begunBefore, int limit, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        "SELECT " + LetterRows.COLUMNS + " FROM letters l LEFT JOIN residents r ON r.id = l.resident_id"
                                + " WHERE r.id IS NULL OR (l.blob_id IS NULL AND l.received_at < ?)"
                                + " ORDER BY l.id FETCH FIRST ? ROWS ONLY",
                        LetterRows::read,
                        begunBefore,
                        Math.max(1, Math.min(limit, MOST_AT_ONCE))),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> noticeByMail(String residentId, Executor executor) {
        return database.ask(tx -> NoticeRows.byMail(tx, residentId), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> noticeByMail(String residentId, boolean wanted, Executor executor) {
        return database.ask(
                tx -> {
                    ResidentRows.lock(tx, residentId);
                    NoticeRows.wish(tx, residentId, wanted);
                    return wanted;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> looked(String residentId, Executor executor) {
        return database.ask(tx -> NoticeRows.looked(tx, residentId), executor);
    }
}
