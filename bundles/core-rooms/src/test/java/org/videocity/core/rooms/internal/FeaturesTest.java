package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.get;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.Reason;
import org.videocity.api.feature.RoomContext;
import org.videocity.api.feature.RoomFeature;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSettings;

class FeaturesTest {
    private final CityFixture city = new CityFixture();
    private final Installed installed = new Installed(city.city);
    private final CityFixture.Ear ada = new CityFixture.Ear();
    private final Greeter greeter = new Greeter();

    @AfterEach
    void close() {
        city.close();
    }

    /** Greets whoever enters, answers what is said to it, and notes what becomes of it. */
    private static final class Greeter implements RoomFeature {
        final Queue<String> notes = new ConcurrentLinkedQueue<>();
        volatile RoomContext context;

        @Override
        public String name() {
            return "greeter";
        }

        @Override
        public AutoCloseable attach(RoomContext room) {
            context = room;
            notes.add("attached " + room.snapshot().settings().id().name());
            room.listen(new RoomListener() {
                @Override
                public void onEntered(Member member) {
                    notes.add("sees " + room.snapshot().members().size());
                    room.send(new Recipient.ToMember(member.id()), "test:hello", "\"hello\"", room.executor());
                }

                @Override
                public void onMessage(RoomMessage message) {
                    notes.add("hears " + message.body());
                    room.send(Recipient.EVERYONE, "test:echo", message.body(), room.executor());
                }

                @Override
                public void onClosed(Reason reason) {
                    notes.add("closed " + reason.name());
                }
            });
            return () -> notes.add("detached");
        }
    }

    @Test
    void itServesARoomFromItsOpeningToItsClosing() {
        installed.addFeature(greeter);
        Room room = city.inside(HALL, "Ada", ada).room();
        city.settle();
        assertThat(ada.heard).containsExactly("message \"hello\"");
        room.leave(Reason.LEFT);
        city.settle();
        assertThat(greeter.notes).containsExactly("attached Hall", "sees 1", "closed room-closed", "detached");
        assertThat(get(greeter.context.send(Recipient.EVERYONE, "x:y", "1", HERE_AND_NOW)))
                .contains(Reason.ROOM_CLOSED);
    }

    @Test
    void itIsAttachedToOpenRoomsWhenInstalledAndDetachedWhenItGoes() {
        city.inside(HALL, "Ada", ada);
        installed.addFeature(greeter);
        city.settle();
        installed.removeFeature(greeter);
        assertThat(greeter.notes).containsExactly("attached Hall", "closed left", "detached");
    }

    @Test
    void itHearsWhatIsForEveryoneOrForItButNotItself() {
        installed.addFeature(greeter);
        Room room = city.inside(HALL, "Ada", ada).room();
        assertThat(get(room.send(new Recipient.ToService("greeter"), "x:y", "1", HERE_AND_NOW)))
                .isEmpty();
        assertThat(get(room.send(Recipient.EVERYONE, "x:y", "2", HERE_AND_NOW))).isEmpty();
        city.settle();
        assertThat(greeter.notes).containsExactly("attached Hall", "sees 1", "hears 1", "hears 2");
        assertThat(ada.messages).extracting(RoomMessage::body).containsExactlyInAnyOrder("\"hello\"", "1", "2", "2");
    }

    @Test
    void aRoomMaySwitchItOff() {
        installed.addFeature(greeter);
        city.inside(HALL, "Ada", ada);
        city.city.define("pid-hall", new RoomSettings(HALL, "", "", true, Optional.empty(), Set.of("greeter")));
        city.settle();
        assertThat(greeter.notes).endsWith("detached");
        city.city.define("pid-hall", new RoomSettings(HALL, "", "", true, Optional.empty(), Set.of()));
        city.settle();
        assertThat(greeter.notes).endsWith("attached Hall");
    }

    @Test
    void whatItPublishesNeitherNeedsARightNorKeepsTheRoomOpen() {
        city.configuration.put("guestsMayPublish", "NEVER");
        installed.addFeature(greeter);
        Room room = city.inside(HALL, "Ada", ada).room();
        CityFixture.Source source = new CityFixture.Source();
        get(greeter.context.publish("slides", source, HERE_AND_NOW));
        city.settle();
        assertThat(ada.heard).contains("published slides");
        room.leave(Reason.LEFT);
        city.settle();
        assertThat(source.told).containsExactly(Reason.ROOM_CLOSED);
        assertThat(city.bus.publications()).isEmpty();
    }

    @Test
    void whenItGoesItsStreamsGo() {
        installed.addFeature(greeter);
        city.inside(HALL, "Ada", ada);
        CityFixture.Source source = new CityFixture.Source();
        get(greeter.context.publish("slides", source, HERE_AND_NOW));
        installed.removeFeature(greeter);
        assertThat(source.told).containsExactly(Reason.UNPUBLISHED);
        city.settle();
        assertThat(ada.heard).contains("unpublished slides unpublished");
    }

    @Test
    void oneThatFailsHarmsNobody() {
        installed.addFeature(new RoomFeature() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public AutoCloseable attach(RoomContext context) {
                context.listen(new CityFixture.Ear());
                throw new IllegalStateException("broken");
            }
        });
        installed.addFeature(greeter);
        city.inside(HALL, "Ada", ada);
        city.settle();
        assertThat(ada.heard).containsExactly("message \"hello\"");
        assertThat(List.copyOf(greeter.notes)).contains("sees 1");
    }
}
