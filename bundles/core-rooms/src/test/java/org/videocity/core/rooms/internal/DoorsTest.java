package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.GUEST;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.STUDY;
import static org.videocity.core.rooms.internal.CityFixture.get;
import static org.videocity.core.rooms.internal.CityFixture.resident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.KnockListener;
import org.videocity.api.room.KnockRequest;
import org.videocity.api.room.KnockResult;
import org.videocity.api.room.Role;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomAct;

class DoorsTest {
    private static final RoomId NOWHERE = RoomId.of("nobody@example.org", "");

    private final CityFixture city = new CityFixture();
    private final CityFixture.Ear ada = new CityFixture.Ear();
    private final CityFixture.Ear bob = new CityFixture.Ear();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        city.close();
    }

    private final KnockListener outside = new KnockListener() {
        @Override
        public void onAdmitted(Optional<String> token) {
            told.add("admitted");
            token.ifPresent(tokens::add);
        }

        @Override
        public void onDeclined(Reason reason) {
            told.add(reason.name());
        }
    };

    private KnockResult knock(RoomId room, Identity who, String name) {
        KnockResult result =
                get(city.rooms.knock(new KnockRequest(room, who, name, "", "May I?\u0007"), outside, HERE_AND_NOW));
        city.settle();
        return result;
    }

    private static String refusal(KnockResult result) {
        return result instanceof KnockResult.Refused refused ? refused.reason().name() : "waiting";
    }

    private Room owner(RoomId room) {
        return ((EnterResult.Entered) city.enter(room, city.owner(), "", ada)).room();
    }

    private Optional<Reason> answer(Room by, boolean admit) {
        return get(by.answer(ada.knocks.peek().id(), admit, HERE_AND_NOW));
    }

    @Test
    void whoeverIsAdmittedComesInAsAMember() {
        Room owner = owner(STUDY);
        assertThat(refusal(knock(STUDY, GUEST, "<b>Eve</b>"))).isEqualTo("waiting");
        assertThat(ada.knocks.peek().name()).isEqualTo("<b>Eve</b>");
        assertThat(ada.knocks.peek().text()).isEqualTo("May I?");
        assertThat(ada.knocks.peek().isVerified()).isFalse();
        assertThat(answer(owner, true)).isEmpty();
        assertThat(told).containsExactly("admitted");
        assertThat(ada.heard).containsExactly("knocking <b>Eve</b>", "knocked ADMITTED");
        Identity eve = FakePasses.visitor(tokens.peek());
        EnterResult.Entered inside = (EnterResult.Entered) city.enter(STUDY, eve, "Eve", bob);
        assertThat(inside.room().self().role()).isEqualTo(Role.MEMBER);
        assertThat(answer(owner, true)).contains(Moderation.NO_SUCH_KNOCK);
        assertThat(city.enter(STUDY, GUEST, "", bob)).isEqualTo(new EnterResult.Refused(Reason.KEY_REQUIRED));
    }

    @Test
    void whoeverIsDeclinedStaysOutside() {
        Room owner = owner(STUDY);
        knock(STUDY, resident("bob"), "Somebody else");
        assertThat(ada.knocks.peek().name()).isEqualTo("bob");
        assertThat(ada.knocks.peek().isVerified()).isTrue();
        assertThat(answer(owner, false)).isEmpty();
        assertThat(told).containsExactly("declined");
        assertThat(city.enter(STUDY, resident("bob"), "", bob)).isEqualTo(new EnterResult.Refused(Reason.NOT_ALLOWED));
    }

    @Test
    void nobodyCanTellARoomThatIsThereFromOneThatIsNot() {
        for (RoomId room : List.of(STUDY, NOWHERE)) {
            assertThat(refusal(knock(room, GUEST, "Eve"))).isEqualTo("waiting");
            for (int i = 1; i < Knocks.MOST_PER_ROOM; i++) {
                knock(room, GUEST, "Eve");
            }
            assertThat(refusal(knock(room, GUEST, "Eve"))).isEqualTo("limit-reached");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void knocksFromOneAddressAreMeasured() {
        Identity stranger = new Identity("guest:192.0.2.7", Identity.GUEST, "", Map.of());
        List<KnockResult> knocks = new ArrayList<>();
        for (int i = 0; i < Knocks.MOST_PER_PERSON; i++) {
            knocks.add(knock(i == 0 ? STUDY : NOWHERE, stranger, ""));
        }
        assertThat(knocks).allMatch(KnockResult.Waiting.class::isInstance);
        assertThat(refusal(knock(STUDY, stranger, ""))).isEqualTo("limit-reached");
        ((KnockResult.Waiting) knocks.get(0)).withdraw().run();
        city.settle();
        assertThat(refusal(knock(STUDY, stranger, ""))).isEqualTo("waiting");
        for (int i = 0; i < Knocks.KNOCKS_AT_ONCE; i++) {
            if (knock(HALL.equals(STUDY) ? HALL : STUDY, stranger, "") instanceof KnockResult.Waiting waiting) {
                waiting.withdraw().run();
                city.settle();
            }
        }
        assertThat(refusal(knock(NOWHERE, stranger, ""))).isEqualTo("limit-reached");
    }

    @Test
    void whoComesLaterHearsWhoStillKnocks() {
        knock(STUDY, GUEST, "Eve");
        KnockResult second = knock(STUDY, GUEST, "Mallory");
        ((KnockResult.Waiting) second).withdraw().run();
        city.settle();
        owner(STUDY);
        assertThat(ada.heard).containsExactly("knocking Eve");
    }

    @Test
    void aLockedDoorOpensToThoseInsideOnly() {
        Room owner = owner(HALL);
        assertThat(refusal(knock(HALL, GUEST, "Eve"))).isEqualTo("door-open");
        assertThat(get(owner.act(new RoomAct(RoomAct.Kind.LOCK, "", false), HERE_AND_NOW)))
                .isEmpty();
        assertThat(ada.heard).containsExactly("room locked");
        assertThat(city.enter(HALL, GUEST, "", bob)).isEqualTo(new EnterResult.Refused(Reason.LOCKED));
        assertThat(city.enter(HALL, city.owner(), "", bob)).isInstanceOf(EnterResult.Entered.class);
        knock(HALL, GUEST, "Eve");
        answer(owner, true);
        Identity eve = FakePasses.visitor(tokens.peek());
        assertThat(city.enter(HALL, eve, "", bob)).isInstanceOf(EnterResult.Entered.class);
        assertThat(get(owner.act(new RoomAct(RoomAct.Kind.UNLOCK, "", false), HERE_AND_NOW)))
                .isEmpty();
        assertThat(city.enter(HALL, GUEST, "", bob)).isInstanceOf(EnterResult.Entered.class);
    }

    @Test
    void onlyThoseWhoModerateAnswer() {
        owner(STUDY);
        city.grant(resident("bob"), org.videocity.api.identity.GrantName.ENTER, STUDY);
        Room visitor = ((EnterResult.Entered) city.enter(STUDY, resident("bob"), "", bob)).room();
        knock(STUDY, GUEST, "Eve");
        assertThat(answer(visitor, true)).contains(Reason.NOT_ALLOWED);
        assertThat(bob.knocks).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void admissionByAKnockIsForTheSession() {
        Room owner = owner(STUDY);
        knock(STUDY, GUEST, "Eve");
        answer(owner, true);
        owner.leave(Reason.LEFT);
        city.settle();
        assertThat(city.passes.revoked).containsExactly("ada@example.org/Study knock");
    }

    @Test
    void whoeverWasBannedIsNotHeardWhenTheyKnockAsSomebodyNew() {
        Room owner = owner(STUDY);
        knock(STUDY, GUEST, "Eve");
        answer(owner, true);
        ada.knocks.clear();
        Identity eve = FakePasses.visitor(tokens.peek());
        Room inside = ((EnterResult.Entered) city.enter(STUDY, eve, "Eve", bob)).room();
        assertThat(get(owner.act(new RoomAct(RoomAct.Kind.BAN, inside.self().id(), false), HERE_AND_NOW)))
                .isEmpty();
        city.settle();
        ada.heard.clear();
        assertThat(refusal(knock(STUDY, eve, "Eve"))).isEqualTo("banned");
        assertThat(refusal(knock(STUDY, GUEST, "Somebody else")))
                .as("as at a door with nobody behind it")
                .isEqualTo("waiting");
        assertThat(ada.heard).isEmpty();
        Room later = owner(STUDY);
        assertThat(ada.knocks).as("who comes later does not hear it either").isEmpty();
        assertThat(get(later.answer("unknown", true, HERE_AND_NOW))).contains(Moderation.NO_SUCH_KNOCK);
        Identity elsewhere = new Identity("guest:192.0.2.7", Identity.GUEST, "", Map.of());
        knock(STUDY, elsewhere, "Mallory");
        assertThat(ada.heard).contains("knocking Mallory");
        city.grant(FakePasses.visitor("card"), org.videocity.api.identity.GrantName.ENTER, STUDY);
        assertThat(city.enter(STUDY, FakePasses.visitor("card"), "", bob))
                .as("a card of the household opens still")
                .isInstanceOf(EnterResult.Entered.class);
        assertThat(get(owner.act(new RoomAct(RoomAct.Kind.UNBAN, ada.bans.get(0).id(), false), HERE_AND_NOW)))
                .isEmpty();
        knock(STUDY, GUEST, "Eve again");
        assertThat(ada.heard).contains("knocking Eve again");
    }

    @Test
    void aBannedGuestIsToldSoAtTheLockedDoorOfAPublicRoom() {
        Room owner = owner(HALL);
        Room guest = ((EnterResult.Entered) city.enter(HALL, GUEST, "", bob)).room();
        get(owner.act(new RoomAct(RoomAct.Kind.BAN, guest.self().id(), false), HERE_AND_NOW));
        get(owner.act(new RoomAct(RoomAct.Kind.LOCK, "", false), HERE_AND_NOW));
        assertThat(refusal(knock(HALL, GUEST, "Eve"))).isEqualTo("banned");
        assertThat(refusal(knock(HALL, FakePasses.visitor("t"), "Eve"))).isEqualTo("banned");
        assertThat(ada.knocks).isEmpty();
    }

    @Test
    void anUpdateOfCoreAsksToKnockAgain() {
        knock(STUDY, GUEST, "Eve");
        city.city.deactivate();
        assertThat(told).containsExactly("restarting");
    }
}
