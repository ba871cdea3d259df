package org.videocity.store.jdbc.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.videocity.api.store.Move;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;

/** Addresses people had, as rows of {@code former_addresses}; each leads to where its resident lives now. */
final class MoveRows {
    private static final String SELECT = "SELECT f.city, f.address, r.address, f.until_at FROM former_addresses f"
            + " JOIN residents r ON r.id = f.resident_id WHERE f.until_at > ?";

    private MoveRows() {}

    private static Move read(java.sql.ResultSet row) throws SQLException {
        return new Move(row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
    }

    static List<Move> all(Transaction tx, Instant now) throws SQLException {
        return tx.all(SELECT, MoveRows::read, now);
    }

    static List<Move> ofResident(Transaction tx, String residentId, Instant now) throws SQLException {
        return tx.all(SELECT + " AND f.resident_id = ? ORDER BY f.until_at", MoveRows::read, now, residentId);
    }

    static Optional<Move> ofAddress(Transaction tx, String city, String address, Instant now) throws SQLException {
        return tx.one(SELECT + " AND f.city = ? AND f.address = ?", MoveRows::read, now, city, address);
    }

    /** Tells whether somebody else left an address not long ago, so that nobody gets it. */
    static boolean isKept(Transaction tx, String city, String address, String exceptResident, Instant now)
            throws SQLException {
        return tx.one(
                        "SELECT resident_id FROM former_addresses WHERE city = ? AND address = ? AND until_at > ?"
                                + " AND resident_id <> ?",
                        row -> row.getString(1),
                        city,
                        address,
                        now,
                        exceptResident)
                .isPresent();
    }

    /** Takes a resident's row, so that nobody changes it or their rooms meanwhile. */
    static Resident lock(Transaction tx, String residentId) throws SQLException, ConflictException {
        return tx.one(
                        "SELECT " + ResidentRows.COLUMNS + " FROM residents r WHERE r.id = ? FOR UPDATE",
                        ResidentRows::read,
                        residentId)
                .orElseThrow(() -> new ConflictException(StoreReasons.GONE));
    }

    /** Changes the address of a resident and of their rooms; the old one is kept, the new one no longer. */
    static void move(Transaction tx, Resident mover, String newAddress, Instant until) throws SQLException {
        // whoever held the new address before, and for how long, does not matter any more
        tx.update("DELETE FROM former_addresses WHERE city = ? AND address = ?", mover.city(), newAddress);
        tx.update("UPDATE residents SET address = ?, revision = revision + 1 WHERE id = ?", newAddress, mover.id());
        tx.update("UPDATE rooms SET owner = ?, revision = revision + 1 WHERE resident_id = ?", newAddress, mover.id());
        tx.update("DELETE FROM former_addresses WHERE city = ? AND address = ?", mover.city(), mover.address());
        tx.update(
                "INSERT INTO former_addresses (city, address, resident_id, until_at) VALUES (?, ?, ?, ?)",
                mover.city(),
                mover.address(),
                mover.id(),
                until);
    }

    static int forget(Transaction tx, Instant now) throws SQLException {
        return tx.update("DELETE FROM former_addresses WHERE until_at <= ?", now);
    }
}
