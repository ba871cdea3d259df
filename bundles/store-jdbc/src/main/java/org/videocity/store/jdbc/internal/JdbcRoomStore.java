package org.videocity.store.jdbc.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.store.Move;
import org.videocity.api.store.RoomChange;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;

/** Rooms in the table {@code rooms}. */
@Component(service = RoomStore.class, immediate = true)
public final class JdbcRoomStore implements RoomStore {
    private static final int MOST_AT_ONCE = 1_000;
    private static final String SELECT = "SELECT " + RoomRows.COLUMNS + " FROM rooms";
    private static final String ONE = " WHERE city = ? AND owner = ? AND name = ?";

    private final Database database;
    private final StoreNews news;
    private final Runnable ready = this::ready;

    /** Made by the component runtime. */
    @Activate
    public JdbcRoomStore(@Reference Database database, @Reference StoreNews news) {
        this.database = database;
        this.news = news;
        database.onOpen(ready);
    }

    /** Is not told of any more. */
    @Deactivate
    public void deactivate() {
        database.forget(ready);
        news.gone(this);
    }

    private void ready() {
        news.ready(this);
    }

    @Override
    public CompletionStage<StoreResult<StoredRoom>> create(StoredRoom room, int mostOfOwner, Executor executor) {
        return database.ask(
                tx -> {
                    ResidentRows.lock(tx, room.residentId());
                    if (find(tx, room.id()).isPresent()) {
                        throw new ConflictException(StoreReasons.TAKEN);
                    }
                    if (count(tx, room.residentId()) >= mostOfOwner) {
                        throw new ConflictException(
                                Reason.TOO_MANY.saying("You have as many rooms as this city allows: " + mostOfOwner
                                        + ". Delete one to make another."));
                    }
                    RoomRows.insert(tx, room);
                    return room;
                },
                news::stored,
                executor);
    }

    private static long count(Transaction tx, String residentId) throws SQLException {
        return tx.one("SELECT COUNT(*) FROM rooms WHERE resident_id = ?", row -> row.getLong(1), residentId)
                .orElse(0L);
    }

    private static Optional<StoredRoom> find(Transaction tx, RoomId id) throws SQLException {
        return tx.one(SELECT + ONE, RoomRows::read, id.city(), id.owner(), id.name());
    }

    @Override
    public CompletionStage<StoreResult<StoredRoom>> update(RoomId id, StoredRoom changed, Executor executor) {
        return database.ask(
                tx -> {
                    if (RoomRows.update(tx, id, changed, changed.revision() + 1) == 0) {
                        throw new ConflictException(
                                find(tx, id).isPresent() ? StoreReasons.CHANGED : StoreReasons.GONE);
                    }
                    revokeCards(tx, id, changed);
                    if (!id.equals(changed.id())) {
                        PageRows.renamed(tx, id, changed.id());
                        ChangeRows.renamed(tx, id, changed.id());
                    }
                    return find(tx, changed.id()).orElseThrow(() -> new ConflictException(StoreReasons.GONE));
                },
                stored -> {
                    if (!id.equals(stored.id())) {
                        news.deleted(id);
                    }
                    news.stored(stored);
                },
                executor);
    }

    /** Cards name the room they are for, and the public one is for everybody. */
    private void revokeCards(Transaction tx, RoomId id, StoredRoom changed) throws SQLException {
        if (!id.equals(changed.id())) {
            CardRows.revokeOfRoom(tx, news, id);
        } else if (!changed.settings().isPublic()) {
            CardRows.revokePublic(tx, news, id, CardRows.now(StoredCard.Revocation.ROOM_PRIVATE));
        }
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(RoomId id, Executor executor) {
        return database.ask(
                tx -> {
                    boolean was = tx.update("DELETE FROM rooms" + ONE, id.city(), id.owner(), id.name()) > 0;
                    CardRows.revokeOfRoom(tx, news, id);
                    if (was) {
                        PageRows.gone(tx, id);
                        ChangeRows.gone(tx, id);
                    }
                    return was;
                },
                deleted -> {
                    if (deleted) {
                        news.deleted(id);
                    }
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredRoom>>> byId(RoomId id, Executor executor) {
        return database.ask(tx -> find(tx, id), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredRoom>>> ofResident(String residentId, Executor executor) {
        return database.ask(tx -> RoomRows.ofResident(tx, residentId), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<Move>>> moves(Instant now, Executor executor) {
        return database.ask(tx -> MoveRows.all(tx, now), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<RoomChange>>> unfollowed(int limit, Executor executor) {
        return database.ask(tx -> ChangeRows.first(tx, Math.max(1, Math.min(limit, MOST_AT_ONCE))), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> followed(long number, Executor executor) {
        return database.ask(tx -> ChangeRows.forget(tx, number), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredRoom>>> all(int offset, int limit, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        SELECT + " ORDER BY created_at, city, owner, name OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
                        RoomRows::read,
                        Math.max(0, offset),
                        Math.max(1, Math.min(limit, MOST_AT_ONCE))),
                executor);
    }
}
