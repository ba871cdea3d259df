package org.videocity.core.rooms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.rooms.internal.CityFixture.GUEST;
import static org.videocity.core.rooms.internal.CityFixture.HALL;
import static org.videocity.core.rooms.internal.CityFixture.HERE_AND_NOW;
import static org.videocity.core.rooms.internal.CityFixture.get;
import static org.videocity.core.rooms.internal.CityFixture.resident;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Role;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomAct;
import org.videocity.api.room.RoomMessage;

/** Members come back to their places: over another connection, and after an update of core. */
class ReturningTest {
    @TempDir
    Path folder;

    private final CityFixture.Ear ada = new CityFixture.Ear();
    private final CityFixture.Ear bob = new CityFixture.Ear();

    private static EnterResult back(CityFixture city, Identity who, String key, CityFixture.Ear ear) {
        return get(city.rooms.enter(new EnterRequest(HALL, who, "Other", "test", key), ear, HERE_AND_NOW));
    }

    private static void say(Room by, String text) {
        assertThat(get(by.send(Recipient.EVERYONE, ChatMessage.TYPE, new ChatMessage(text).body(), HERE_AND_NOW)))
                .isEmpty();
    }

    private static List<String> heardSince(Room room, String session, long sequence) {
        return get(room.since(session, sequence, HERE_AND_NOW)).stream()
                .map(RoomMessage::body)
                .toList();
    }

    @Test
    void aLostConnectionKeepsThePlaceAndTheSession() {
        try (CityFixture city = new CityFixture()) {
            EnterResult.Entered before = city.inside(HALL, "Ada", ada);
            say(before.room(), "one");
            before.room().stepOut(Reason.CONNECTION_LOST);
            EnterResult.Entered other = city.inside(HALL, "Bob", bob);
            assertThat(other.snapshot().members().get(0).isAway()).isTrue();
            say(other.room(), "two");
            Identity elsewhere = new Identity("guest:198.51.100.1", Identity.GUEST, "", Map.of());
            EnterResult.Entered after =
                    (EnterResult.Entered) back(city, elsewhere, before.ticket().returnKey(), ada);
            assertThat(after.room().self().id()).isEqualTo(before.room().self().id());
            assertThat(after.room().self().displayName()).isEqualTo("Ada");
            assertThat(heardSince(after.room(), before.snapshot().session(), 1)).containsExactly("{\"text\":\"two\"}");
            city.settle();
            assertThat(bob.heard).containsExactly("message {\"text\":\"two\"}", "entered Ada");
            assertThat(bob.members.peek().isAway()).isFalse();
        }
    }

    @Test
    void nobodyElseTakesAPlace() {
        try (CityFixture city = new CityFixture()) {
            EnterResult.Entered ours = (EnterResult.Entered) city.enter(HALL, resident("bob"), "", bob);
            String key = ours.ticket().returnKey();
            for (Identity who : List.of(GUEST, resident("eve"))) {
                assertThat(((EnterResult.Entered) back(city, who, key, ada))
                                .room()
                                .self()
                                .id())
                        .isNotEqualTo(ours.room().self().id());
            }
            assertThat(((EnterResult.Entered) back(city, resident("bob"), "x".repeat(43), ada))
                            .room()
                            .self()
                            .id())
                    .isNotEqualTo(ours.room().self().id());
            assertThat(bob.heard).noneMatch(heard -> heard.startsWith("closed"));
            assertThat(((EnterResult.Entered) back(city, resident("bob"), key, ada))
                            .room()
                            .self()
                            .id())
                    .isEqualTo(ours.room().self().id());
            assertThat(bob.heard).contains("closed taken-over");
        }
    }

    @Test
    void whoDoesNotComeBackHasLeft() {
        try (CityFixture city = new CityFixture()) {
            city.configuration.put("returnMillis", 50L);
            city.inside(HALL, "Bob", bob);
            city.inside(HALL, "Ada", ada).room().stepOut(Reason.CONNECTION_LOST);
            await().atMost(Duration.ofSeconds(20)).until(() -> bob.heard.contains("left Ada connection-lost"));
        }
    }

    @Test
    void placesOfThoseAwayAreGivenToOthersWhereItIsFull() {
        try (CityFixture city = new CityFixture()) {
            city.configuration.put("maxMembersPerRoom", 1);
            city.inside(HALL, "Ada", ada).room().stepOut(Reason.CONNECTION_LOST);
            city.settle();
            assertThat(city.inside(HALL, "Bob", bob).snapshot().members()).hasSize(1);
        }
    }

    @Test
    void aSessionGoesOnWithTheNextCore() {
        File file = folder.resolve("sessions").toFile();
        CityFixture first = new CityFixture(new SessionArchive(file));
        EnterResult.Entered owner = (EnterResult.Entered) first.enter(HALL, first.owner(), "", ada);
        EnterResult.Entered bobs = (EnterResult.Entered) first.enter(HALL, resident("bob"), "", bob);
        EnterResult.Entered eves = (EnterResult.Entered) first.enter(HALL, resident("eve"), "", new CityFixture.Ear());
        for (RoomAct act : List.of(
                new RoomAct(RoomAct.Kind.MAKE_MODERATOR, bobs.room().self().id(), false),
                new RoomAct(RoomAct.Kind.BAN, eves.room().self().id(), false),
                new RoomAct(RoomAct.Kind.MUTE, bobs.room().self().id(), false),
                new RoomAct(RoomAct.Kind.LOCK, "", false))) {
            assertThat(get(owner.room().act(act, HERE_AND_NOW))).isEmpty();
        }
        say(owner.room(), "before");
        first.close();
        assertThat(bob.heard).contains("closed restarting");
        assertThat(file).exists().content().doesNotContain(bobs.ticket().returnKey());
        try (CityFixture next = new CityFixture(new SessionArchive(file))) {
            next.owner();
            assertThat(file).doesNotExist();
            CityFixture.Ear newBob = new CityFixture.Ear();
            EnterResult.Entered after =
                    (EnterResult.Entered) get(next.rooms.resume(bobs.ticket(), newBob, HERE_AND_NOW));
            assertThat(after.snapshot().session()).isEqualTo(bobs.snapshot().session());
            assertThat(after.snapshot().isLocked()).isTrue();
            assertThat(after.snapshot().members()).hasSize(2);
            assertThat(after.room().self().role()).isEqualTo(Role.MODERATOR);
            assertThat(after.room().self().isMuted()).isTrue();
            assertThat(heardSince(after.room(), "", 0)).containsExactly("{\"text\":\"before\"}");
            assertThat(next.enter(HALL, resident("eve"), "", ada)).isEqualTo(new EnterResult.Refused(Reason.BANNED));
            assertThat(next.enter(HALL, resident("new"), "", ada)).isEqualTo(new EnterResult.Refused(Reason.LOCKED));
            EnterResult.Entered ownerAgain = (EnterResult.Entered) get(next.rooms.enter(
                    new EnterRequest(
                            HALL, next.owner(), "", "test", owner.ticket().returnKey()),
                    ada,
                    HERE_AND_NOW));
            assertThat(ownerAgain.room().self().id())
                    .isEqualTo(owner.room().self().id());
            say(ownerAgain.room(), "after");
            assertThat(newBob.messages.peek().sequence()).isEqualTo(2);
        }
    }

    @Test
    void anOldArchiveIsThrownAway() throws Exception {
        Path file = folder.resolve("sessions");
        CityFixture first = new CityFixture(new SessionArchive(file.toFile()));
        first.inside(HALL, "Ada", ada);
        first.close();
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - SessionArchive.GOOD_MILLIS));
        assertThat(new SessionArchive(file.toFile()).isEmpty()).isTrue();
        assertThat(file).doesNotExist();
        Files.write(file, new byte[] {0, 0, 0, 1, 0, 0, 0, 9});
        assertThat(new SessionArchive(file.toFile()).isEmpty()).isTrue();
        assertThat(file).doesNotExist();
    }
}
