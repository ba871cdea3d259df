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
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredCard.Revocation;

/** Cards in the table {@code cards}. */
@Component(service = CardStore.class, immediate = true)
public final class JdbcCardStore implements CardStore {
    private final Database database;
    private final StoreNews news;
    private final Runnable ready = this::ready;

    /** Made by the component runtime. */
    @Activate
    public JdbcCardStore(@Reference Database database, @Reference StoreNews news) {
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
    public CompletionStage<StoreResult<StoredCard>> add(
            StoredCard card, Optional<String> replaces, int most, Executor executor) {
        if (card.isOfCity()) {
            return database.ask(tx -> addOfCity(tx, card), executor);
        }
        return database.ask(
                tx -> {
                    ResidentRows.lock(tx, card.residentId());
                    if (card.kind() == CardKind.ROOM) {
                        checkRoom(tx, card);
                    }
                    if (replaces.isPresent()) {
                        replace(tx, card, replaces.get());
                    }
                    if (card.isPublic()) {
                        RoomId room = new RoomId(card.city(), card.owner(), card.room());
                        CardRows.revokePublic(tx, news, room, new Revocation(card.issued(), Revocation.REPLACED));
                    }
                    if (holding(tx, card) >= most) {
                        throw new ConflictException(
                                Reason.TOO_MANY.saying("You have as many cards of that kind as this city allows: "
                                        + most + ". Take one back to get another."));
                    }
                    CardRows.insert(tx, card);
                    return card;
                },
                executor);
    }

    /** The room is configured: there is no row to lock, and none may come while there is that configuration. */
    private StoredCard addOfCity(Transaction tx, StoredCard card) throws SQLException, ConflictException {
        RoomId room = new RoomId(card.city(), card.owner(), card.room());
        boolean isResidents = tx.one(
                        "SELECT name FROM rooms WHERE city = ? AND owner = ? AND name = ?",
                        row -> row.getString(1),
                        room.city(),
                        room.owner(),
                        room.name())
                .isPresent();
        if (isResidents) {
            throw new ConflictException(StoreReasons.GONE.saying("The room is a resident's."));
        }
        CardRows.revokePublic(tx, news, room, new Revocation(card.issued(), Revocation.REPLACED));
        CardRows.insert(tx, card);
        return card;
    }

    /** Under the room's lock, so that it cannot be deleted, renamed or closed at the same time. */
    private static void checkRoom(Transaction tx, StoredCard card) throws SQLException, ConflictException {
        Optional<Boolean> isPublic = tx.one(
                "SELECT is_public FROM rooms WHERE city = ? AND owner = ? AND name = ? AND resident_id = ? FOR UPDATE",
                row -> row.getBoolean(1),
                card.city(),
                card.owner(),
                card.room(),
                card.residentId());
        if (isPublic.isEmpty()) {
            throw new ConflictException(StoreReasons.GONE);
        }
        if (card.isPublic() && !isPublic.get()) {
            throw new ConflictException(
                    StoreReasons.CHANGED.saying("The room is private; a public card is for public rooms only."));
        }
    }

    private void replace(Transaction tx, StoredCard card, String serial) throws SQLException, ConflictException {
        boolean theirs = tx.one(
                        CardRows.SELECT + " WHERE serial = ? AND resident_id = ? AND kind = ?",
                        CardRows::read,
                        serial,
                        card.residentId(),
                        card.kind().name())
                .isPresent();
        if (!theirs) {
            throw new ConflictException(StoreReasons.GONE.saying("The card to replace is not one of yours."));
        }
        CardRows.revokeOne(tx, news, card.residentId(), serial, new Revocation(card.issued(), Revocation.REPLACED));
    }

    private static long holding(Transaction tx, StoredCard card) throws SQLException {
        return tx.one(
                        "SELECT COUNT(*) FROM cards WHERE resident_id = ? AND kind = ? AND revoked_at IS NULL"
                                + " AND expires_at > ?",
                        row -> row.getLong(1),
                        card.residentId(),
                        card.kind().name(),
                        card.issued())
                .orElse(0L);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> bySerial(String city, String serial, Executor executor) {
        return database.ask(
                tx -> tx.one(
                        CardRows.SELECT + " WHERE serial = ? AND city = ?",
                        CardRows::read,
                        serial,
                        city.toLowerCase(Locale.ROOT)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> ofResident(String residentId, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        CardRows.SELECT + " WHERE resident_id = ? ORDER BY issued_at DESC, serial",
                        CardRows::read,
                        residentId),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> publicCard(RoomId room, Executor executor) {
        return database.ask(
                tx -> tx.one(
                        CardRows.SELECT + " WHERE city = ? AND owner = ? AND room = ? AND is_public = ?"
                                + " AND revoked_at IS NULL",
                        CardRows::read,
                        room.city(),
                        room.owner(),
                        room.name(),
                        Boolean.TRUE),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> revoke(
            String residentId, String serial, String why, Instant now, Executor executor) {
        return database.ask(
                tx -> CardRows.revokeOne(tx, news, residentId, serial, new Revocation(now, why)) > 0, executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> revokeAll(
            String residentId, CardKind kind, String why, Instant now, Executor executor) {
        return database.ask(tx -> CardRows.revokeAll(tx, news, residentId, kind, new Revocation(now, why)), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> countEntry(
            String city, String serial, Instant now, Executor executor) {
        return database.ask(
                tx -> tx.update(
                                "UPDATE cards SET entries = entries + 1, last_used_at = ? WHERE serial = ? AND city = ?"
                                        + " AND revoked_at IS NULL AND expires_at > ?",
                                now,
                                serial,
                                city.toLowerCase(Locale.ROOT),
                                now)
                        > 0,
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> revoked(String city, Instant now, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        CardRows.SELECT + " WHERE city = ? AND revoked_at IS NOT NULL AND expires_at > ?"
                                + " ORDER BY serial",
                        CardRows::read,
                        city.toLowerCase(Locale.ROOT),
                        now),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> purge(Instant expiredBefore, Executor executor) {
        return database.ask(tx -> tx.update("DELETE FROM cards WHERE expires_at < ?", expiredBefore), executor);
    }
}
