package org.videocity.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.store.Admission;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredBan;

/** Who may enter, in the tables {@code room_admissions}, {@code room_moderators}, {@code room_bans}, {@code room_invitations}. */
@Component(service = AdmissionStore.class, immediate = true)
public final class JdbcAdmissionStore implements AdmissionStore {
    private static final String OF_ROOM = " WHERE city = ? AND owner = ? AND name = ?";
    private static final String INVITATIONS =
            "SELECT id, city, owner, name, token_hash, label, created_at, expires_at, uses, entries, recipient FROM"
                    + " room_invitations";

    private final Database database;

    /** Made by the component runtime. */
    @Activate
    public JdbcAdmissionStore(@Reference Database database) {
        this.database = database;
    }

    /** The room's row is the lock under which what belongs to it is changed. */
    private static void lock(Transaction tx, RoomId room) throws SQLException, ConflictException {
        boolean there = tx.one(
                        "SELECT name FROM rooms" + OF_ROOM + " FOR UPDATE",
                        row -> row.getString(1),
                        room.city(),
                        room.owner(),
                        room.name())
                .isPresent();
        if (!there) {
            throw new ConflictException(StoreReasons.GONE);
        }
    }

    private static List<String> words(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }

    @Override
    public CompletionStage<StoreResult<Admission>> admission(RoomId room, Executor executor) {
        return database.ask(tx -> read(tx, room), executor);
    }

    private static Admission read(Transaction tx, RoomId room) throws SQLException {
        List<String> moderators = tx.all(
                "SELECT resident_id FROM room_moderators" + OF_ROOM,
                row -> row.getString(1),
                room.city(),
                room.owner(),
                room.name());
        Admission lists = tx.one(
                        "SELECT people, domains, with_card FROM room_admissions" + OF_ROOM,
                        row -> new Admission(
                                words(row.getString(1)),
                                words(row.getString(2)),
                                row.getBoolean(3),
                                Admission.DEFAULT.moderators()),
                        room.city(),
                        room.owner(),
                        room.name())
                .orElse(Admission.DEFAULT);
        return new Admission(lists.people(), lists.domains(), lists.withCard(), new HashSet<>(moderators));
    }

    @Override
    public CompletionStage<StoreResult<Admission>> admit(RoomId room, Admission admission, Executor executor) {
        return database.ask(
                tx -> {
                    lock(tx, room);
                    delete(tx, "room_admissions", room);
                    tx.update(
                            "INSERT INTO room_admissions (city, owner, name, people, domains, with_card)"
                                    + " VALUES (?, ?, ?, ?, ?, ?)",
                            room.city(),
                            room.owner(),
                            room.name(),
                            String.join("\n", admission.people()),
                            String.join("\n", admission.domains()),
                            admission.withCard());
                    return read(tx, room);
                },
                executor);
    }

    private static void delete(Transaction tx, String table, RoomId room) throws SQLException {
        tx.update("DELETE FROM " + table + OF_ROOM, room.city(), room.owner(), room.name());
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> setModerator(
            RoomId room, String residentId, boolean moderates, Executor executor) {
        return database.ask(
                tx -> {
                    lock(tx, room);
                    boolean was = tx.update(
                                    "DELETE FROM room_moderators" + OF_ROOM + " AND resident_id = ?",
                                    room.city(),
                                    room.owner(),
                                    room.name(),
                                    residentId)
                            > 0;
                    if (moderates) {
                        tx.update(
                                "INSERT INTO room_moderators (city, owner, name, resident_id) VALUES (?, ?, ?, ?)",
                                room.city(),
                                room.owner(),
                                room.name(),
                                residentId);
                    }
                    return was != moderates;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredBan>>> bans(RoomId room, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        "SELECT id, known_by, shown, since FROM room_bans" + OF_ROOM + " ORDER BY seq",
                        row -> new StoredBan(
                                row.getString(1),
                                words(row.getString(2)),
                                row.getString(3),
                                Instant.ofEpochMilli(row.getLong(4))),
                        room.city(),
                        room.owner(),
                        room.name()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> ban(RoomId room, StoredBan ban, int most, Executor executor) {
        return database.ask(
                tx -> {
                    lock(tx, room);
                    tx.update(
                            "INSERT INTO room_bans (id, city, owner, name, known_by, shown, since)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                            ban.id(),
                            room.city(),
                            room.owner(),
                            room.name(),
                            String.join("\n", ban.keys()),
                            ban.name(),
                            ban.since());
                    tx.update(
                            "DELETE FROM room_bans" + OF_ROOM + " AND seq NOT IN (SELECT seq FROM room_bans" + OF_ROOM
                                    + " ORDER BY seq DESC FETCH FIRST ? ROWS ONLY)",
                            room.city(),
                            room.owner(),
                            room.name(),
                            room.city(),
                            room.owner(),
                            room.name(),
                            Math.max(1, most));
                    return true;
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> unban(RoomId room, String banId, Executor executor) {
        return database.ask(tx -> remove(tx, "room_bans", room, banId), executor);
    }

    private static boolean remove(Transaction tx, String table, RoomId room, String id) throws SQLException {
        return tx.update("DELETE FROM " + table + OF_ROOM + " AND id = ?", room.city(), room.owner(), room.name(), id)
                > 0;
    }

    @Override
    public CompletionStage<StoreResult<Invitation>> invite(Invitation invitation, int most, Executor executor) {
        RoomId room = invitation.room();
        return database.ask(
                tx -> {
                    lock(tx, room);
                    long there = tx.one(
                                    "SELECT COUNT(*) FROM room_invitations" + OF_ROOM,
                                    row -> row.getLong(1),
                                    room.city(),
                                    room.owner(),
                                    room.name())
                            .orElse(0L);
                    if (there >= most) {
                        throw new ConflictException(Reason.TOO_MANY.saying(
                                "The room has as many invitations as this city allows: " + most + ". Remove some."));
                    }
                    tx.update(
                            "INSERT INTO room_invitations (id, city, owner, name, token_hash, label, created_at,"
                                    + " expires_at, uses, entries, recipient) VALUES (?, ?, ?, ?, ?, ?, ?, "
                                    + number(invitation.expires().map(Instant::toEpochMilli)) + ", "
                                    + number(invitation.uses()) + ", ?, ?)",
                            invitation.id(),
                            room.city(),
                            room.owner(),
                            room.name(),
                            invitation.tokenHash(),
                            invitation.label(),
                            invitation.created(),
                            invitation.entries(),
                            invitation.to());
                    return invitation;
                },
                executor);
    }

    /** PostgreSQL takes no text for an absent number: it is written into the statement, as it is one. */
    private static String number(Optional<? extends Number> number) {
        return number.map(n -> Long.toString(n.longValue())).orElse("NULL");
    }

    private static Invitation read(ResultSet row) throws SQLException {
        long expires = row.getLong(8);
        Optional<Instant> until = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expires));
        int uses = row.getInt(9);
        Optional<Integer> most = row.wasNull() ? Optional.empty() : Optional.of(uses);
        return new Invitation(
                row.getString(1),
                new RoomId(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(11),
                Instant.ofEpochMilli(row.getLong(7)),
                until,
                most,
                row.getInt(10));
    }

    @Override
    public CompletionStage<StoreResult<List<Invitation>>> invitations(RoomId room, Executor executor) {
        return database.ask(
                tx -> tx.all(
                        INVITATIONS + OF_ROOM + " ORDER BY seq DESC",
                        JdbcAdmissionStore::read,
                        room.city(),
                        room.owner(),
                        room.name()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<Invitation>>> enter(
            String city, String tokenHash, Instant now, Executor executor) {
        return database.ask(
                tx -> {
                    boolean counted = tx.update(
                                    "UPDATE room_invitations SET entries = entries + 1 WHERE city = ?"
                                            + " AND token_hash = ? AND (expires_at IS NULL OR expires_at > ?)"
                                            + " AND (uses IS NULL OR entries < uses)",
                                    city,
                                    tokenHash,
                                    now)
                            > 0;
                    return counted
                            ? tx.one(INVITATIONS + " WHERE token_hash = ?", JdbcAdmissionStore::read, tokenHash)
                            : Optional.<Invitation>empty();
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> uninvite(RoomId room, String invitationId, Executor executor) {
        return database.ask(tx -> remove(tx, "room_invitations", room, invitationId), executor);
    }
}
