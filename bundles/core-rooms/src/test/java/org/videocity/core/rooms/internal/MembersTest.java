package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.GUEST;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.STUDY;
import static org.videocity.core.rooms.internal.CityFixture.get;
import static org.videocity.core.rooms.internal.CityFixture.key;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Room;

class MembersTest {
    private final CityFixture city = new CityFixture();
    private final CityFixture.Ear ada = new CityFixture.Ear();
    private final CityFixture.Ear bob = new CityFixture.Ear();

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void othersHearWhoComesRenamesAndGoes() {
        EnterResult.Entered first = city.inside(HALL, "Ada", ada);
        EnterResult.Entered second = city.inside(HALL, "", bob);
        get(second.room().rename("  Bob\u0007\u202e\n the  Builder ", HERE_AND_NOW));
        second.room().leave(Reason.LEFT);
        second.room().leave(Reason.LEFT);
        city.settle();
        assertThat(first.snapshot().members()).hasSize(1);
        assertThat(second.snapshot().members()).hasSize(2);
        assertThat(ada.heard)
                .containsExactly("entered Guest 1", "entered Bob the Builder", "left Bob the Builder left");
        assertThat(bob.heard).containsExactly("entered Bob the Builder");
        assertThat(second.room().self().displayName()).isEqualTo("Bob the Builder");
        assertThat(get(second.room().rename("x", HERE_AND_NOW))).contains(Reason.LEFT);
    }

    @Test
    void guestsGetTheLowestFreeNumber() {
        Room first = city.inside(HALL, "", ada).room();
        city.inside(HALL, "", bob);
        first.leave(Reason.LEFT);
        EnterResult.Entered third = city.inside(HALL, "", ada);
        assertThat(CityFixture.names(third.snapshot().members())).containsExactlyInAnyOrder("Guest 1", "Guest 2");
    }

    @Test
    void theSessionEndsWithTheLastAndTheNextIsAnother() {
        EnterResult.Entered first = city.inside(HALL, "Ada", ada);
        first.room().leave(Reason.LEFT);
        city.settle();
        assertThat(get(city.rooms.look(HALL, GUEST, HERE_AND_NOW)).orElseThrow().isOpen())
                .isFalse();
        EnterResult.Entered again = city.inside(HALL, "Ada", ada);
        assertThat(again.snapshot().session()).isNotEqualTo(first.snapshot().session());
    }

    @Test
    void aPrivateRoomAsksForAGrant() {
        Identity key = key("k1");
        assertThat(city.enter(STUDY, GUEST, "", ada)).isEqualTo(new EnterResult.Refused(Reason.KEY_REQUIRED));
        assertThat(city.enter(STUDY, key, "", ada)).isEqualTo(new EnterResult.Refused(Reason.NOT_ALLOWED));
        assertThat(get(city.rooms.look(STUDY, key, HERE_AND_NOW))).isEmpty();
        city.grant(key, GrantName.WATCH, STUDY);
        assertThat(city.enter(STUDY, key, "", ada)).isInstanceOf(EnterResult.Entered.class);
        assertThat(get(city.rooms.look(STUDY, key, HERE_AND_NOW))).isPresent();
        city.links.unsetGrants(city);
        assertThat(city.enter(STUDY, key, "", ada)).isEqualTo(new EnterResult.Refused(Reason.UNAVAILABLE));
    }

    @Test
    void whoseGrantIsRevokedHasToGo() {
        Identity key = key("k1");
        city.grant(key, GrantName.WATCH, STUDY);
        city.enter(STUDY, key, "", ada);
        city.enter(HALL, key, "", bob);
        city.revoke(key, GrantName.WATCH, STUDY);
        Revocations revocations = new Revocations(city.city);
        revocations.onRevoked(new Grant(key.id(), GrantName.WATCH, STUDY, Optional.empty()));
        revocations.onRevoked(new Grant(key.id(), GrantName.WATCH, HALL, Optional.empty()));
        city.settle();
        assertThat(ada.heard).containsExactly("closed revoked");
        assertThat(bob.heard).isEmpty();
    }

    @Test
    void afterAnUpdateTheSameMemberComesBack() {
        EnterResult.Entered before = city.inside(HALL, "", ada);
        city.city.deactivate();
        assertThat(ada.heard).containsExactly("closed restarting");
        try (CityFixture next = new CityFixture()) {
            EnterResult.Entered after =
                    (EnterResult.Entered) get(next.rooms.resume(before.ticket(), bob, HERE_AND_NOW));
            assertThat(after.room().self()).isEqualTo(before.room().self());
            assertThat(after.snapshot().session())
                    .isNotEqualTo(before.snapshot().session());
            EnterResult.Entered other = next.inside(HALL, "", ada);
            assertThat(other.room().self().displayName()).isEqualTo("Guest 2");
        }
        assertThat(city.enter(HALL, GUEST, "", ada)).isEqualTo(new EnterResult.Refused(Reason.UNAVAILABLE));
    }

    @Test
    void resumingTwiceClosesTheEarlierHand() {
        EnterResult.Entered before = city.inside(HALL, "Ada", ada);
        get(city.rooms.resume(before.ticket(), bob, HERE_AND_NOW));
        city.settle();
        assertThat(ada.heard).containsExactly("closed taken-over");
        before.room().leave(Reason.LEFT);
        city.settle();
        assertThat(get(city.rooms.look(HALL, GUEST, HERE_AND_NOW)).orElseThrow().members())
                .hasSize(1);
    }

    @Test
    void limitsAndUnknownRoomsAreSaidPlainly() {
        city.configuration.put("maxMembersPerRoom", 1);
        city.inside(HALL, "Ada", ada);
        assertThat(city.enter(HALL, GUEST, "", bob)).isEqualTo(new EnterResult.Refused(Reason.ROOM_FULL));
        assertThat(city.enter(RoomId.of("no@where", ""), GUEST, "", bob))
                .isEqualTo(new EnterResult.Refused(Reason.NO_SUCH_ROOM));
    }

    @Test
    void aRoomIsInOneCityOnly() {
        RoomId elsewhere = new RoomId("other.example", HALL.owner(), HALL.name());
        assertThat(city.enter(elsewhere, GUEST, "Ada", ada)).isEqualTo(new EnterResult.Refused(Reason.NO_SUCH_ROOM));
        assertThat(get(city.rooms.publicRooms("other.example", HERE_AND_NOW))).isEmpty();
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        city.inside(HALL, "Ada", new org.videocity.api.room.RoomListener() {
            @Override
            public void onEntered(org.videocity.api.room.Member member) {
                throw new IllegalStateException("broken");
            }
        });
        city.inside(HALL, "Bob", bob);
        city.inside(HALL, "Eve", ada);
        assertThat(bob.heard).containsExactly("entered Eve");
    }
}
