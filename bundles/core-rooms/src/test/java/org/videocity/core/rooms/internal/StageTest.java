package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.ELSEWHERE;
import static org.videocity.core.rooms.internal.CityFixture.GUEST;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.STUDY;
import static org.videocity.core.rooms.internal.CityFixture.get;
import static org.videocity.core.rooms.internal.CityFixture.key;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.GuestsMayPublish;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;

class StageTest {
    private static final Identity KEY = key("k1");

    private final CityFixture city = new CityFixture();
    private final CityFixture.Ear ada = new CityFixture.Ear();
    private final CityFixture.Source source = new CityFixture.Source();

    @AfterEach
    void close() {
        city.close();
    }

    private void refused(PublishResult result, Reason why) {
        assertThat(result).isEqualTo(new PublishResult.Refused(why));
    }

    @Test
    void membersHearWhatIsLiveAndWhatIsNoLonger() {
        city.inside(HALL, "Ada", ada);
        PublicationFeed feed = city.live(HALL, GUEST, "cam", source);
        feed.tracks(java.util.List.of(), java.util.List.of());
        feed.end(Reason.UNPUBLISHED);
        city.settle();
        assertThat(ada.heard).containsExactly("published cam", "changed cam", "unpublished cam unpublished");
        assertThat(source.told).isEmpty();
    }

    @Test
    void aStreamAloneKeepsTheRoomOpen() {
        PublicationFeed feed = city.live(HALL, GUEST, "cam", source);
        assertThat(get(city.rooms.look(HALL, GUEST, HERE_AND_NOW)).orElseThrow().isOpen())
                .isTrue();
        feed.end(Reason.UNPUBLISHED);
        city.settle();
        assertThat(get(city.rooms.look(HALL, GUEST, HERE_AND_NOW)).orElseThrow().isOpen())
                .isFalse();
    }

    @Test
    void guestsPublishFromWhereTheCityOrTheRoomAllowsIt() {
        refused(city.publish(HALL, GUEST, "a", ELSEWHERE, source), Reason.GUESTS_MAY_NOT_PUBLISH);
        assertThat(city.publish(HALL, GUEST, "a", HERE, source)).isInstanceOf(PublishResult.Published.class);
        policy(GuestsMayPublish.EVERYWHERE);
        assertThat(city.publish(HALL, GUEST, "b", ELSEWHERE, source)).isInstanceOf(PublishResult.Published.class);
        policy(GuestsMayPublish.NEVER);
        refused(city.publish(HALL, GUEST, "c", HERE, source), Reason.GUESTS_MAY_NOT_PUBLISH);
        refused(city.publish(STUDY, GUEST, "c", HERE, source), Reason.KEY_REQUIRED);
    }

    @Test
    void guestsAreCutOffWhenTheRoomOrTheCityDoesNotAllowItAnyMore() {
        city.configuration.put("guestsMayPublish", "EVERYWHERE");
        changeCity();
        CityFixture.Source far = new CityFixture.Source();
        CityFixture.Source own = new CityFixture.Source();
        city.grant(KEY, GrantName.PUBLISH, HALL);
        city.live(HALL, KEY, "own", own);
        city.live(HALL, GUEST, "near", source);
        city.publish(HALL, GUEST, "far", ELSEWHERE, far);
        city.inside(HALL, "Ada", ada);
        city.configuration.put("guestsMayPublish", "LOOPBACK");
        changeCity();
        assertThat(far.told).containsExactly(Reason.GUESTS_MAY_NOT_PUBLISH);
        assertThat(source.told).isEmpty();
        policy(GuestsMayPublish.NEVER);
        city.settle();
        assertThat(source.told).containsExactly(Reason.GUESTS_MAY_NOT_PUBLISH);
        assertThat(ada.heard)
                .containsExactly("unpublished far guests-may-not-publish", "unpublished near guests-may-not-publish");
        city.city.define("pid-hall", CityFixture.settings(HALL, false));
        city.settle();
        assertThat(ada.heard).contains("closed key-required");
        assertThat(own.told).isEmpty();
    }

    private void changeCity() {
        city.settings.modified(CityFixture.annotation(RoomsConfiguration.class, city.configuration));
        city.settle();
    }

    private void policy(GuestsMayPublish policy) {
        city.city.define("pid-hall", new RoomSettings(HALL, "", "", true, Optional.of(policy), Set.of()));
    }

    @Test
    void aKeyCountsForItsRoomAndScopeOnly() {
        refused(city.publish(STUDY, KEY, "a", ELSEWHERE, source), Reason.NOT_ALLOWED);
        city.grant(KEY, GrantName.WATCH, STUDY);
        refused(city.publish(STUDY, KEY, "a", ELSEWHERE, source), Reason.NOT_ALLOWED);
        city.grant(KEY, GrantName.PUBLISH, STUDY);
        assertThat(city.publish(STUDY, KEY, "a", ELSEWHERE, source)).isInstanceOf(PublishResult.Published.class);
        refused(city.publish(HALL, KEY, "a", HERE, source), Reason.NOT_ALLOWED);
    }

    @Test
    void theSameKeyTakesItsStreamOverOthersGetNameTaken() {
        city.grant(KEY, GrantName.PUBLISH, HALL);
        city.live(HALL, KEY, "cam", source);
        refused(city.publish(HALL, GUEST, "cam", HERE, new CityFixture.Source()), Reason.NAME_TAKEN);
        city.inside(HALL, "Ada", ada);
        city.live(HALL, KEY, "cam", new CityFixture.Source());
        assertThat(source.told).containsExactly(Reason.TAKEN_OVER);
        assertThat(ada.heard).containsExactly("changed cam");
    }

    @Test
    void aGuestTakesALostStreamUpAgainOnly() {
        PublicationFeed feed = city.live(HALL, GUEST, "cam", source);
        refused(city.publish(HALL, GUEST, "cam", HERE, source), Reason.NAME_TAKEN);
        feed.lost();
        Identity other = new Identity("guest:192.0.2.9", Identity.GUEST, "", Map.of());
        refused(city.publish(HALL, other, "cam", HERE, source), Reason.NAME_TAKEN);
        assertThat(city.publish(HALL, GUEST, "cam", HERE, source)).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void aPlugInPublishesInAnyRoomAndTakesItsOwnStreamOver() {
        Identity plugIn = Identity.plugIn("test-pattern");
        policy(GuestsMayPublish.NEVER);
        assertThat(city.publish(HALL, plugIn, "cam", ELSEWHERE, source)).isInstanceOf(PublishResult.Published.class);
        assertThat(city.publish(STUDY, plugIn, "desk", ELSEWHERE, source)).isInstanceOf(PublishResult.Published.class);
        assertThat(city.publish(HALL, plugIn, "cam", ELSEWHERE, source)).isInstanceOf(PublishResult.Published.class);
        assertThat(source.told).containsExactly(Reason.TAKEN_OVER);
        refused(city.publish(HALL, Identity.plugIn("other"), "cam", HERE, source), Reason.NAME_TAKEN);
    }

    @Test
    void aPlugInWatchesAPrivateRoomWithAGrantOnly() {
        assertThat(city.watch(STUDY, Identity.plugIn("test-pattern"), "cam"))
                .isEqualTo(new WatchResult.Refused(Reason.NOT_ALLOWED));
    }

    @Test
    void badNamesAndLimitsAreSaidPlainly() {
        refused(city.publish(HALL, GUEST, "a b", HERE, source), Reason.BAD_NAME);
        refused(city.publish(HALL, GUEST, "", HERE, source), Reason.BAD_NAME);
        refused(city.publish(HALL, GUEST, "..", HERE, source), Reason.BAD_NAME);
        refused(city.publish(HALL, GUEST, "x".repeat(129), HERE, source), Reason.BAD_NAME);
        city.configuration.put("maxPublicationsPerRoom", 1);
        city.live(HALL, GUEST, "Büro-1.cam_2", source);
        refused(city.publish(HALL, GUEST, "b", HERE, source), Reason.LIMIT_REACHED);
        refused(city.publish(RoomId.of("no@where", ""), GUEST, "b", HERE, source), Reason.NO_SUCH_ROOM);
    }

    @Test
    void withoutABusNothingIsPublishedAndMembersStayWhenItIsReplaced() {
        city.inside(HALL, "Ada", ada);
        city.live(HALL, GUEST, "cam", source);
        city.bus.restart();
        city.links.unsetBus(city.bus);
        city.settle();
        assertThat(source.told).containsExactly(Reason.RESTARTING);
        assertThat(ada.heard).containsExactly("published cam", "unpublished cam restarting");
        refused(city.publish(HALL, GUEST, "cam", HERE, source), Reason.UNAVAILABLE);
        city.links.setBus(new FakeBus());
        assertThat(city.publish(HALL, GUEST, "cam", HERE, source)).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void whoseKeyIsRevokedStopsPublishing() {
        city.grant(KEY, GrantName.PUBLISH, HALL);
        city.live(HALL, KEY, "cam", source);
        city.revoke(KEY, GrantName.PUBLISH, HALL);
        new Revocations(city.city).onRevoked(new Grant(KEY.id(), GrantName.PUBLISH, HALL, Optional.empty()));
        city.settle();
        assertThat(source.told).containsExactly(Reason.REVOKED);
        assertThat(city.bus.publications()).isEmpty();
    }

    @Test
    void watchingAsksForTheRightAndFindsTheStream() {
        city.live(HALL, GUEST, "cam", source);
        assertThat(city.watch(HALL, GUEST, "cam")).isInstanceOf(WatchResult.Watchable.class);
        assertThat(city.watch(HALL, GUEST, "other")).isEqualTo(new WatchResult.Refused(Reason.NO_SUCH_STREAM));
        assertThat(city.watch(STUDY, GUEST, "cam")).isEqualTo(new WatchResult.Refused(Reason.KEY_REQUIRED));
        city.grant(KEY, GrantName.ENTER, STUDY);
        assertThat(city.watch(STUDY, KEY, "cam")).isEqualTo(new WatchResult.Refused(Reason.NOT_ALLOWED));
        city.grant(KEY, GrantName.WATCH, STUDY);
        assertThat(city.watch(STUDY, KEY, "cam")).isEqualTo(new WatchResult.Refused(Reason.NO_SUCH_STREAM));
    }

    @Test
    void whoWaitsForAStreamGetsItWhenItComesOrHearsThatItDidNot() {
        CompletionStage<WatchResult> patient =
                city.rooms.watch(new WatchRequest(HALL, GUEST, "", "cam", 60_000), HERE_AND_NOW);
        CompletionStage<WatchResult> hasty =
                city.rooms.watch(new WatchRequest(HALL, GUEST, "", "never", 10), HERE_AND_NOW);
        PublicationFeed feed = city.live(HALL, GUEST, "cam", source);
        assertThat(get(patient)).isEqualTo(new WatchResult.Watchable(feed.publication()));
        assertThat(get(hasty)).isEqualTo(new WatchResult.Refused(Reason.NO_SUCH_STREAM));
        CompletionStage<WatchResult> late =
                city.rooms.watch(new WatchRequest(HALL, GUEST, "", "later", 60_000), HERE_AND_NOW);
        city.city.deactivate();
        assertThat(get(late)).isEqualTo(new WatchResult.Refused(Reason.RESTARTING));
        assertThat(source.told).containsExactly(Reason.RESTARTING);
    }

    @Test
    void aStreamForOneMemberIsSeenByThatMemberOnly() {
        EnterResult.Entered inside = city.inside(HALL, "Ada", ada);
        CityFixture.Ear bob = new CityFixture.Ear();
        EnterResult.Entered other = city.inside(HALL, "Bob", bob);
        String adasId = inside.room().self().id();
        get(city.rooms.publish(
                new PublishRequest(HALL, GUEST, "mix", "test", HERE, new Audience.Members(Set.of(adasId))),
                source,
                HERE_AND_NOW));
        city.settle();
        assertThat(ada.heard).contains("published mix");
        assertThat(bob.heard).isEmpty();
        assertThat(get(inside.room().snapshot(HERE_AND_NOW)).publications()).hasSize(1);
        assertThat(get(other.room().snapshot(HERE_AND_NOW)).publications()).isEmpty();
        assertThat(city.watch(HALL, GUEST, "mix")).isInstanceOf(WatchResult.Refused.class);
        assertThat(get(city.rooms.watch(new WatchRequest(HALL, GUEST, adasId, "mix", 0), HERE_AND_NOW)))
                .isInstanceOf(WatchResult.Watchable.class);
    }
}
