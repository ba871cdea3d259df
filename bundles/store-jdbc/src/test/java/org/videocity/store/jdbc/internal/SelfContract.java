package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.confirmation;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;
import static org.videocity.store.jdbc.internal.Stores.resident;
import static org.videocity.store.jdbc.internal.Stores.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.Confirmation;
import org.videocity.api.store.Move;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/** What every database must do alike when people move in and away, say what they are about, and leave. */
abstract class SelfContract {
    private final Resident ada = resident(anyId(), anyId() + "@example.org");
    private DataSource source;
    private Stores stores;

    /** Yields a database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        source = emptyDatabase();
        stores = new Stores(source);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private void reopen() {
        stores.close();
        stores = new Stores(source);
    }

    private Resident ada() {
        return done(stores.residents.create(ada, List.of(room(ada, "")), HERE));
    }

    @Test
    void anInvitationIsUsedUpWithTheHomeItIsForOrNotAtAll() {
        Confirmation invitation = confirmation(ada, anyId(), 60);
        done(stores.confirmations.put(invitation, 3, HERE));
        List<StoredRoom> home = List.of(room(ada, ""));
        Resident other = resident(anyId(), ada.address());
        done(stores.residents.create(other, List.of(room(other, "")), HERE));
        assertThat(get(stores.residents.createInvited(ada, home, invitation.id(), HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.TAKEN));
        assertThat(done(stores.confirmations.byLink(invitation.linkHash(), HERE)))
                .as("whoever has a home there already needed none")
                .contains(invitation);
        Resident bob = resident(anyId(), anyId() + "@example.org");
        done(stores.residents.createInvited(bob, List.of(room(bob, "")), invitation.id(), HERE));
        assertThat(done(stores.confirmations.byLink(invitation.linkHash(), HERE)))
                .isEmpty();
        Resident eve = resident(anyId(), anyId() + "@example.org");
        assertThat(get(stores.residents.createInvited(eve, List.of(room(eve, "")), invitation.id(), HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.GONE));
        assertThat(done(stores.residents.byId(eve.id(), HERE))).isEmpty();
    }

    @Test
    void ofManyWhoUseOneInvitationOneMovesIn() {
        Confirmation invitation = confirmation(ada, anyId(), 60);
        done(stores.confirmations.put(invitation, 3, HERE));
        List<CompletionStage<StoreResult<Resident>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Resident one = resident(anyId(), anyId() + "@example.org");
            answers.add(stores.residents.createInvited(one, List.of(room(one, "")), invitation.id(), HERE));
        }
        assertThat(answers.stream()
                        .map(Stores::get)
                        .filter(StoreResult.Done.class::isInstance)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void movesAHomeWithItsRoomsAndKeepsTheOldAddressForAWhile() {
        ada();
        done(stores.rooms.create(room(ada, "Hall"), 5, HERE));
        RoomsHeard news = new RoomsHeard();
        stores.news.addListener(news);
        String there = anyId() + "@example.net";
        Instant until = NOON.plusSeconds(60);
        Resident moved = done(stores.residents.move(ada.id(), there, NOON, until, HERE));
        assertThat(moved.address()).isEqualTo(there);
        assertThat(moved.revision()).isEqualTo(ada.revision() + 1);
        assertThat(done(stores.rooms.ofResident(ada.id(), HERE)))
                .extracting(room -> room.id().path())
                .containsExactly(there, there + "/Hall");
        assertThat(news.heard)
                .filteredOn(word -> !word.equals("ready"))
                .startsWith("moved " + ada.address() + " " + there, "deleted ", "deleted Hall")
                .contains("stored ", "stored Hall");
        Move move = new Move("localhost", ada.address(), there, until);
        reopen();
        assertThat(done(stores.rooms.moves(NOON, HERE))).contains(move);
        assertThat(done(stores.residents.moves(ada.id(), NOON, HERE))).containsExactly(move);
        assertThat(done(stores.residents.left("localhost", ada.address(), NOON, HERE)))
                .contains(move);
        Resident heir = resident(anyId(), ada.address());
        assertThat(get(stores.residents.create(heir, List.of(room(heir, "")), HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.TAKEN));
        assertThat(done(stores.residents.left("localhost", ada.address(), until, HERE)))
                .isEmpty();
        assertThat(done(stores.residents.forgetMoves(until, HERE))).isPositive();
        done(stores.residents.create(heir, List.of(room(heir, "")), HERE));
    }

    @Test
    void nobodyMovesToAnAddressThatIsTakenOrWasLeftNotLongAgo() {
        ada();
        Resident bob = resident(anyId(), anyId() + "@example.org");
        done(stores.residents.create(bob, List.of(room(bob, "")), HERE));
        Instant until = NOON.plusSeconds(60);
        assertThat(get(stores.residents.move(bob.id(), ada.address(), NOON, until, HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.TAKEN));
        String there = anyId() + "@example.net";
        done(stores.residents.move(ada.id(), there, NOON, until, HERE));
        assertThat(get(stores.residents.move(bob.id(), ada.address(), NOON, until, HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.TAKEN));
        assertThat(get(stores.residents.move("nobody", anyId() + "@example.net", NOON, until, HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.GONE));
        String further = anyId() + "@example.com";
        done(stores.residents.move(ada.id(), further, NOON, until, HERE));
        assertThat(done(stores.residents.moves(ada.id(), NOON, HERE)))
                .extracting(Move::to)
                .containsExactly(further, further);
        assertThat(done(stores.residents.move(ada.id(), ada.address(), NOON, until, HERE))
                        .address())
                .isEqualTo(ada.address());
        assertThat(done(stores.residents.left("localhost", ada.address(), NOON, HERE)))
                .isEmpty();
    }

    @Test
    void keepsWhatPeopleAreAboutAndWhetherARoomMayBeFramed() {
        ada();
        Resident about = done(stores.residents.update(ada.about(List.of("tea", "चाय")), HERE));
        reopen();
        assertThat(done(stores.residents.byId(ada.id(), HERE))).contains(about);
        StoredRoom hall = room(ada, "Hall");
        RoomSettings open = new RoomSettings(hall.id(), "", "", true, Optional.empty(), Set.of(), true);
        done(stores.rooms.create(hall.with(open, List.of()), 5, HERE));
        assertThat(done(stores.rooms.byId(hall.id(), HERE)).orElseThrow().settings())
                .isEqualTo(open);
        done(stores.rooms.update(hall.id(), hall, HERE));
        assertThat(done(stores.rooms.byId(hall.id(), HERE))
                        .orElseThrow()
                        .settings()
                        .mayEmbed())
                .isFalse();
    }

    @Test
    void forgetsInTheAuditLogWhoLeft() {
        String her = ada.address();
        String other = "n" + her;
        for (String subject : List.of(her, her + "/Hall", other, "room")) {
            done(stores.audit.append(new AuditEntry(NOON, "localhost", "operator:karaf", "act", subject, ""), HERE));
        }
        note(her, "room", "by " + her);
        note("owner:x@y.org", "club", "Ada L (resident:" + ada.id() + ")");
        assertThat(done(stores.audit.about("localhost", her, 9, HERE)))
                .extracting(AuditEntry::subject)
                .containsExactly(her + "/Hall", her);
        assertThat(done(stores.audit.moved("localhost", her, "countess@example.net", HERE)))
                .isEqualTo(3);
        assertThat(done(stores.audit.about("localhost", "countess@example.net", 9, HERE)))
                .extracting(AuditEntry::subject)
                .containsExactly("countess@example.net/Hall", "countess@example.net");
        assertThat(done(stores.audit.moved("localhost", "countess@example.net", her, HERE)))
                .isEqualTo(3);
        assertThat(done(stores.audit.forget("localhost", ada.id(), her, "somebody who left", HERE)))
                .isEqualTo(5);
        assertThat(done(stores.audit.about("localhost", her, 9, HERE))).isEmpty();
        assertThat(said(6))
                .containsExactly(
                        "owner:x@y.org club ",
                        "somebody who left room ",
                        "operator:karaf room ",
                        "operator:karaf " + other + " ",
                        "operator:karaf somebody who left ",
                        "operator:karaf somebody who left ");
    }

    /** An address that leads nowhere any more is not forgotten by name when somebody leaves: it must not stand there. */
    @Test
    void theAuditLogKnowsWhoeverMovedByTheNewAddress() {
        String her = ada.address();
        String now = "countess@example.net";
        for (String actor : List.of("resident:" + her, "owner:" + her, "moderator:n" + her, "operator:karaf")) {
            note(actor, "club", "");
        }
        done(stores.audit.moved("localhost", her, now, HERE));
        assertThat(said(4))
                .containsExactly(
                        "operator:karaf club ",
                        "moderator:n" + her + " club ",
                        "owner:" + now + " club ",
                        "resident:" + now + " club ");
        assertThat(done(stores.audit.about("localhost", now, 9, HERE)))
                .extracting(AuditEntry::actor)
                .containsExactly("resident:" + now);
    }

    private void note(String actor, String subject, String detail) {
        done(stores.audit.append(new AuditEntry(NOON, "localhost", actor, "act", subject, detail), HERE));
    }

    private List<String> said(int most) {
        return done(stores.audit.latest(most, HERE)).stream()
                .map(entry -> entry.actor() + " " + entry.subject() + " " + entry.detail())
                .toList();
    }

    @Test
    void whatConcernsOthersStaysInTheAuditLog() {
        String her = ada.address();
        List<String> ofOthers = List.of(
                "Ada (resident:" + ada.id() + "0)",
                "Ada L (resident:0" + ada.id() + ")",
                "Ada L (guest:192.0.2.7)",
                "mailed to an" + her,
                "mailed to x.y@" + her,
                "mailed to " + her + ".uk");
        ofOthers.forEach(detail -> note("owner:x@y.org", "club", detail));
        note("owner:" + her, her + "/Hall", "Bob (resident:b)");
        note("moderator:" + her, "club", "Eve (guest:192.0.2.8)");
        List<String> hers =
                List.of(her, "mailed to " + her + ".", "<" + her + ">", "/" + her + "/Hall", "resident:" + ada.id());
        hers.forEach(detail -> note("owner:x@y.org", "club", detail));
        note("resident:" + her, "", "from 192.0.2.9");
        note("operator:karaf", her, "until tomorrow");
        done(stores.audit.forget("localhost", ada.id(), her, "somebody who left", HERE));
        List<String> left = said(ofOthers.size() + hers.size() + 4);
        assertThat(left.subList(0, 2)).containsExactly("operator:karaf somebody who left ", "somebody who left  ");
        assertThat(left.subList(2, 2 + hers.size())).containsOnly("owner:x@y.org club ");
        assertThat(left.subList(2 + hers.size(), 4 + hers.size()))
                .containsExactly(
                        "somebody who left club Eve (guest:192.0.2.8)",
                        "somebody who left somebody who left Bob (resident:b)");
        assertThat(left.subList(4 + hers.size(), left.size()))
                .containsExactlyInAnyOrderElementsOf(
                        ofOthers.stream().map("owner:x@y.org club "::concat).toList());
    }
}
