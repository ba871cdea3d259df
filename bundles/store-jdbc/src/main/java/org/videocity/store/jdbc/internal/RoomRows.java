package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.videocity.api.RoomId;
import org.videocity.api.room.GuestsMayPublish;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.StoredRoom;

/** Rooms as rows. Lists of words are kept one a line. */
final class RoomRows {
    static final String COLUMNS = "city, owner, name, resident_id, title, description, keywords, is_public,"
            + " guests_may_publish, features_off, created_at, revision, may_embed";

    private RoomRows() {}

    static StoredRoom read(ResultSet row) throws SQLException {
        RoomSettings settings = new RoomSettings(
                new RoomId(row.getString(1), row.getString(2), row.getString(3)),
                row.getString(5),
                row.getString(6),
                row.getBoolean(8),
                Optional.ofNullable(row.getString(9)).map(GuestsMayPublish::valueOf),
                Set.copyOf(words(row.getString(10))),
                row.getBoolean(13));
        return new StoredRoom(
                row.getString(4),
                settings,
                words(row.getString(7)),
                Instant.ofEpochMilli(row.getLong(11)),
                row.getLong(12));
    }

    static List<RoomId> idsOf(Transaction tx, String residentId) throws SQLException {
        return tx.all(
                "SELECT city, owner, name FROM rooms WHERE resident_id = ?",
                row -> new RoomId(row.getString(1), row.getString(2), row.getString(3)),
                residentId);
    }

    /** Lists a resident's rooms, the home first. */
    static List<StoredRoom> ofResident(Transaction tx, String residentId) throws SQLException {
        return tx.all(
                "SELECT " + COLUMNS + " FROM rooms WHERE resident_id = ? ORDER BY name", RoomRows::read, residentId);
    }

    /** Builds a room; what lies under its name from one before is not its own. */
    static void insert(Transaction tx, StoredRoom room) throws SQLException {
        PageRows.gone(tx, room.id());
        RoomSettings settings = room.settings();
        tx.update(
                "INSERT INTO rooms (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                settings.id().city(),
                settings.id().owner(),
                settings.id().name(),
                room.residentId(),
                settings.title(),
                settings.description(),
                String.join("\n", room.keywords()),
                settings.isPublic(),
                settings.guestsMayPublish().map(Enum::name).orElse(null),
                String.join("\n", new TreeSet<>(settings.featuresOff())),
                room.created(),
                room.revision(),
                settings.mayEmbed());
    }

    /** Changes a row, its name included; yields how many, which is 0 or 1. */
    static int update(Transaction tx, RoomId id, StoredRoom room, long newRevision) throws SQLException {
        RoomSettings settings = room.settings();
        return tx.update(
                "UPDATE rooms SET name = ?, title = ?, description = ?, keywords = ?, is_public = ?,"
                        + " guests_may_publish = ?, features_off = ?, may_embed = ?, revision = ?"
                        + " WHERE city = ? AND owner = ? AND name = ? AND revision = ?",
                settings.id().name(),
                settings.title(),
                settings.description(),
                String.join("\n", room.keywords()),
                settings.isPublic(),
                settings.guestsMayPublish().map(Enum::name).orElse(null),
                String.join("\n", new TreeSet<>(settings.featuresOff())),
                settings.mayEmbed(),
                newRevision,
                id.city(),
                id.owner(),
                id.name(),
                room.revision());
    }

    static List<String> words(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }
}
