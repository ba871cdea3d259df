package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;
import static org.videocity.store.jdbc.internal.Stores.hash;
import static org.videocity.store.jdbc.internal.Stores.resident;
import static org.videocity.store.jdbc.internal.Stores.room;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.Admission;
import org.videocity.api.store.Invitation;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredBan;
import org.videocity.api.store.StoredRoom;

/** What every database must do alike with who may come into a room. */
abstract class AdmissionContract {
    private final Resident ada = resident(anyId(), anyId() + "@example.org");
    private Stores stores;

    /** Yields a database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        stores = new Stores(emptyDatabase());
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private RoomId home() {
        done(stores.residents.create(ada, List.of(room(ada, "")), HERE));
        return new RoomId(ada.city(), ada.address(), "");
    }

    @Test
    void listsAndModeratorsFollowARoom() {
        RoomId home = home();
        StoredRoom tea = done(stores.rooms.create(room(ada, "Tea"), 10, HERE));
        assertThat(done(stores.admissions.admission(tea.id(), HERE))).isEqualTo(Admission.DEFAULT);
        Admission lists =
                new Admission(List.of("bob@example.org", "eve@example.org"), List.of("example.net"), false, Set.of());
        assertThat(done(stores.admissions.admit(tea.id(), lists, HERE))).isEqualTo(lists);
        assertThat(done(stores.admissions.setModerator(tea.id(), ada.id(), true, HERE)))
                .isTrue();
        assertThat(done(stores.admissions.setModerator(tea.id(), ada.id(), true, HERE)))
                .isFalse();
        assertThat(done(stores.admissions.admit(tea.id(), lists, HERE)).moderators())
                .containsExactly(ada.id());
        RoomSettings renamed = room(ada, "Coffee").settings();
        done(stores.rooms.update(tea.id(), tea.with(renamed, List.of()), HERE));
        Admission moved = done(stores.admissions.admission(renamed.id(), HERE));
        assertThat(moved.people()).isEqualTo(lists.people());
        assertThat(moved.admits("x@example.net", "")).isTrue();
        assertThat(moved.admits("x@example.com", "")).isFalse();
        assertThat(moved.admits("x@example.com", ada.id())).isTrue();
        assertThat(done(stores.admissions.admission(tea.id(), HERE))).isEqualTo(Admission.DEFAULT);
        assertThat(get(stores.admissions.admit(tea.id(), lists, HERE)))
                .isEqualTo(new StoreResult.Conflict<>(StoreReasons.GONE));
        assertThat(done(stores.admissions.setModerator(renamed.id(), ada.id(), false, HERE)))
                .isTrue();
        done(stores.rooms.delete(renamed.id(), HERE));
        assertThat(done(stores.admissions.admission(renamed.id(), HERE))).isEqualTo(Admission.DEFAULT);
        assertThat(done(stores.admissions.admission(home, HERE))).isEqualTo(Admission.DEFAULT);
    }

    @Test
    void bansAreBounded() {
        RoomId home = home();
        String run = anyId();
        for (int i = 0; i < 4; i++) {
            StoredBan ban = new StoredBan(run + i, List.of("resident:" + i, "guest:192.0.2.1"), "Eve " + i, NOON);
            done(stores.admissions.ban(home, ban, 3, HERE));
        }
        assertThat(done(stores.admissions.bans(home, HERE)))
                .extracting(StoredBan::name)
                .containsExactly("Eve 1", "Eve 2", "Eve 3");
        assertThat(done(stores.admissions.bans(home, HERE)).get(0).keys())
                .containsExactly("resident:1", "guest:192.0.2.1");
        assertThat(done(stores.admissions.unban(home, run + 2, HERE))).isTrue();
        assertThat(done(stores.admissions.unban(home, run + 2, HERE))).isFalse();
        assertThat(done(stores.admissions.bans(home, HERE))).hasSize(2);
    }

    @Test
    void anInvitationIsUsedUp() {
        RoomId home = home();
        String run = anyId();
        Invitation twice = new Invitation(
                run + 1,
                home,
                hash(run + 1),
                "friends",
                "",
                NOON,
                Optional.of(NOON.plusSeconds(60)),
                Optional.of(2),
                0);
        Invitation always = new Invitation(
                run + 2, home, hash(run + 2), "", "bob@example.org", NOON, Optional.empty(), Optional.empty(), 0);
        done(stores.admissions.invite(twice, 2, HERE));
        done(stores.admissions.invite(always, 2, HERE));
        assertThat(get(stores.admissions.invite(
                                new Invitation(
                                        run + 3,
                                        home,
                                        hash(run + 3),
                                        "",
                                        "bob@example.org",
                                        NOON,
                                        Optional.empty(),
                                        Optional.empty(),
                                        0),
                                2,
                                HERE))
                        .obstacle()
                        .map(Reason::name))
                .contains("too-many");
        assertThat(done(stores.admissions.enter(home.city(), twice.tokenHash(), NOON, HERE))
                        .orElseThrow()
                        .entries())
                .isEqualTo(1);
        assertThat(done(stores.admissions.enter(home.city(), twice.tokenHash(), NOON.plusSeconds(60), HERE)))
                .isEmpty();
        assertThat(done(stores.admissions.enter("other.example", twice.tokenHash(), NOON, HERE)))
                .isEmpty();
        assertThat(done(stores.admissions.enter(home.city(), twice.tokenHash(), NOON, HERE)))
                .isPresent();
        assertThat(done(stores.admissions.enter(home.city(), twice.tokenHash(), NOON, HERE)))
                .isEmpty();
        assertThat(done(stores.admissions.enter(home.city(), always.tokenHash(), NOON, HERE)))
                .isPresent();
        assertThat(done(stores.admissions.invitations(home, HERE)))
                .extracting(Invitation::entries)
                .containsExactly(1, 2);
        assertThat(done(stores.admissions.uninvite(home, always.id(), HERE))).isTrue();
        assertThat(done(stores.admissions.enter(home.city(), always.tokenHash(), NOON, HERE)))
                .isEmpty();
    }

    @Test
    void ofManyWhoUseAnInvitationAtOnceOnlySoManyComeInAsItSays() {
        RoomId home = home();
        String token = hash(anyId());
        done(stores.admissions.invite(
                new Invitation(anyId(), home, token, "", "", NOON, Optional.empty(), Optional.of(3), 0), 2, HERE));
        List<CompletionStage<StoreResult<Optional<Invitation>>>> asked = IntStream.range(0, 24)
                .mapToObj(guest -> stores.admissions.enter(home.city(), token, NOON, HERE))
                .toList();
        assertThat(asked.stream().filter(answer -> done(answer).isPresent())).hasSize(3);
        assertThat(done(stores.admissions.invitations(home, HERE)))
                .extracting(Invitation::entries)
                .containsExactly(3);
    }

    @Test
    void anInvitationFindsItsRoomUnderTheNameItHasNow() {
        home();
        StoredRoom tea = done(stores.rooms.create(room(ada, "Tea"), 10, HERE));
        String token = hash(anyId());
        done(stores.admissions.invite(
                new Invitation(anyId(), tea.id(), token, "", "", NOON, Optional.empty(), Optional.empty(), 0),
                2,
                HERE));
        RoomSettings renamed = room(ada, "Coffee").settings();
        done(stores.rooms.update(tea.id(), tea.with(renamed, List.of()), HERE));
        done(stores.rooms.create(room(ada, "Tea"), 10, HERE));
        assertThat(done(stores.admissions.enter(ada.city(), token, NOON, HERE)).map(Invitation::room))
                .contains(renamed.id());
        done(stores.rooms.delete(renamed.id(), HERE));
        assertThat(done(stores.admissions.enter(ada.city(), token, NOON, HERE))).isEmpty();
    }
}
