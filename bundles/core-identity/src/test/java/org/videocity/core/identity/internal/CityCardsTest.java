package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService.Given;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredCard.Revocation;

/** The visiting cards of public rooms that stand in configurations. */
class CityCardsTest {
    private static final RoomId WELCOME = RoomId.of("welcome@localhost", "");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final Hands hands = new Hands();
    private CardFixture city;
    private CityCards cards;

    /** Time that passes when it is told to; what is done meanwhile on other threads may plan more. */
    private static final class Hands implements CityCards.Timer {
        private record Task(long at, Runnable work) {}

        private final List<Task> tasks = new ArrayList<>();
        private volatile long now;

        @Override
        public synchronized void later(long millis, Runnable work) {
            tasks.add(new Task(now + millis, work));
        }

        /** Goes on to what is due next, or to the end. */
        private synchronized Optional<Task> next(long until) {
            Optional<Task> next =
                    tasks.stream().filter(task -> task.at() <= until).min(Comparator.comparingLong(Task::at));
            next.ifPresent(tasks::remove);
            now = next.map(Task::at).orElse(until);
            return next;
        }

        void pass(Duration time) {
            long until = now + time.toMillis();
            for (Optional<Task> task = next(until); task.isPresent(); task = next(until)) {
                task.get().work().run();
            }
        }
    }

    @BeforeEach
    void open() {
        city = new CardFixture(folder);
        cards = again();
    }

    private CityCards again() {
        return new CityCards(
                city.residents.links,
                city.links,
                city.places,
                city.publicCards,
                city.residents.visits,
                city.residents.sessions,
                hands,
                () -> {});
    }

    @AfterEach
    void close() {
        cards.deactivate();
        city.close();
    }

    private static RoomSettings room(RoomId id, String title, boolean isPublic) {
        return new RoomSettings(id, title, "", isPublic, Optional.empty(), Set.of()).about(List.of("hello", "world"));
    }

    private void there(RoomSettings room) {
        cards.onChanged(new RoomSnapshot(room, "", List.of(), List.of()));
    }

    /** Waits for it; what failed before may be tried again a while after that is known. */
    private StoredCard cardOf(RoomId room) {
        return Awaitility.await()
                .until(
                        () -> {
                            hands.pass(Duration.ofSeconds(10));
                            return publicCard(room);
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private Optional<StoredCard> publicCard(RoomId room) {
        return get(city.cards.publicCard(room, HERE_AND_NOW)).asOptional().flatMap(card -> card);
    }

    private void isTakenBack(StoredCard card, String why) {
        hands.pass(Duration.ofSeconds(10));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(city.cards.cards.get(card.serial()).revocation())
                                .map(Revocation::why)
                                .contains(why));
    }

    private boolean isServed(RoomId room) {
        return get(city.publicCards.find(room, HERE_AND_NOW)).isPresent();
    }

    @Test
    void aConfiguredPublicRoomHasACardThatTheCityIssued() {
        there(room(WELCOME, "Welcome", true));
        StoredCard card = cardOf(WELCOME);
        assertThat(card.isOfCity()).isTrue();
        assertThat(card.isPublic()).isTrue();
        assertThat(city.cards.words.get(card.serial()))
                .containsEntry("title", "Welcome")
                .containsEntry("keywords", "hello; world")
                .containsEntry("url", CardFixture.ORIGIN + "/welcome@localhost")
                .containsEntry("issuer", "The City");
        Awaitility.await().until(() -> isServed(WELCOME));
    }

    @Test
    void privateRoomsAndThoseOfResidentsHaveNone() {
        RoomId home = Residents.home(resident("ada@example.org"));
        there(room(home, "Ada", true));
        there(room(RoomId.of("cellar@localhost", ""), "Cellar", false));
        there(room(WELCOME, "Welcome", true));
        cardOf(WELCOME);
        assertThat(city.cards.cards).hasSize(1);
    }

    private Resident resident(String address) {
        Identity who = city.residents.home(address).identity();
        return get(city.residents.desk.me(who, HERE_AND_NOW)).asOptional().orElseThrow();
    }

    @Test
    void theCardGoesWithTheRoomAndWithItsOpenDoor() {
        there(room(WELCOME, "Welcome", true));
        StoredCard first = cardOf(WELCOME);
        there(room(WELCOME, "Welcome", false));
        isTakenBack(first, Revocation.ROOM_PRIVATE);
        assertThat(isServed(WELCOME)).isFalse();
        Awaitility.await().until(city.cards.files::isEmpty);
        assertThat(city.blobs.blobs).isEmpty();

        there(room(WELCOME, "Welcome", true));
        StoredCard second = cardOf(WELCOME);
        cards.onGone(WELCOME);
        isTakenBack(second, Revocation.ROOM_GONE);
    }

    @Test
    void aDoorThatIsShutTakesItsCardBackAtOnceWhateverElseWaits() {
        there(room(WELCOME, "Welcome", true));
        StoredCard card = cardOf(WELCOME);
        Awaitility.await().until(() -> isServed(WELCOME));
        there(room(RoomId.of("other@localhost", ""), "Other", true));
        there(room(WELCOME, "Welcome", false));
        hands.pass(Duration.ZERO);
        Awaitility.await().until(() -> !isServed(WELCOME));
        assertThat(city.cards.cards.get(card.serial()).revocation())
                .map(Revocation::why)
                .contains(Revocation.ROOM_PRIVATE);
    }

    @Test
    void theCardIsReissuedWhenItWouldSaySomethingElse() {
        there(room(WELCOME, "Welcome", true));
        StoredCard first = cardOf(WELCOME);
        there(room(WELCOME, "Come in", true));
        isTakenBack(first, Revocation.REPLACED);
        assertThat(city.cards.words.get(cardOf(WELCOME).serial())).containsEntry("title", "Come in");
    }

    @Test
    void aGoodCardStaysWhenTheCityIsUpdatedAndIsRenewedBeforeItExpires() {
        there(room(WELCOME, "Welcome", true));
        StoredCard card = cardOf(WELCOME);
        Awaitility.await().until(() -> isServed(WELCOME));
        cards.deactivate();
        cards = again();
        there(room(WELCOME, "Welcome", true));
        there(room(RoomId.of("other@localhost", ""), "Other", true));
        cardOf(RoomId.of("other@localhost", ""));
        assertThat(publicCard(WELCOME)).contains(card);

        city.residents.clock.pass(Duration.ofDays(300));
        hands.pass(HOUR);
        assertThat(publicCard(WELCOME)).contains(card);
        city.residents.clock.pass(Duration.ofDays(40));
        hands.pass(HOUR);
        isTakenBack(card, Revocation.REPLACED);
    }

    @Test
    void aCardWhoseRoomWentWhileNobodyWatchedIsTakenBack() {
        there(room(WELCOME, "Welcome", true));
        StoredCard card = cardOf(WELCOME);
        Awaitility.await().until(() -> isServed(WELCOME));
        cards.deactivate();
        cards = again();
        there(room(RoomId.of("other@localhost", ""), "Other", true));
        hands.pass(HOUR);
        isTakenBack(card, Revocation.ROOM_GONE);
    }

    @Test
    void aCardThatAnOperatorTookBackIsReplaced() {
        there(room(WELCOME, "Welcome", true));
        StoredCard card = cardOf(WELCOME);
        Awaitility.await().until(() -> isServed(WELCOME));
        city.cards.take(card.serial(), Revocation.BY_OPERATOR, city.cards.now);
        assertThat(isServed(WELCOME)).isFalse();
        hands.pass(HOUR);
        assertThat(cardOf(WELCOME)).isNotEqualTo(card);
    }

    @Test
    void whatCannotBeDoneNowIsDoneLater() {
        city.cards.undecided = Optional.of(CardReasons.NO_DRAWING);
        there(room(WELCOME, "Welcome", true));
        hands.pass(HOUR);
        assertThat(publicCard(WELCOME)).isEmpty();
        city.cards.undecided = Optional.empty();
        hands.pass(HOUR);
        cardOf(WELCOME);
        Awaitility.await().until(() -> isServed(WELCOME));

        city.blobs.full = true;
        RoomId other = RoomId.of("other@localhost", "");
        there(room(other, "Other", true));
        hands.pass(Duration.ofSeconds(1));
        Awaitility.await()
                .untilAsserted(() -> assertThat(city.cards.cards.values())
                        .filteredOn(card -> card.owner().equals(other.owner()))
                        .isNotEmpty()
                        .allMatch(card -> card.revocation().isPresent()));
        city.blobs.full = false;
        cardOf(other);
        Awaitility.await().until(() -> isServed(other));
    }

    @Test
    void theCardOpensTheDoorOfItsRoomAndOfNoOther() {
        there(room(WELCOME, "Welcome", true));
        StoredCard card = cardOf(WELCOME);
        Identity guest = new Identity("guest:browser", Identity.GUEST, "A guest", Map.of());
        Given given = get(city.door.show(CardFixture.from("192.0.2.7"), guest, WELCOME, TestCards.file(card.serial())))
                .asOptional()
                .orElseThrow();
        assertThat(holds(given.identity())).isTrue();
        assertThat(get(city.door.show(
                                CardFixture.from("192.0.2.7"),
                                guest,
                                RoomId.of("other@localhost", ""),
                                TestCards.file(card.serial())))
                        .obstacle())
                .contains(CardDoor.OTHER_ROOM);
        there(room(WELCOME, "Welcome", false));
        isTakenBack(card, Revocation.ROOM_PRIVATE);
        Awaitility.await().until(() -> !holds(given.identity()));
    }

    private boolean holds(Identity who) {
        return get(city.residents.grants.holds(who, GrantName.ENTER, WELCOME, HERE_AND_NOW));
    }
}
