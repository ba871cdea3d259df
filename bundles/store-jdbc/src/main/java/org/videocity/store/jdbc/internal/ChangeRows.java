package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.videocity.api.RoomId;
import org.videocity.api.store.RoomChange;

/** Changes of rooms' names as rows of {@code room_changes}; a change across cities there is none. */
final class ChangeRows {
    private ChangeRows() {}

    private static RoomChange read(ResultSet row) throws SQLException {
        String city = row.getString(2);
        String newOwner = row.getString(5);
        return new RoomChange(
                row.getLong(1),
                new RoomId(city, row.getString(3), row.getString(4)),
                newOwner == null ? Optional.empty() : Optional.of(new RoomId(city, newOwner, row.getString(6))));
    }

    static void renamed(Transaction tx, RoomId from, RoomId to) throws SQLException {
        tx.update(
                "INSERT INTO room_changes (city, owner, name, new_owner, new_name) VALUES (?, ?, ?, ?, ?)",
                from.city(),
                from.owner(),
                from.name(),
                to.owner(),
                to.name());
    }

    static void gone(Transaction tx, RoomId room) throws SQLException {
        tx.update(
                "INSERT INTO room_changes (city, owner, name) VALUES (?, ?, ?)",
                room.city(),
                room.owner(),
                room.name());
    }

    static List<RoomChange> first(Transaction tx, int limit) throws SQLException {
        return tx.all(
                "SELECT seq, city, owner, name, new_owner, new_name FROM room_changes ORDER BY seq"
                        + " FETCH FIRST ? ROWS ONLY",
                ChangeRows::read,
                limit);
    }

    static boolean forget(Transaction tx, long number) throws SQLException {
        return tx.update("DELETE FROM room_changes WHERE seq = ?", number) > 0;
    }
}
