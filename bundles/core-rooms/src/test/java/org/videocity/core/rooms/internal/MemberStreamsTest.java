package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.ELSEWHERE;
import static org.videocity.core.rooms.internal.CityFixture.GUEST;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.get;
import static org.videocity.core.rooms.internal.CityFixture.resident;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Audience;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomAct;

/** Streams of members bear their names and end with them; guests of one address are told apart. */
class MemberStreamsTest {
    private final CityFixture city = new CityFixture();
    private final CityFixture.Ear ear = new CityFixture.Ear();
    private final CityFixture.Source source = new CityFixture.Source();
    private final CityFixture.Source other = new CityFixture.Source();

    @AfterEach
    void close() {
        city.close();
    }

    private static PublishRequest of(EnterResult.Entered member, Identity who, String stream, InetSocketAddress from) {
        String key = member.ticket().returnKey();
        return new PublishRequest(HALL, who, stream, "test", from, Audience.EVERYONE, key);
    }

    private PublishResult publish(PublishRequest request, CityFixture.Source by) {
        return get(city.rooms.publish(request, by, HERE_AND_NOW));
    }

    private PublicationFeed live(EnterResult.Entered member, String stream, CityFixture.Source by) {
        Identity who = member.ticket().member().identity();
        return ((PublishResult.Published) publish(of(member, who, stream, HERE), by)).feed();
    }

    private static String id(EnterResult.Entered member) {
        return member.ticket().member().id();
    }

    private void mute(EnterResult.Entered owner, EnterResult.Entered member) {
        RoomAct act = new RoomAct(RoomAct.Kind.MUTE, id(member), false);
        assertThat(get(owner.room().act(act, HERE_AND_NOW))).isEmpty();
    }

    @Test
    void aMembersStreamBearsTheMembersName() {
        EnterResult.Entered ada = city.inside(HALL, "Ada", ear);
        Publication publication = live(ada, "camera-abcd", source).publication();
        assertThat(publication.publisher()).isEqualTo("Ada");
        assertThat(publication.memberId()).contains(id(ada));
        assertThat(city.live(HALL, GUEST, "obs", other).publication().memberId())
                .isEmpty();
    }

    @Test
    void itEndsWhenTheMemberLeaves() {
        EnterResult.Entered ada = city.inside(HALL, "Ada", new CityFixture.Ear());
        EnterResult.Entered bob = city.inside(HALL, "Bob", ear);
        live(ada, "camera-abcd", source);
        live(bob, "camera-efgh", other);
        ada.room().leave(Reason.LEFT);
        city.settle();
        assertThat(source.told).containsExactly(Reason.LEFT);
        assertThat(other.told).isEmpty();
        assertThat(ear.heard).contains("unpublished camera-abcd left", "left Ada left");
    }

    @Test
    void oneGuestOfAnAddressIsMutedAndTheOtherSpeaksOn() {
        EnterResult.Entered owner = (EnterResult.Entered) city.enter(HALL, city.owner(), "", ear);
        EnterResult.Entered ada = city.inside(HALL, "Ada", new CityFixture.Ear());
        EnterResult.Entered bob = city.inside(HALL, "Bob", new CityFixture.Ear());
        live(ada, "camera-abcd", source);
        live(bob, "camera-efgh", other);
        mute(owner, ada);
        city.settle();
        assertThat(source.told).containsExactly(Reason.MUTED);
        assertThat(other.told).isEmpty();
        assertThat(publish(of(ada, GUEST, "camera-abcd", HERE), source))
                .isEqualTo(new PublishResult.Refused(Reason.MUTED));
    }

    @Test
    void aMemberTakenOutTakesItsStreamsAlong() {
        EnterResult.Entered owner = (EnterResult.Entered) city.enter(HALL, city.owner(), "", ear);
        EnterResult.Entered ada = city.inside(HALL, "Ada", new CityFixture.Ear());
        live(ada, "camera-abcd", source);
        live(ada, "screen-abcd", other);
        RoomAct act = new RoomAct(RoomAct.Kind.REMOVE, id(ada), false);
        assertThat(get(owner.room().act(act, HERE_AND_NOW))).isEmpty();
        city.settle();
        assertThat(source.told).containsExactly(Reason.REMOVED);
        assertThat(other.told).containsExactly(Reason.REMOVED);
    }

    @Test
    void aPageLoadedAnewTakesItsStreamOverAndNobodyElseDoes() {
        EnterResult.Entered ada = city.inside(HALL, "Ada", new CityFixture.Ear());
        EnterResult.Entered bob = city.inside(HALL, "Bob", new CityFixture.Ear());
        Publication first = live(ada, "camera-abcd", source).publication();
        assertThat(publish(of(bob, GUEST, "camera-abcd", HERE), other))
                .isEqualTo(new PublishResult.Refused(Reason.NAME_TAKEN));
        assertThat(city.publish(HALL, GUEST, "camera-abcd", HERE, other))
                .isEqualTo(new PublishResult.Refused(Reason.NAME_TAKEN));
        String key = ada.ticket().returnKey();
        EnterRequest back = new EnterRequest(HALL, GUEST, "Ada", "test", key);
        EnterResult.Entered again = (EnterResult.Entered) get(city.rooms.enter(back, ear, HERE_AND_NOW));
        assertThat(live(again, "camera-abcd", other).publication()).isSameAs(first);
        assertThat(source.told).containsExactly(Reason.TAKEN_OVER);
        assertThat(ear.heard).containsExactly("changed camera-abcd");
    }

    @Test
    void aKeyOfNobodyHereOpensNothing() {
        EnterResult.Entered ada = city.inside(HALL, "Ada", new CityFixture.Ear());
        PublishRequest asEve = of(ada, resident("eve"), "camera-abcd", HERE);
        assertThat(publish(asEve, source)).isEqualTo(new PublishResult.Refused(BuildingService.NO_SUCH_MEMBER));
        ada.room().leave(Reason.LEFT);
        city.settle();
        assertThat(publish(of(ada, GUEST, "camera-abcd", HERE), source))
                .isEqualTo(new PublishResult.Refused(BuildingService.NO_SUCH_MEMBER));
    }

    @Test
    void whoMayNotPublishMayNotAsAMember() {
        EnterResult.Entered ada = city.inside(HALL, "Ada", new CityFixture.Ear());
        assertThat(publish(of(ada, GUEST, "camera-abcd", ELSEWHERE), source))
                .isEqualTo(new PublishResult.Refused(Reason.GUESTS_MAY_NOT_PUBLISH));
    }

    @Test
    void aLostConnectionIsWaitedForAsLongAsThePlaceIsKept() {
        EnterResult.Entered ada = city.inside(HALL, "Ada", new CityFixture.Ear());
        live(ada, "camera-abcd", source);
        ada.room().stepOut(Reason.CONNECTION_LOST);
        city.settle();
        assertThat(source.told).isEmpty();
        Optional<Publication> still = city.bus.publications().stream().findFirst();
        assertThat(still).isPresent();
    }
}
