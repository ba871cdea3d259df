package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.rooms.internal.CityFixture.GUEST;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.get;

import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.CityListener;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;

class BuildingTest {
    private static final RoomId ATTIC = RoomId.of("ada@example.org", "Attic");

    private final CityFixture city = new CityFixture();
    private final CityFixture.Ear ada = new CityFixture.Ear();
    private final CityFixture.Source source = new CityFixture.Source();

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aRoomIsBuiltInItsConfigurationAndTakenAwayWithIt() {
        RoomSettings attic = new RoomSettings(ATTIC, "Up there", "dust", false, Optional.empty(), Set.of("greeter"));
        assertThat(get(city.building.create(attic, HERE_AND_NOW))).isEmpty();
        assertThat(get(city.building.create(attic, HERE_AND_NOW))).contains(City.ROOM_EXISTS);
        assertThat(city.files.stored()).hasSize(1);
        assertThat(city.files.stored().values().iterator().next().get("title")).isEqualTo("Up there");
        assertThat(get(city.building.rooms(HERE_AND_NOW))).hasSize(3);
        assertThat(get(city.building.remove(ATTIC, HERE_AND_NOW))).isEmpty();
        assertThat(city.files.stored()).isEmpty();
        assertThat(get(city.building.remove(ATTIC, HERE_AND_NOW))).contains(Reason.NO_SUCH_ROOM);
    }

    @Test
    void aRoomThatStandsInAFileIsNotTakenAway() {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("felix.fileinstall.filename", "file:/city/etc/org.videocity.room-hall.cfg");
        city.files.stored().put("pid-hall", properties);
        Reason why = get(city.building.remove(HALL, HERE_AND_NOW)).orElseThrow();
        assertThat(why.is(BuildingService.STANDS_IN_FILE)).isTrue();
        assertThat(why.text()).contains("org.videocity.room-hall.cfg");
        assertThat(city.inside(HALL, "Ada", ada)).isNotNull();
    }

    @Test
    void closingTakesEverybodyOutAndEndsStreamsTheRoomStays() {
        city.inside(HALL, "Ada", ada);
        city.live(HALL, GUEST, "cam", source);
        assertThat(get(city.building.close(HALL, Reason.ROOM_CLOSED, HERE_AND_NOW)))
                .isEmpty();
        city.settle();
        assertThat(ada.heard).containsExactly("published cam", "closed room-closed");
        assertThat(source.told).containsExactly(Reason.ROOM_CLOSED);
        assertThat(city.enter(HALL, GUEST, "", ada)).isInstanceOf(EnterResult.Entered.class);
    }

    @Test
    void oneMemberOrOneStreamIsEnded() {
        EnterResult.Entered inside = city.inside(HALL, "Ada", ada);
        city.live(HALL, GUEST, "cam", source);
        String id = inside.room().self().id();
        assertThat(get(city.building.endStream(HALL, "cam", Reason.KICKED, HERE_AND_NOW)))
                .isEmpty();
        assertThat(get(city.building.endStream(HALL, "cam", Reason.KICKED, HERE_AND_NOW)))
                .contains(Reason.NO_SUCH_STREAM);
        assertThat(get(city.building.kick(HALL, id, Reason.KICKED, HERE_AND_NOW)))
                .isEmpty();
        assertThat(get(city.building.kick(HALL, id, Reason.KICKED, HERE_AND_NOW)))
                .isPresent();
        assertThat(source.told).containsExactly(Reason.KICKED);
        assertThat(ada.heard).containsExactly("published cam", "unpublished cam kicked", "closed kicked");
    }

    @Test
    void aStreamWhosePublisherIsLostIsEndedWithoutTellingIt() {
        city.live(HALL, GUEST, "cam", source).lost();
        assertThat(get(city.building.endStream(HALL, "cam", Reason.KICKED, HERE_AND_NOW)))
                .isEmpty();
        assertThat(city.bus.publications()).isEmpty();
        assertThat(source.told).isEmpty();
    }

    @Test
    void aConfigurationThatGoesAndComesBackClosesNothing() {
        RoomEntry entry = entry("pid-hall", "Hall", "Hall");
        city.inside(HALL, "Ada", ada);
        entry.deactivate();
        entry("pid-hall", "Hall", "The great hall");
        city.settle();
        RoomSnapshot hall = get(city.rooms.look(HALL, GUEST, HERE_AND_NOW)).orElseThrow();
        assertThat(hall.settings().title()).isEqualTo("The great hall");
        assertThat(hall.members()).hasSize(1);
        entry.modified(configuration("Hall", "Hall again"));
        city.settle();
        assertThat(get(city.rooms.look(HALL, GUEST, HERE_AND_NOW))
                        .orElseThrow()
                        .settings()
                        .title())
                .isEqualTo("Hall again");
        assertThat(ada.heard).isEmpty();
    }

    @Test
    void aConfigurationThatGoesForGoodTakesItsRoomAlong() {
        RoomEntry entry = entry("pid-hall", "Hall", "");
        city.inside(HALL, "Ada", ada);
        entry.deactivate();
        await().until(() -> !ada.heard.isEmpty());
        assertThat(ada.heard).containsExactly("closed room-closed");
        assertThat(city.enter(HALL, GUEST, "", ada)).isEqualTo(new EnterResult.Refused(Reason.NO_SUCH_ROOM));
    }

    @Test
    void aConfigurationThatDescribesNoRoomIsLeftOut() {
        entry("pid-odd", "live", "reserved");
        entry("pid-twice", "Hall", "twice");
        city.settle();
        assertThat(get(city.building.rooms(HERE_AND_NOW))).hasSize(2);
    }

    private RoomEntry entry(String pid, String name, String title) {
        return new RoomEntry(city.city, configuration(name, title), Map.of("service.pid", pid));
    }

    private static RoomConfiguration configuration(String name, String title) {
        return CityFixture.annotation(
                RoomConfiguration.class, Map.of("owner", "Ada@Example.org", "name", name, "title", title));
    }

    @Test
    void cityListenersHearOfEveryRoomAndOfChanges() {
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        CityListener listener = new CityListener() {
            @Override
            public void onChanged(RoomSnapshot room) {
                heard.add(room.settings().id().name() + " " + room.members().size());
            }

            @Override
            public void onGone(RoomId room) {
                heard.add("gone " + room.name());
            }
        };
        Installed installed = new Installed(city.city);
        installed.addListener(listener);
        city.settle();
        assertThat(heard).contains("Hall 0", "Study 0");
        city.inside(HALL, "Ada", ada);
        city.settle();
        assertThat(heard).endsWith("Hall 1");
        city.city.thread().runAndWait(() -> city.city.removeNow("pid-hall"));
        assertThat(heard).endsWith("gone Hall");
        installed.removeListener(listener);
        heard.clear();
        city.inside(CityFixture.STUDY.equals(HALL) ? HALL : attic(), "Ada", ada);
        city.settle();
        assertThat(heard).isEmpty();
    }

    private RoomId attic() {
        get(city.building.create(CityFixture.settings(ATTIC, true), HERE_AND_NOW));
        return ATTIC;
    }

    @Test
    void unknownWordsForWhereGuestsPublishFromCloseTheDoor() {
        RoomsSettings settings =
                new RoomsSettings(CityFixture.annotation(RoomsConfiguration.class, Map.of("guestsMayPublish", "yes")));
        assertThat(settings.guestsMayPublish()).isEqualTo(org.videocity.api.room.GuestsMayPublish.NEVER);
        settings.modified(CityFixture.annotation(RoomsConfiguration.class, Map.of("guestsMayPublish", " everywhere ")));
        assertThat(settings.guestsMayPublish()).isEqualTo(org.videocity.api.room.GuestsMayPublish.EVERYWHERE);
    }
}
