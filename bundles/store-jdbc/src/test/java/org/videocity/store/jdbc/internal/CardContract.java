package org.videocity.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.store.jdbc.internal.Stores.HERE;
import static org.videocity.store.jdbc.internal.Stores.NOON;
import static org.videocity.store.jdbc.internal.Stores.anyId;
import static org.videocity.store.jdbc.internal.Stores.card;
import static org.videocity.store.jdbc.internal.Stores.done;
import static org.videocity.store.jdbc.internal.Stores.get;
import static org.videocity.store.jdbc.internal.Stores.resident;
import static org.videocity.store.jdbc.internal.Stores.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.CardStoreListener;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredCard.Revocation;
import org.videocity.api.store.StoredRoom;

/** What every database must do alike about cards. */
abstract class CardContract {
    private final Resident ada = resident(anyId(), anyId() + "@example.org");
    private final Queue<StoredCard> told = new ConcurrentLinkedQueue<>();
    private Stores stores;
    private StoredRoom hall;

    /** Yields a database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        stores = new Stores(emptyDatabase());
        stores.news.addCardListener(new CardStoreListener() {
            @Override
            public void onRevoked(List<StoredCard> cards) {
                told.addAll(cards);
            }

            @Override
            public void onReady(CardStore store) {
                assertThat(store).isSameAs(stores.cards);
            }
        });
        done(stores.residents.create(ada, List.of(room(ada, "")), HERE));
        hall = done(stores.rooms.create(room(ada, "Hall"), 9, HERE));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private StoredCard add(StoredCard card) {
        return done(stores.cards.add(card, Optional.empty(), 9, HERE));
    }

    private StoredCard login() {
        return card(ada, CardKind.LOGIN, "", false, NOON);
    }

    private StoredCard visiting(boolean isPublic) {
        return card(ada, CardKind.ROOM, "Hall", isPublic, NOON);
    }

    private StoredCard now(StoredCard card) {
        return done(stores.cards.bySerial("LOCALHOST", card.serial(), HERE)).orElseThrow();
    }

    private Optional<String> whyRevoked(StoredCard card) {
        return now(card).revocation().map(Revocation::why);
    }

    @Test
    void keepsEverythingACardIs() {
        StoredCard login = add(login());
        StoredCard later = add(card(ada, CardKind.ROOM, "", true, NOON.plusSeconds(1)));
        assertThat(now(login)).isEqualTo(login);
        assertThat(done(stores.cards.ofResident(ada.id(), HERE))).containsExactly(later, login);
        assertThat(done(stores.cards.bySerial("elsewhere", login.serial(), HERE)))
                .isEmpty();
        assertThat(done(stores.cards.ofResident("nobody", HERE))).isEmpty();
    }

    @Test
    void theCityHasCardsForRoomsThatAreNobodys() {
        StoredCard first = add(ofCity("Square", NOON));
        StoredCard second = add(ofCity("Square", NOON.plusSeconds(1)));
        assertThat(whyRevoked(first)).contains(Revocation.REPLACED);
        assertThat(done(stores.cards.publicCard(new RoomId("localhost", ada.address(), "Square"), HERE)))
                .contains(second);
        assertThat(second.isOfCity()).isTrue();
        assertThat(done(stores.cards.ofResident(StoredCard.OF_CITY, HERE))).hasSize(2);
        StoredCard other = ofCity("Hall", NOON);
        assertThat(get(stores.cards.add(other, Optional.empty(), 9, HERE)).obstacle())
                .map(Reason::name)
                .contains(StoreReasons.GONE.name());
        assertThat(done(stores.cards.revoke(
                        StoredCard.OF_CITY, second.serial(), Revocation.ROOM_PRIVATE, NOON.plusSeconds(2), HERE)))
                .isTrue();
        assertThat(done(stores.cards.revoked("localhost", NOON, HERE)))
                .extracting(StoredCard::serial)
                .contains(first.serial(), second.serial());
    }

    private StoredCard ofCity(String room, Instant issued) {
        StoredCard card = card(ada, CardKind.ROOM, room, true, issued);
        return StoredCard.fresh(
                card.serial(),
                card.kind(),
                StoredCard.OF_CITY,
                new StoredCard.Holder(card.city(), card.owner(), card.room()),
                card.cardHash(),
                "",
                true,
                card.issued(),
                card.expires());
    }

    @Test
    void refusesCardsOfNobodyAndOfRoomsTheyDoNotHave() {
        Resident nobody = resident(anyId(), "nobody@example.org");
        Resident grace = resident(anyId(), anyId() + "@example.org");
        done(stores.residents.create(grace, List.of(room(grace, "")), HERE));
        for (StoredCard card : List.of(
                card(nobody, CardKind.LOGIN, "", false, NOON),
                card(ada, CardKind.ROOM, "Nowhere", false, NOON),
                card(grace, CardKind.ROOM, "Hall", false, NOON))) {
            assertThat(get(stores.cards.add(card, Optional.empty(), 9, HERE)))
                    .isEqualTo(new StoreResult.Conflict<>(StoreReasons.GONE));
        }
    }

    @Test
    void replacesACardOfTheSameResidentAndKindOnly() {
        StoredCard first = add(login());
        StoredCard second = login();
        done(stores.cards.add(second, Optional.of(first.serial()), 1, HERE));
        assertThat(now(first).revocation()).contains(new Revocation(NOON, Revocation.REPLACED));
        assertThat(now(second).holds(NOON)).isTrue();

        StoredCard visiting = add(visiting(false));
        StoreResult<StoredCard> otherKind = get(stores.cards.add(login(), Optional.of(visiting.serial()), 9, HERE));
        assertThat(otherKind.obstacle().orElseThrow().is(StoreReasons.GONE)).isTrue();
        assertThat(whyRevoked(visiting)).isEmpty();
    }

    @Test
    void allowsSoManyThatHoldHoweverManyAskAtOnce() {
        List<CompletionStage<StoreResult<StoredCard>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(stores.cards.add(login(), Optional.empty(), 3, HERE));
        }
        List<String> refused = answers.stream()
                .map(Stores::get)
                .flatMap(r -> r.obstacle().stream())
                .map(Reason::name)
                .toList();
        assertThat(refused).hasSize(5).containsOnly(Reason.TOO_MANY.name());
        add(visiting(false));
        done(stores.cards.revokeAll(ada.id(), CardKind.LOGIN, Revocation.LOST, NOON, HERE));
        assertThat(done(stores.cards.add(login(), Optional.empty(), 1, HERE))).isNotNull();
    }

    @Test
    void aRoomHasOnePublicCardAsLongAsItIsPublic() {
        StoredCard first = add(visiting(true));
        StoredCard second = add(visiting(true));
        StoredCard forGrace = add(visiting(false));
        assertThat(whyRevoked(first)).contains(Revocation.REPLACED);
        assertThat(done(stores.cards.publicCard(hall.id(), HERE))).contains(second);

        RoomSettings open = hall.settings();
        RoomSettings closed =
                new RoomSettings(open.id(), "", open.description(), false, open.guestsMayPublish(), open.featuresOff());
        done(stores.rooms.update(hall.id(), hall.with(closed, List.of()), HERE));
        assertThat(whyRevoked(second)).contains(Revocation.ROOM_PRIVATE);
        assertThat(done(stores.cards.publicCard(hall.id(), HERE))).isEmpty();
        assertThat(whyRevoked(forGrace)).as("an invitation goes on").isEmpty();
        assertThat(get(stores.cards.add(visiting(true), Optional.empty(), 9, HERE))
                        .obstacle()
                        .orElseThrow()
                        .is(StoreReasons.CHANGED))
                .isTrue();
    }

    @Test
    void cardsEndWithTheirRoomItsNameAndTheirResidentButStayInTheList() {
        StoredCard home = add(card(ada, CardKind.ROOM, "", false, NOON));
        StoredCard login = add(login());
        StoredCard renamed = add(visiting(false));
        done(stores.rooms.update(hall.id(), hall.with(room(ada, "Attic").settings(), List.of()), HERE));
        assertThat(whyRevoked(renamed)).contains(Revocation.ROOM_GONE);

        StoredCard attic = add(card(ada, CardKind.ROOM, "Attic", true, NOON));
        done(stores.rooms.delete(room(ada, "Attic").id(), HERE));
        assertThat(whyRevoked(attic)).contains(Revocation.ROOM_GONE);
        assertThat(whyRevoked(home)).isEmpty();

        done(stores.residents.delete(ada.id(), HERE));
        assertThat(whyRevoked(home)).contains(Revocation.RESIDENT_GONE);
        assertThat(whyRevoked(login)).contains(Revocation.RESIDENT_GONE);
        assertThat(done(stores.cards.ofResident(ada.id(), HERE)))
                .isNotEmpty()
                .allMatch(card -> card.owner().isEmpty() && card.label().isEmpty());
        assertThat(done(stores.cards.revoked("localhost", NOON, HERE)))
                .extracting(StoredCard::serial)
                .contains(home.serial(), login.serial(), renamed.serial(), attic.serial())
                .isSorted();
        assertThat(done(stores.cards.revoked("localhost", login.expires(), HERE)))
                .extracting(StoredCard::serial)
                .doesNotContain(login.serial());
    }

    @Test
    void cardsEndWhenTheirResidentMovesBecauseTheyNameTheOldAddress() {
        StoredCard login = add(login());
        StoredCard visiting = add(visiting(true));
        done(stores.residents.move(ada.id(), anyId() + "@example.org", NOON, NOON.plusSeconds(60), HERE));
        assertThat(whyRevoked(login)).contains(Revocation.MOVED);
        assertThat(whyRevoked(visiting)).contains(Revocation.MOVED);
    }

    @Test
    void revokesForItsOwnerOnceAndForNobodyElse() {
        StoredCard login = add(login());
        assertThat(done(stores.cards.revoke("somebody", login.serial(), Revocation.BY_OWNER, NOON, HERE)))
                .isFalse();
        assertThat(done(stores.cards.revoke(ada.id(), login.serial(), Revocation.BY_OWNER, NOON, HERE)))
                .isTrue();
        assertThat(done(stores.cards.revoke(ada.id(), login.serial(), Revocation.LOST, NOON.plusSeconds(1), HERE)))
                .isFalse();
        assertThat(now(login).revocation()).contains(new Revocation(NOON, Revocation.BY_OWNER));
    }

    @Test
    void tellsOfEveryCardThatWasTakenBackWhicheverWayAndOnce() {
        StoredCard byOwner = add(login());
        StoredCard first = add(login());
        StoredCard lost = login();
        done(stores.cards.add(lost, Optional.of(first.serial()), 9, HERE));
        StoredCard open = add(visiting(true));
        StoredCard openNow = add(visiting(true));
        StoredCard forGrace = add(visiting(false));
        StoredCard home = add(card(ada, CardKind.ROOM, "", false, NOON));
        for (int i = 0; i < 2; i++) {
            done(stores.cards.revoke(ada.id(), byOwner.serial(), Revocation.BY_OPERATOR, NOON, HERE));
            done(stores.cards.revokeAll(ada.id(), CardKind.LOGIN, Revocation.LOST, NOON, HERE));
        }
        RoomSettings was = hall.settings();
        RoomSettings closed =
                new RoomSettings(was.id(), "", was.description(), false, was.guestsMayPublish(), was.featuresOff());
        done(stores.rooms.update(hall.id(), hall.with(closed, List.of()), HERE));
        done(stores.rooms.delete(hall.id(), HERE));
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(told)
                .extracting(card ->
                        card.serial() + " " + card.revocation().orElseThrow().why())
                .containsExactly(
                        first.serial() + " " + Revocation.REPLACED,
                        open.serial() + " " + Revocation.REPLACED,
                        byOwner.serial() + " " + Revocation.BY_OPERATOR,
                        lost.serial() + " " + Revocation.LOST,
                        openNow.serial() + " " + Revocation.ROOM_PRIVATE,
                        forGrace.serial() + " " + Revocation.ROOM_GONE,
                        home.serial() + " " + Revocation.RESIDENT_GONE);
        assertThat(told).allMatch(card -> card.owner().equals(ada.address()));
    }

    @Test
    void whatWasNotDoneIsNotTold() {
        StoredCard login = add(login());
        assertThat(get(stores.cards.add(
                                card(ada, CardKind.LOGIN, "", false, NOON), Optional.of(login.serial()), 0, HERE))
                        .obstacle())
                .isPresent();
        assertThat(whyRevoked(login)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void countsEntriesOfCardsThatHold() {
        StoredCard card = add(visiting(false));
        for (int i = 1; i <= 3; i++) {
            assertThat(done(stores.cards.countEntry("localhost", card.serial(), NOON.plusSeconds(i), HERE)))
                    .isTrue();
        }
        assertThat(done(stores.cards.countEntry("localhost", card.serial(), card.expires(), HERE)))
                .isFalse();
        assertThat(now(card).entries()).isEqualTo(3);
        assertThat(now(card).lastUsed()).contains(NOON.plusSeconds(3));
        done(stores.cards.revoke(ada.id(), card.serial(), Revocation.BY_OWNER, NOON, HERE));
        assertThat(done(stores.cards.countEntry("localhost", card.serial(), NOON, HERE)))
                .isFalse();
    }

    @Test
    void forgetsWhatExpiredLongAgo() {
        StoredCard card = add(login());
        assertThat(done(stores.cards.purge(card.expires(), HERE))).isZero();
        assertThat(done(stores.cards.purge(card.expires().plusMillis(1), HERE))).isEqualTo(1);
        assertThat(done(stores.cards.ofResident(ada.id(), HERE))).isEmpty();
    }
}
