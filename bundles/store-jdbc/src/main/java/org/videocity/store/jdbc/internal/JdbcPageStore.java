package org.videocity.store.jdbc.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.PageStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredPage;

/** Pages in the table {@code room_pages}; which files they use stands in {@code room_files}. */
@Component(service = PageStore.class, immediate = true)
public final class JdbcPageStore implements PageStore {
    private static final int MOST_AT_ONCE = 1_000;
    private static final String ONE = " WHERE" + PageRows.ROOM + " AND page = ?";

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcPageStore(@Reference Database database) {
        this.database = database;
    }

    @Override
    public CompletionStage<StoreResult<StoredPage>> page(RoomId room, RoomPage page, Executor executor) {
        return database.ask(tx -> find(tx, room, page), executor);
    }

    private static StoredPage find(Transaction tx, RoomId room, RoomPage page) throws SQLException {
        return tx.one(
                        "SELECT " + PageRows.COLUMNS + " FROM room_pages" + ONE,
                        PageRows::read,
                        room.city(),
                        room.owner(),
                        room.name(),
                        page.word())
                .orElseGet(() -> StoredPage.empty(room, page));
    }

    @Override
    public CompletionStage<StoreResult<StoredPage>> write(
            StoredPage page, Set<String> files, Instant now, Executor executor) {
        return database.ask(
                tx -> {
                    save(tx, page);
                    use(tx, page, files, now);
                    return find(tx, page.room(), page.page());
                },
                executor);
    }

    private static void save(Transaction tx, StoredPage page) throws SQLException, ConflictException {
        RoomId room = page.room();
        String adders = PageRows.lines(page.addedBy());
        int rows = tx.update(
                "UPDATE room_pages SET session_id = ?, revision = ?, body = ?, added_by = ?" + ONE
                        + " AND revision = ?",
                page.session(),
                page.revision() + 1,
                page.text(),
                adders,
                room.city(),
                room.owner(),
                room.name(),
                page.page().word(),
                page.revision());
        if (rows > 0) {
            return;
        }
        if (page.revision() != 0 || find(tx, room, page.page()).revision() != 0) {
            throw new ConflictException(StoreReasons.CHANGED);
        }
        tx.update(
                "INSERT INTO room_pages (" + PageRows.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                room.city(),
                room.owner(),
                room.name(),
                page.page().word(),
                page.session(),
                1L,
                page.text(),
                adders);
    }

    /** Notes which files a page uses; only those change of which it is news. */
    private static void use(Transaction tx, StoredPage page, Set<String> files, Instant now)
            throws SQLException, ConflictException {
        RoomId room = page.room();
        String used = page.page() == RoomPage.INDEX ? "in_index" : "in_active";
        String other = page.page() == RoomPage.INDEX ? "in_active" : "in_index";
        Set<String> before = new HashSet<>(tx.all(
                "SELECT id FROM room_files WHERE" + PageRows.ROOM + " AND NOT doomed AND " + used,
                row -> row.getString(1),
                room.city(),
                room.owner(),
                room.name()));
        for (String id : files) {
            if (!before.remove(id)
                    && tx.update(
                                    "UPDATE room_files SET " + used + " = TRUE, unused_since = NULL WHERE id = ? AND"
                                            + PageRows.ROOM + " AND NOT doomed AND blob_id IS NOT NULL",
                                    id,
                                    room.city(),
                                    room.owner(),
                                    room.name())
                            == 0) {
                throw new ConflictException(PlaylistReasons.NO_SUCH_FILE);
            }
        }
        for (String id : before) {
            tx.update(
                    "UPDATE room_files SET " + used + " = FALSE, unused_since = CASE WHEN " + other
                            + " THEN unused_since ELSE ? END WHERE id = ?",
                    now,
                    id);
        }
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> endSession(String session, Instant now, Executor executor) {
        return database.ask(
                tx -> {
                    int pages = tx.update(
                            "UPDATE room_pages SET body = '', added_by = '', session_id = '', revision = revision + 1"
                                    + " WHERE session_id = ? AND session_id <> ''",
                            session);
                    // what a page that stays uses stays as well
                    int kept = tx.update(
                            "UPDATE room_files SET in_active = FALSE, session_id = ''"
                                    + " WHERE session_id = ? AND session_id <> '' AND in_index",
                            session);
                    int gone = tx.update(
                            "UPDATE room_files SET in_active = FALSE, session_id = '', doomed = TRUE"
                                    + " WHERE session_id = ? AND session_id <> ''",
                            session);
                    return pages + kept + gone > 0;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<KeptSession>>> sessions(int limit, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        "SELECT city, owner, name, session_id FROM room_pages WHERE session_id <> ''"
                                + " UNION SELECT city, owner, name, session_id FROM room_files WHERE session_id <> ''"
                                + " FETCH FIRST ? ROWS ONLY",
                        row -> new KeptSession(
                                new RoomId(row.getString(1), row.getString(2), row.getString(3)), row.getString(4)),
                        Math.max(1, Math.min(limit, MOST_AT_ONCE))),
                executor);
    }
}
