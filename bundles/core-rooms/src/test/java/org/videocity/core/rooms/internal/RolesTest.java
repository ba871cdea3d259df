package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.GUEST;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.get;
import static org.videocity.core.rooms.internal.CityFixture.key;
import static org.videocity.core.rooms.internal.CityFixture.resident;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Role;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomAct;
import org.videocity.api.room.RoomAct.Kind;

class RolesTest {
    private static final Identity BOB = resident("bob");
    private static final Identity EVE = resident("eve");

    private final CityFixture city = new CityFixture();
    private final CityFixture.Ear owners = new CityFixture.Ear();
    private final CityFixture.Ear bobs = new CityFixture.Ear();
    private final CityFixture.Ear eves = new CityFixture.Ear();
    private Room owner;
    private Room bob;
    private Room eve;

    @BeforeEach
    void comeIn() {
        owner = enter(city.owner(), owners);
        bob = enter(BOB, bobs);
        eve = enter(EVE, eves);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private Room enter(Identity who, CityFixture.Ear ear) {
        return ((EnterResult.Entered) city.enter(HALL, who, "", ear)).room();
    }

    private Optional<Reason> act(Room by, Kind kind, String target) {
        return get(by.act(new RoomAct(kind, target, false), HERE_AND_NOW));
    }

    private Optional<Reason> act(Room by, Kind kind, Room on) {
        return act(by, kind, on.self().id());
    }

    private Optional<Reason> say(Room by) {
        return get(by.send(Recipient.EVERYONE, ChatMessage.TYPE, new ChatMessage("hi").body(), HERE_AND_NOW));
    }

    @Test
    void everybodyIsWhatTheyAre() {
        assertThat(owner.self().role()).isEqualTo(Role.OWNER);
        assertThat(bob.self().role()).isEqualTo(Role.MEMBER);
        assertThat(enter(GUEST, new CityFixture.Ear()).self().role()).isEqualTo(Role.GUEST);
        assertThat(enter(key("k"), new CityFixture.Ear()).self().role()).isEqualTo(Role.MEMBER);
        city.grant(key("m"), GrantName.MODERATE, HALL);
        assertThat(enter(key("m"), new CityFixture.Ear()).self().role()).isEqualTo(Role.MODERATOR);
    }

    @Test
    void nobodyActsWhoKeepsNoOrder() {
        for (Kind kind : Kind.values()) {
            assertThat(act(bob, kind, eve)).as(kind.word()).contains(Reason.NOT_ALLOWED);
        }
        assertThat(eves.heard).isEmpty();
    }

    @Test
    void nobodyActsOnTheOwnerAndModeratorsNotOnEachOther() {
        assertThat(act(owner, Kind.MAKE_MODERATOR, bob)).isEmpty();
        assertThat(act(owner, Kind.MAKE_MODERATOR, eve)).isEmpty();
        assertThat(bob.self().role()).isEqualTo(Role.MODERATOR);
        for (Kind kind : new Kind[] {Kind.MUTE, Kind.REMOVE, Kind.BAN, Kind.END_MODERATOR, Kind.MAKE_MODERATOR}) {
            assertThat(act(bob, kind, owner).map(Reason::name)).contains("not-allowed");
            assertThat(act(bob, kind, eve).map(Reason::name)).contains("not-allowed");
        }
        assertThat(act(owner, Kind.MUTE, owner).map(Reason::name)).contains("not-allowed");
        assertThat(act(owner, Kind.END_MODERATOR, eve)).isEmpty();
        assertThat(act(bob, Kind.MUTE, eve)).isEmpty();
        assertThat(eve.self().isMuted()).isTrue();
        assertThat(act(owner, Kind.REMOVE, bob)).isEmpty();
        assertThat(bobs.heard).contains("closed removed");
    }

    @Test
    void moderationThatWasHandedOverOutlivesTheOwnersVisit() {
        act(owner, Kind.MAKE_MODERATOR, bob);
        owner.leave(Reason.LEFT);
        bob.leave(Reason.LEFT);
        city.settle();
        bob = enter(BOB, bobs);
        assertThat(bob.self().role()).isEqualTo(Role.MODERATOR);
        assertThat(act(bob, Kind.MUTE, eve)).isEmpty();
    }

    @Test
    void whoeverIsMutedNeitherSpeaksNorPublishes() {
        city.grant(EVE, GrantName.PUBLISH, HALL);
        CityFixture.Source source = new CityFixture.Source();
        city.live(HALL, EVE, "cam", source);
        assertThat(act(owner, Kind.MUTE, eve)).isEmpty();
        city.settle();
        assertThat(source.told).containsExactly(Reason.MUTED);
        assertThat(say(eve)).contains(Reason.MUTED);
        assertThat(city.publish(HALL, EVE, "cam", HERE, source)).isEqualTo(new PublishResult.Refused(Reason.MUTED));
        eve.leave(Reason.LEFT);
        city.settle();
        eve = enter(EVE, eves);
        assertThat(eve.self().isMuted()).isTrue();
        assertThat(act(owner, Kind.UNMUTE, eve)).isEmpty();
        assertThat(say(eve)).isEmpty();
        assertThat(city.publish(HALL, EVE, "cam", HERE, source)).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aBanHoldsForEveryPresenceUntilItEnds() {
        CityFixture.Ear phone = new CityFixture.Ear();
        enter(EVE, phone);
        assertThat(act(owner, Kind.BAN, eve)).isEmpty();
        city.settle();
        assertThat(eves.heard).contains("closed removed");
        assertThat(phone.heard).contains("closed removed");
        assertThat(city.enter(HALL, EVE, "", eves)).isEqualTo(new EnterResult.Refused(Reason.BANNED));
        assertThat(city.publish(HALL, EVE, "cam", HERE, new CityFixture.Source()))
                .isEqualTo(new PublishResult.Refused(Reason.BANNED));
        assertThat(owners.bans).extracting(ban -> ban.name() + ban.isLasting()).containsExactly("evefalse");
        assertThat(act(owner, Kind.UNBAN, "none").map(Reason::name)).contains("no-such-ban");
        assertThat(act(owner, Kind.UNBAN, owners.bans.get(0).id())).isEmpty();
        assertThat(owners.bans).isEmpty();
        enter(EVE, eves);
    }

    @Test
    void guestsAreBannedByTheirAddress() {
        Room first = enter(GUEST, eves);
        CityFixture.Ear other = new CityFixture.Ear();
        enter(GUEST, other);
        assertThat(act(owner, Kind.BAN, first)).isEmpty();
        city.settle();
        assertThat(other.heard).contains("closed banned");
        assertThat(city.enter(HALL, GUEST, "", eves)).isEqualTo(new EnterResult.Refused(Reason.BANNED));
        assertThat(city.enter(HALL, FakePasses.visitor("t"), "", eves))
                .isEqualTo(new EnterResult.Refused(Reason.BANNED));
    }

    private EnterResult.Entered page(String returnKey) {
        return (EnterResult.Entered)
                get(city.rooms.enter(new EnterRequest(HALL, GUEST, "", "test", returnKey), eves, HERE_AND_NOW));
    }

    @Test
    void oneGuestIsMutedAndNotAllOfTheAddress() {
        CityFixture.Source camera = new CityFixture.Source();
        EnterResult.Entered mother = page("");
        EnterResult.Entered son = page("");
        city.live(HALL, GUEST, "cam", camera);
        assertThat(act(owner, Kind.MUTE, mother.room())).isEmpty();
        assertThat(say(mother.room())).contains(Reason.MUTED);
        assertThat(son.room().self().isMuted()).isFalse();
        assertThat(say(son.room())).isEmpty();
        assertThat(page("").room().self().isMuted()).isFalse();
        city.settle();
        assertThat(camera.told).as("it may be the son's").isEmpty();

        mother.room().leave(Reason.LEFT);
        city.settle();
        EnterResult.Entered again = page(mother.ticket().returnKey());
        assertThat(again.room().self().isMuted()).as("the same page").isTrue();
        again.room().leave(Reason.LEFT);
        city.settle();
        EnterResult.Entered onceMore = page(again.ticket().returnKey());
        assertThat(onceMore.room().self().isMuted()).isTrue();
        assertThat(act(owner, Kind.UNMUTE, onceMore.room())).isEmpty();
        assertThat(say(onceMore.room())).isEmpty();
    }

    @Test
    void whatGuestsOfAnAddressPublishEndsWhenNoneOfThemMaySpeak() {
        CityFixture.Source camera = new CityFixture.Source();
        EnterResult.Entered mother = page("");
        EnterResult.Entered son = page("");
        city.live(HALL, GUEST, "cam", camera);
        act(owner, Kind.MUTE, mother.room());
        act(owner, Kind.MUTE, son.room());
        city.settle();
        assertThat(camera.told).containsExactly(Reason.MUTED);
        assertThat(city.publish(HALL, GUEST, "cam", HERE, camera)).isEqualTo(new PublishResult.Refused(Reason.MUTED));
        act(owner, Kind.UNMUTE, son.room());
        assertThat(city.publish(HALL, GUEST, "cam", HERE, camera)).isInstanceOf(PublishResult.Published.class);
        act(owner, Kind.REMOVE, son.room());
        city.settle();
        assertThat(camera.told).containsExactly(Reason.MUTED, Reason.MUTED);
        act(owner, Kind.UNMUTE, mother.room());
        city.live(HALL, GUEST, "cam", camera);
        act(owner, Kind.REMOVE, mother.room());
        city.settle();
        assertThat(camera.told).containsExactly(Reason.MUTED, Reason.MUTED, Reason.REMOVED);
    }

    @Test
    void oneGuestModeratesAndNotAllOfTheAddress() {
        EnterResult.Entered mother = page("");
        EnterResult.Entered son = page("");
        assertThat(act(owner, Kind.MAKE_MODERATOR, mother.room())).isEmpty();
        assertThat(mother.room().self().role()).isEqualTo(Role.MODERATOR);
        assertThat(son.room().self().role()).isEqualTo(Role.GUEST);
        assertThat(page("").room().self().role()).isEqualTo(Role.GUEST);
        assertThat(act(owner, Kind.LOCK, "")).isEmpty();
        mother.room().leave(Reason.LEFT);
        city.settle();
        EnterResult.Entered back = page(mother.ticket().returnKey());
        assertThat(back.room().self().role()).isEqualTo(Role.MODERATOR);
        assertThat(act(owner, Kind.END_MODERATOR, back.room())).isEmpty();
        assertThat(back.room().self().role()).isEqualTo(Role.GUEST);
    }

    @Test
    void aModeratorHandsModerationOver() {
        act(owner, Kind.MAKE_MODERATOR, bob);
        assertThat(act(bob, Kind.HAND_OVER, eve)).isEmpty();
        assertThat(eve.self().role()).isEqualTo(Role.MODERATOR);
        assertThat(bob.self().role()).isEqualTo(Role.MEMBER);
        assertThat(act(bob, Kind.MUTE, eve).map(Reason::name)).contains("not-allowed");
        assertThat(act(eve, Kind.MUTE, bob)).isEmpty();
        Room visitor = enter(FakePasses.visitor("t"), bobs);
        city.grant(FakePasses.visitor("u"), GrantName.ENTER, HALL);
        Room welcome = enter(FakePasses.visitor("u"), bobs);
        assertThat(act(eve, Kind.HAND_OVER, visitor).map(Reason::name))
                .as("a guest here: the pass is for another room")
                .contains("not-allowed");
        assertThat(act(eve, Kind.HAND_OVER, welcome)).isEmpty();
        assertThat(welcome.self().role()).isEqualTo(Role.MODERATOR);
        assertThat(eve.self().role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void moderationIsHandedToOthersWhoAreKnownAndTheRoomItselfToNobody() {
        act(owner, Kind.MAKE_MODERATOR, bob);
        Room guest = enter(GUEST, eves);
        Room encoder = enter(key("k"), new CityFixture.Ear());
        for (Room nobody : new Room[] {owner, bob, guest, encoder}) {
            assertThat(act(bob, Kind.HAND_OVER, nobody).map(Reason::name)).contains("not-allowed");
        }
        assertThat(act(bob, Kind.HAND_OVER, "nobody").map(Reason::name)).contains("no-such-member");
        assertThat(get(bob.act(new RoomAct(Kind.HAND_OVER, eve.self().id(), true), HERE_AND_NOW))
                        .map(Reason::name))
                .contains("not-allowed");
        assertThat(act(owner, Kind.HAND_OVER, eve).map(Reason::name)).contains("not-allowed");
        assertThat(owner.self().role()).isEqualTo(Role.OWNER);
        assertThat(bob.self().role()).isEqualTo(Role.MODERATOR);
        assertThat(eve.self().role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void whoModeratesForGoodDoesSoAgainInTheNextSession() {
        Identity carol = resident("carol");
        city.grant(carol, GrantName.MODERATE, HALL);
        Room moderator = enter(carol, bobs);
        assertThat(act(moderator, Kind.HAND_OVER, eve)).isEmpty();
        moderator.leave(Reason.LEFT);
        city.settle();
        moderator = enter(carol, bobs);
        assertThat(moderator.self().role()).as("in this session").isEqualTo(Role.MEMBER);
        assertThat(act(owner, Kind.MAKE_MODERATOR, moderator)).isEmpty();
        assertThat(act(moderator, Kind.HAND_OVER, bob)).isEmpty();
        for (Room room : new Room[] {owner, bob, eve, moderator}) {
            room.leave(Reason.LEFT);
        }
        city.settle();
        assertThat(enter(carol, bobs).self().role()).isEqualTo(Role.MODERATOR);
        assertThat(enter(EVE, eves).self().role()).isEqualTo(Role.MEMBER);
    }

    @Test
    void onlyTheOwnerSaysSomethingForGood() {
        act(owner, Kind.MAKE_MODERATOR, bob);
        assertThat(get(bob.act(new RoomAct(Kind.BAN, eve.self().id(), true), HERE_AND_NOW))
                        .map(Reason::name))
                .contains("not-allowed");
        Room guest = enter(GUEST, eves);
        assertThat(get(owner.act(new RoomAct(Kind.MAKE_MODERATOR, guest.self().id(), true), HERE_AND_NOW))
                        .map(Reason::name))
                .contains("not-allowed");
    }

    @Test
    void aModeratorEndsStreamsButNotTheOwners() {
        act(owner, Kind.MAKE_MODERATOR, bob);
        CityFixture.Source camera = new CityFixture.Source();
        CityFixture.Source ownersCamera = new CityFixture.Source();
        city.live(HALL, GUEST, "cam", camera);
        city.live(HALL, city.owner(), "ada", ownersCamera);
        assertThat(act(bob, Kind.END_STREAM, "cam")).isEmpty();
        assertThat(act(bob, Kind.END_STREAM, "ada").map(Reason::name)).contains("not-allowed");
        assertThat(act(bob, Kind.END_STREAM, "none").map(Reason::name)).contains("no-such-stream");
        city.settle();
        assertThat(camera.told).hasSize(1);
        assertThat(ownersCamera.told).isEmpty();
    }

    @Test
    void typingIsToldOnceASecondAndToOthers() {
        for (int i = 0; i < 10; i++) {
            bob.typing();
        }
        city.settle();
        assertThat(eves.heard).containsOnlyOnce("typing bob");
        assertThat(bobs.heard).doesNotContain("typing bob");
    }

    @Test
    void whenARoomBecomesPrivateItsVisitorsGo() {
        city.city.define("pid-hall", CityFixture.settings(HALL, false));
        city.settle();
        assertThat(bobs.heard).contains("closed revoked");
        assertThat(owners.heard).noneMatch(heard -> heard.startsWith("closed"));
    }
}
