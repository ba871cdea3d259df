package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService.Given;
import org.videocity.api.resident.ResidentCards.Loss;
import org.videocity.api.resident.RoomCardOrder;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredRoom;
import org.videocity.api.transport.RoomFiles.RoomFile;

class CardOfficeTest {
    private static final String ADA = "ada@example.org";
    private static final RoomId READING_ROOM = RoomId.of(ADA, "Reading.room");
    private static final Identity GUEST = new Identity("guest:127.0.0.1", Identity.GUEST, "", Map.of());

    @TempDir
    Path folder;

    private CardFixture city;
    private SignedIn.Accepted session;
    private Identity ada;

    @BeforeEach
    void open() {
        city = new CardFixture(folder);
        session = city.residents.home(ADA);
        ada = session.identity();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private StoreResult<IssuedCard> order(Identity who, RoomId room, boolean isPublic, ByteBuffer picture) {
        return get(city.desk.issueRoomCard(
                who, new RoomCardOrder(room, picture, bytes("request"), "for Bob", isPublic), HERE_AND_NOW));
    }

    private String issue(RoomId room, boolean isPublic) {
        return order(ada, room, isPublic, bytes("picture"))
                .asOptional()
                .orElseThrow()
                .serial();
    }

    private static String why(StoreResult<?> result) {
        return result.obstacle().orElseThrow().name();
    }

    private StoredRoom make(boolean isPublic) {
        RoomStore rooms = city.residents.links.rooms().orElseThrow();
        StoredRoom room = done(rooms.byId(READING_ROOM, HERE_AND_NOW)).orElseThrow();
        RoomSettings settings = new RoomSettings(
                room.id(),
                "The reading room",
                "",
                isPublic,
                room.settings().guestsMayPublish(),
                room.settings().featuresOff());
        return done(rooms.update(room.id(), room.with(settings, List.of("tea", "books")), HERE_AND_NOW));
    }

    private StoreResult<Given> show(String serial, RoomId room) {
        return get(city.desk.show(CALLER, GUEST, room, TestCards.file(serial), HERE_AND_NOW));
    }

    @Test
    void whatStandsOnACardIsWhatTheCityKnows() {
        make(false);
        issue(READING_ROOM, false);
        assertThat(city.cards.texts.get(0).title()).isEqualTo("The reading room");
        assertThat(city.cards.texts.get(0).keywords()).containsExactly("tea", "books");
        assertThat(city.cards.texts.get(0).url()).isEqualTo(CardFixture.ORIGIN + "/" + ADA + "/Reading.room");
        assertThat(city.cards.texts.get(0).issuer()).isEqualTo("The City");
    }

    @Test
    void aCardMaySayAnyAddressOfTheCityAndNoOther() {
        issuePicture("http://localhost:5080/" + ADA);
        issuePicture("http://evil.example/" + ADA);
        assertThat(city.cards.texts.get(0).url()).isEqualTo("http://localhost:5080/" + ADA);
        assertThat(city.cards.texts.get(1).url()).isEqualTo(CardFixture.ORIGIN + "/" + ADA);
    }

    private void issuePicture(String url) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.writeBytes(new byte[] {1, 2, 3, 0, 3});
        picture.writeBytes("url".getBytes(StandardCharsets.UTF_8));
        picture.write(0);
        picture.write(url.length());
        picture.writeBytes(url.getBytes(StandardCharsets.UTF_8));
        order(ada, RoomId.of(ADA, ""), false, ByteBuffer.wrap(picture.toByteArray()));
    }

    @Test
    void nobodyHasCardsOfOthersRooms() {
        Identity bob = city.residents.home("bob@example.org").identity();
        assertThat(why(order(bob, READING_ROOM, false, bytes("p")))).isEqualTo("no-such-room");
        assertThat(why(order(bob, RoomId.of(ADA, "Nowhere"), false, bytes("p"))))
                .isEqualTo("no-such-room");
        assertThat(why(order(GUEST, READING_ROOM, false, bytes("p")))).isEqualTo("not-allowed");
        assertThat(city.cards.cards).isEmpty();
        String serial = issue(READING_ROOM, false);
        assertThat(done(city.desk.revoke(bob, serial, HERE_AND_NOW))).isFalse();
        assertThat(done(city.desk.cards(bob, HERE_AND_NOW))).isEmpty();
    }

    @Test
    void cardsWithinAnHourAreBounded() {
        city.residents.configuration.put("cardsPerResidentAndHour", 2);
        issue(READING_ROOM, false);
        issue(READING_ROOM, false);
        assertThat(why(order(ada, READING_ROOM, false, bytes("p")))).isEqualTo("limit-reached");
    }

    @Test
    void aPublicRoomOffersItsCardAndAPrivateOneDoesNot() {
        assertThat(why(order(ada, READING_ROOM, true, bytes("p")))).isEqualTo("room-private");
        make(true);
        String serial = issue(READING_ROOM, true);
        RoomFile file = get(city.publicCards.find(READING_ROOM, HERE_AND_NOW)).orElseThrow();
        assertThat(get(file.content().read(HERE_AND_NOW))).contains(TestCards.file(serial));
        String next = issue(READING_ROOM, true);
        RoomFile newer = get(city.publicCards.find(READING_ROOM, HERE_AND_NOW)).orElseThrow();
        assertThat(get(newer.content().read(HERE_AND_NOW))).contains(TestCards.file(next));
        assertThat(newer.tag()).isNotEqualTo(file.tag());
        assertThat(city.blobs.blobs).hasSize(1);
        assertThat(get(city.publicCards.find(RoomId.of(ADA, ""), HERE_AND_NOW))).isEmpty();
        done(city.residents.office.lock("operator:test", "localhost", ADA, HERE_AND_NOW));
        assertThat(get(city.publicCards.find(READING_ROOM, HERE_AND_NOW))).isEmpty();
        done(city.residents.office.unlock("operator:test", "localhost", ADA, HERE_AND_NOW));
        assertThat(done(city.desk.revoke(ada, next, HERE_AND_NOW))).isTrue();
        assertThat(get(city.publicCards.find(READING_ROOM, HERE_AND_NOW))).isEmpty();
        assertThat(city.blobs.blobs).isEmpty();
        assertThat(city.cards.files).isEmpty();
    }

    @Test
    void aPublicCardThatCannotBeKeptIsTakenBack() {
        make(true);
        city.blobs.full = true;
        assertThat(why(order(ada, READING_ROOM, true, bytes("p")))).isEqualTo(StoreReasons.DISK_FULL.name());
        assertThat(city.cards.cards.values()).allMatch(card -> card.revocation().isPresent());
    }

    @Test
    void theLastVisitEndsWhenARoomBecomesPrivateOrGoes() {
        StoredRoom hall = make(true);
        String open = issue(READING_ROOM, true);
        String invitation = issue(READING_ROOM, false);
        Given byOpen = show(open, READING_ROOM).asOptional().orElseThrow();
        Given byInvitation = show(invitation, READING_ROOM).asOptional().orElseThrow();
        StoredRoom closed = make(false);
        // the store does this in the same transaction
        city.cards.take(open, StoredCard.Revocation.ROOM_PRIVATE, city.cards.now);
        city.ends.onStored(closed);
        assertThat(holds(byOpen.identity())).isFalse();
        assertThat(holds(byInvitation.identity())).isTrue();
        assertThat(city.blobs.blobs).isEmpty();
        city.ends.onDeleted(hall.id());
        assertThat(holds(byInvitation.identity())).isFalse();
    }

    private boolean holds(Identity who) {
        return get(city.residents.grants.holds(who, GrantName.ENTER, READING_ROOM, HERE_AND_NOW));
    }

    @Test
    void theRoomsCardOpensItsDoorUntilItIsTakenBack() {
        String serial = issue(READING_ROOM, false);
        Given given = show(serial, READING_ROOM).asOptional().orElseThrow();
        assertThat(given.token()).isPresent();
        assertThat(holds(GUEST)).isFalse();
        assertThat(holds(given.identity())).isTrue();
        assertThat(get(city.residents.grants.holds(
                        given.identity(), GrantName.ENTER, RoomId.of(ADA, ""), HERE_AND_NOW)))
                .isFalse();
        assertThat(city.cards.cards.get(serial).entries()).isEqualTo(1);
        assertThat(city.residents.revoked).isEmpty();
        assertThat(done(city.desk.revoke(ada, serial, HERE_AND_NOW))).isTrue();
        assertThat(holds(given.identity())).isFalse();
        assertThat(city.residents.revoked).isNotEmpty();
        assertThat(why(show(serial, READING_ROOM))).isEqualTo("revoked");
        assertThat(done(city.desk.revoke(ada, serial, HERE_AND_NOW))).isFalse();
    }

    @Test
    void anOperatorTakesACardBackAndItsVisitsEndAtOnce() {
        String serial = issue(READING_ROOM, false);
        Given given = show(serial, READING_ROOM).asOptional().orElseThrow();
        assertThat(done(city.residents.office.cards("localhost", ADA, HERE_AND_NOW))
                        .orElseThrow())
                .extracting(StoredCard::serial)
                .containsExactly(serial);
        assertThat(done(city.residents.office.revokeCard("operator:test", "elsewhere", "beef", HERE_AND_NOW)))
                .isFalse();
        assertThat(holds(given.identity())).isTrue();
        assertThat(done(city.residents.office.revokeCard("operator:test", "localhost", serial, HERE_AND_NOW)))
                .isTrue();
        assertThat(holds(given.identity())).isFalse();
        assertThat(city.residents.revoked).extracting(Grant::room).containsOnly(READING_ROOM);
        assertThat(why(show(serial, READING_ROOM))).isEqualTo("revoked");
        assertThat(done(city.residents.office.revokeCard("operator:test", "localhost", serial, HERE_AND_NOW)))
                .isFalse();
        assertThat(done(city.residents.office.cards("localhost", "nobody@example.org", HERE_AND_NOW)))
                .isEmpty();
    }

    @Test
    void whatWasTakenBackWhileNobodyListenedEndsWithTheStoresReturn() {
        String kept = issue(READING_ROOM, false);
        String gone = issue(READING_ROOM, false);
        String unknown = issue(READING_ROOM, false);
        Identity byKept = show(kept, READING_ROOM).asOptional().orElseThrow().identity();
        Identity byGone = show(gone, READING_ROOM).asOptional().orElseThrow().identity();
        Identity byUnknown =
                show(unknown, READING_ROOM).asOptional().orElseThrow().identity();
        city.cards.listeners.clear();
        city.cards.take(gone, StoredCard.Revocation.LOST, city.cards.now);
        city.cards.cards.remove(unknown);
        assertThat(holds(byGone)).isTrue();
        city.ends.onReady((CardStore) city.cards);
        await().untilAsserted(() -> {
            assertThat(holds(byGone)).isFalse();
            assertThat(holds(byUnknown)).isFalse();
        });
        assertThat(holds(byKept)).isTrue();
    }

    @Test
    void whatACardIsNotForStaysClosed() {
        String serial = issue(READING_ROOM, false);
        assertThat(why(show(serial, RoomId.of(ADA, "")))).isEqualTo("other-room");
        assertThat(why(show(serial, RoomId.of("nobody@example.org", "")))).isEqualTo("other-room");
        assertThat(why(show("beef", READING_ROOM))).isEqualTo("not-a-card");
        String login = city.desk
                .issueLoginCard(ada, TestCards.HASH, bytes("request"), Optional.empty(), HERE_AND_NOW)
                .toCompletableFuture()
                .join()
                .asOptional()
                .orElseThrow()
                .serial();
        assertThat(why(show(login, READING_ROOM))).isEqualTo("wrong-kind");
        done(city.residents.office.lock("operator:test", "localhost", ADA, HERE_AND_NOW));
        assertThat(why(show(serial, READING_ROOM))).isEqualTo("revoked");
        assertThat(city.refusals.byReason()).containsEntry("other-room", 2L).containsEntry("wrong-kind", 1L);
    }

    @Test
    void whoLostTheCardIsSignedOutElsewhereAndStartsOver() {
        done(city.desk.issueLoginCard(ada, TestCards.HASH, bytes("request"), Optional.empty(), HERE_AND_NOW));
        String room = issue(READING_ROOM, false);
        SignedIn.Accepted elsewhere = city.residents.home(ADA);
        assertThat(done(city.desk.lost(ada, HERE_AND_NOW))).isEqualTo(new Loss(1, 1));
        assertThat(city.residents.isIn(elsewhere.token())).isFalse();
        assertThat(city.residents.isIn(session.token())).isTrue();
        assertThat(city.cards.cards.get(room).revocation()).isEmpty();
        assertThat(done(city.desk.lost(ada, HERE_AND_NOW))).isEqualTo(new Loss(0, 0));
    }

    @Test
    void aLoginCardIsMailedToItsOwnerAndNobodyElse() {
        IssuedCard login = city.desk
                .issueLoginCard(ada, TestCards.HASH, bytes("request"), Optional.empty(), HERE_AND_NOW)
                .toCompletableFuture()
                .join()
                .asOptional()
                .orElseThrow();
        ByteBuffer file = TestCards.file(login.serial());
        assertThat(done(city.desk.mail(ada, file, HERE_AND_NOW))).isTrue();
        assertThat(city.residents.letters.getLast().to()).isEqualTo(ADA);
        assertThat(city.residents.letters.getLast().attachments().get(0).bytes())
                .isEqualTo(file.array());
        Identity bob = city.residents.home("bob@example.org").identity();
        assertThat(why(get(city.desk.mail(bob, file, HERE_AND_NOW)))).isEqualTo("not-yours");
        assertThat(why(get(city.desk.mail(ada, TestCards.file("77"), HERE_AND_NOW))))
                .isEqualTo("not-a-card");
        ByteBuffer room = TestCards.file(issue(READING_ROOM, false));
        assertThat(why(get(city.desk.mail(ada, room, HERE_AND_NOW)))).isEqualTo("wrong-kind");
        city.cards.withoutKeys.add(login.serial());
        assertThat(why(get(city.desk.mail(ada, file, HERE_AND_NOW)))).isEqualTo("no-keys");
        city.cards.withoutKeys.clear();
        for (int i = 0; i < 6; i++) {
            get(city.desk.mail(ada, file, HERE_AND_NOW));
        }
        assertThat(why(get(city.desk.mail(ada, file, HERE_AND_NOW)))).isEqualTo("limit-reached");
        assertThat(city.blobs.blobs).isEmpty();
    }

    @Test
    void aReplacedCardIsWorthNothing() {
        IssuedCard first = city.desk
                .issueLoginCard(ada, TestCards.HASH, bytes("request"), Optional.empty(), HERE_AND_NOW)
                .toCompletableFuture()
                .join()
                .asOptional()
                .orElseThrow();
        done(city.desk.issueLoginCard(ada, TestCards.HASH, bytes("r"), Optional.of(first.serial()), HERE_AND_NOW));
        assertThat(city.cards
                        .cards
                        .get(first.serial())
                        .revocation()
                        .orElseThrow()
                        .why())
                .isEqualTo(StoredCard.Revocation.REPLACED);
    }
}
