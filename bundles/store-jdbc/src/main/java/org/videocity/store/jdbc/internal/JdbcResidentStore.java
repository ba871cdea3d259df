package org.videocity.store.jdbc.internal;

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
import org.videocity.api.RoomId;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.Move;
import org.videocity.api.store.Resident;
import org.videocity.api.store.ResidentStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard.Revocation;
import org.videocity.api.store.StoredRoom;

/** Residents in the table {@code residents}. */
@Component(service = ResidentStore.class, immediate = true)
public final class JdbcResidentStore implements ResidentStore {
    private static final int MOST_AT_ONCE = 1_000;

    private final Database database;
    private final StoreNews news;

    /** Made by the component runtime. */
    @Activate
    public JdbcResidentStore(@Reference Database database, @Reference StoreNews news) {
        this.database = database;
        this.news = news;
    }

    @Override
    public CompletionStage<StoreResult<Resident>> create(Resident resident, List<StoredRoom> rooms, Executor executor) {
        return create(resident, rooms, tx -> {}, executor);
    }

    @Override
    public CompletionStage<StoreResult<Resident>> createInvited(
            Resident resident, List<StoredRoom> rooms, String invitation, Executor executor) {
        return create(
                resident,
                rooms,
                tx -> {
                    if (!JdbcConfirmationStore.take(tx, invitation)) {
                        throw new ConflictException(StoreReasons.GONE);
                    }
                },
                executor);
    }

    private interface Before {
        void run(Transaction tx) throws SQLException, ConflictException;
    }

    private CompletionStage<StoreResult<Resident>> create(
            Resident resident, List<StoredRoom> rooms, Before before, Executor executor) {
        return database.ask(
                tx -> {
                    before.run(tx);
                    if (MoveRows.isKept(tx, resident.city(), resident.address(), "", resident.created())) {
                        throw new ConflictException(StoreReasons.TAKEN);
                    }
                    ResidentRows.insert(tx, resident);
                    for (StoredRoom room : rooms) {
                        RoomRows.insert(tx, room);
                    }
                    return resident;
                },
                created -> rooms.forEach(news::stored),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Resident>>> byId(String id, Executor executor) {
        return database.ask(tx -> find(tx, id), executor);
    }

    private static Optional<Resident> find(Transaction tx, String id) throws SQLException {
        return tx.one("SELECT " + ResidentRows.COLUMNS + " FROM residents r WHERE r.id = ?", ResidentRows::read, id);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Resident>>> byAddress(String city, String address, Executor executor) {
        return database.ask(
                tx -> tx.one(
                        "SELECT " + ResidentRows.COLUMNS + " FROM residents r WHERE r.city = ? AND r.address = ?",
                        ResidentRows::read,
                        city.toLowerCase(Locale.ROOT),
                        address.toLowerCase(Locale.ROOT)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Resident>> update(Resident changed, Executor executor) {
        return database.ask(
                tx -> {
                    int rows = tx.update(
                            "UPDATE residents SET name = ?, keywords = ?, photo = ?, state = ?, revision = ?"
                                    + " WHERE id = ? AND revision = ?",
                            changed.name(),
                            String.join("\n", changed.keywords()),
                            changed.photo().map(BlobId::toString).orElse(null),
                            changed.state().name(),
                            changed.revision() + 1,
                            changed.id(),
                            changed.revision());
                    Optional<Resident> now = find(tx, changed.id());
                    if (rows == 0) {
                        throw new ConflictException(now.isPresent() ? StoreReasons.CHANGED : StoreReasons.GONE);
                    }
                    return now.orElseThrow(() -> new ConflictException(StoreReasons.GONE));
                },
                executor);
    }

    /** What a move did, so that it can be told. */
    private record Moved(Resident resident, List<RoomId> before, List<StoredRoom> after, List<Move> moves) {}

    @Override
    public CompletionStage<StoreResult<Resident>> move(
            String id, String newAddress, Instant now, Instant until, Executor executor) {
        return database.ask(
                        tx -> {
                            Resident mover = MoveRows.lock(tx, id);
                            if (MoveRows.isKept(tx, mover.city(), newAddress, id, now)) {
                                throw new ConflictException(StoreReasons.TAKEN);
                            }
                            List<RoomId> before = RoomRows.idsOf(tx, id);
                            MoveRows.move(tx, mover, newAddress, until);
                            for (RoomId room : before) {
                                RoomId there = new RoomId(room.city(), newAddress, room.name());
                                PageRows.renamed(tx, room, there);
                                ChangeRows.renamed(tx, room, there);
                            }
                            CardRows.revokeOfResident(tx, news, id, Revocation.MOVED);
                            Resident moved = find(tx, id).orElseThrow(() -> new ConflictException(StoreReasons.GONE));
                            return new Moved(
                                    moved, before, RoomRows.ofResident(tx, id), MoveRows.ofResident(tx, id, now));
                        },
                        moved -> {
                            moved.moves().forEach(news::moved);
                            moved.before().forEach(news::deleted);
                            moved.after().forEach(news::stored);
                        },
                        executor)
                .thenApply(result -> result.map(Moved::resident));
    }

    @Override
    public CompletionStage<StoreResult<Optional<Move>>> left(
            String city, String address, Instant now, Executor executor) {
        return database.ask(
                tx -> MoveRows.ofAddress(tx, city.toLowerCase(Locale.ROOT), address.toLowerCase(Locale.ROOT), now),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<Move>>> moves(String id, Instant now, Executor executor) {
        return database.ask(tx -> MoveRows.ofResident(tx, id, now), executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> forgetMoves(Instant now, Executor executor) {
        return database.ask(tx -> MoveRows.forget(tx, now), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(String id, Executor executor) {
        List<RoomId> rooms = new java.util.concurrent.CopyOnWriteArrayList<>();
        return database.ask(
                tx -> {
                    rooms.clear();
                    rooms.addAll(RoomRows.idsOf(tx, id));
                    boolean was = tx.update("DELETE FROM residents WHERE id = ?", id) > 0;
                    CardRows.revokeOfResident(tx, news, id, Revocation.RESIDENT_GONE);
                    CardRows.forgetWhose(tx, id);
                    for (RoomId room : rooms) {
                        PageRows.gone(tx, room);
                        ChangeRows.gone(tx, room);
                    }
                    return was;
                },
                deleted -> rooms.forEach(news::deleted),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<Resident>>> find(
            String city, String part, int offset, int limit, Executor executor) {
        String like = "%"
                + part.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
        return database.ask(
                tx -> tx.all(
                        "SELECT " + ResidentRows.COLUMNS + " FROM residents r WHERE (r.city = ? OR ? = '')"
                                + " AND (r.address LIKE ? ESCAPE '!' OR LOWER(r.name) LIKE ? ESCAPE '!')"
                                + " ORDER BY r.address, r.city OFFSET ? ROWS FETCH FIRST ? ROWS ONLY",
                        ResidentRows::read,
                        city.toLowerCase(Locale.ROOT),
                        city,
                        like,
                        like,
                        Math.max(0, offset),
                        Math.max(1, Math.min(limit, MOST_AT_ONCE))),
                executor);
    }
}
