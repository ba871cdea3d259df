package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;
import org.videocity.api.store.StoredPage;

/**
 * Pages as rows of {@code room_pages}, and how they and the files go with their rooms. No key of the database does that: rooms
 * that stand in a configuration have pages too.
 */
final class PageRows {
    static final String COLUMNS = "city, owner, name, page, session_id, revision, body, added_by";
    static final String ROOM = " city = ? AND owner = ? AND name = ?";

    private PageRows() {}

    static StoredPage read(ResultSet row) throws SQLException {
        return new StoredPage(
                new RoomId(row.getString(1), row.getString(2), row.getString(3)),
                RoomPage.of(row.getString(4)).orElseThrow(() -> new SQLException("There is no such page")),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                adders(row.getString(8)));
    }

    private static Map<String, String> adders(String lines) {
        Map<String, String> adders = new LinkedHashMap<>();
        for (String line : RoomRows.words(lines)) {
            int space = line.indexOf(' ');
            adders.put(line.substring(0, space), line.substring(space + 1));
        }
        return adders;
    }

    /** One a line, the playlist first. */
    static String lines(Map<String, String> adders) {
        return new TreeMap<>(adders)
                .entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining("\n"));
    }

    /** Lets everything follow a room to its new name; what lay under that from a room before is not its own. */
    static void renamed(Transaction tx, RoomId from, RoomId to) throws SQLException {
        gone(tx, to);
        for (String table : new String[] {"room_pages", "room_files"}) {
            tx.update(
                    "UPDATE " + table + " SET city = ?, owner = ?, name = ? WHERE" + ROOM
                            + (table.equals("room_files") ? " AND NOT doomed" : ""),
                    to.city(),
                    to.owner(),
                    to.name(),
                    from.city(),
                    from.owner(),
                    from.name());
        }
    }

    /** Takes everything away that belongs to a room. */
    static void gone(Transaction tx, RoomId room) throws SQLException {
        tx.update("DELETE FROM room_pages WHERE" + ROOM, room.city(), room.owner(), room.name());
        tx.update("UPDATE room_files SET doomed = TRUE WHERE" + ROOM, room.city(), room.owner(), room.name());
    }
}
