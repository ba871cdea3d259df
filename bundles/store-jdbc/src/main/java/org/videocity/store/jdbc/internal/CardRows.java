package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredCard.Revocation;

/** Cards as rows, and how they are revoked together with what they are for. */
final class CardRows {
    static final String SELECT =
            "SELECT serial, city, kind, resident_id, owner, room, card_hash, label, is_public, issued_at,"
                    + " expires_at, revoked_at, revoked_why, entries, last_used_at FROM cards";

    private static final String HOLDING = " WHERE revoked_at IS NULL";
    private static final String OF_ROOM = " AND kind = 'ROOM' AND city = ? AND owner = ? AND room = ?";

    private CardRows() {}

    static StoredCard read(ResultSet row) throws SQLException {
        Optional<Instant> revoked = instant(row, 12);
        String why = row.getString(13);
        return new StoredCard(
                row.getString(1),
                row.getString(2),
                CardKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBoolean(9),
                Instant.ofEpochMilli(row.getLong(10)),
                Instant.ofEpochMilli(row.getLong(11)),
                revoked.map(at -> new Revocation(at, why)),
                row.getLong(14),
                instant(row, 15));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    /** Adds a card that was neither used nor revoked. */
    static void insert(Transaction tx, StoredCard card) throws SQLException {
        tx.update(
                "INSERT INTO cards (serial, city, kind, resident_id, owner, room, card_hash, label, is_public,"
                        + " issued_at, expires_at, entries) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                card.serial(),
                card.city(),
                card.kind().name(),
                card.residentId(),
                card.owner(),
                card.room(),
                card.cardHash(),
                card.label(),
                card.isPublic(),
                card.issued(),
                card.expires());
    }

    static int revokeOne(Transaction tx, StoreNews news, String residentId, String serial, Revocation revocation)
            throws SQLException {
        return revoke(tx, news, revocation, " AND resident_id = ? AND serial = ?", residentId, serial);
    }

    static int revokeAll(Transaction tx, StoreNews news, String residentId, CardKind kind, Revocation revocation)
            throws SQLException {
        return revoke(tx, news, revocation, " AND resident_id = ? AND kind = ?", residentId, kind.name());
    }

    /** Revokes all that a resident has who is no more, or has another address. */
    static void revokeOfResident(Transaction tx, StoreNews news, String residentId, String why) throws SQLException {
        revoke(tx, news, now(why), " AND resident_id = ?", residentId);
    }

    /** Forgets whose the cards were of a resident who is no more: their serials stay in the city's list, and nothing else. */
    static void forgetWhose(Transaction tx, String residentId) throws SQLException {
        tx.update("UPDATE cards SET owner = '', room = '', label = '' WHERE resident_id = ?", residentId);
    }

    /** Revokes the cards of a room that is no more, or has another name. */
    static void revokeOfRoom(Transaction tx, StoreNews news, RoomId room) throws SQLException {
        revoke(tx, news, now(Revocation.ROOM_GONE), OF_ROOM, room.city(), room.owner(), room.name());
    }

    /** Revokes the card that a room offers to everybody. */
    static void revokePublic(Transaction tx, StoreNews news, RoomId room, Revocation revocation) throws SQLException {
        revoke(
                tx,
                news,
                revocation,
                OF_ROOM + " AND is_public = ?",
                room.city(),
                room.owner(),
                room.name(),
                Boolean.TRUE);
    }

    static Revocation now(String why) {
        return new Revocation(Instant.now().truncatedTo(ChronoUnit.MILLIS), why);
    }

    /** The only statement that takes cards back; with the commit it is told which. */
    private static int revoke(Transaction tx, StoreNews news, Revocation revocation, String which, Object... arguments)
            throws SQLException {
        List<StoredCard> holding = tx.all(SELECT + HOLDING + which + " FOR UPDATE", CardRows::read, arguments);
        if (holding.isEmpty()) {
            return 0;
        }
        List<Object> values = new ArrayList<>(List.of(revocation.at(), revocation.why()));
        values.addAll(List.of(arguments));
        tx.update("UPDATE cards SET revoked_at = ?, revoked_why = ?" + HOLDING + which, values.toArray());
        List<StoredCard> revoked =
                holding.stream().map(card -> card.revoked(revocation)).toList();
        tx.onCommit(() -> news.revoked(revoked));
        return revoked.size();
    }
}
