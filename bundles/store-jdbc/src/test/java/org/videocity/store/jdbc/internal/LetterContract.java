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

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.LetterStore.Blob;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredLetter;

/** What every database must do alike about letters, and about the certificates they are sealed for. */
abstract class LetterContract {
    private final Resident ada = resident(anyId(), anyId() + "@example.org");
    private final Resident bob = resident(anyId(), anyId() + "@example.org");
    private Stores stores;

    /** Yields a database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        stores = new Stores(emptyDatabase());
        done(stores.residents.create(ada, List.of(room(ada, "")), HERE));
        done(stores.residents.create(bob, List.of(room(bob, "")), HERE));
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private StoredLetter letter(Optional<String> sender, long bytes) {
        return new StoredLetter(
                anyId(),
                ada.id(),
                NOON,
                "Bob 🌍",
                sender,
                "multipart/mixed; boundary=\"" + "x".repeat(70) + "\"",
                true,
                bytes,
                Optional.empty(),
                false);
    }

    private StoredLetter reserve(StoredLetter letter) {
        return done(stores.letters.reserve(letter, 200, 10_000, HERE));
    }

    private static Blob blob(StoredLetter letter, long bytes) {
        return new Blob(new BlobId(letter.space(), Stores.hash(letter.id())), bytes);
    }

    private boolean arrive(StoredLetter letter, long bytes, Instant now) {
        return done(stores.letters.arrived(letter, blob(letter, bytes), now, HERE));
    }

    private List<Held> inbox() {
        return done(stores.letters.ofResident(ada.id(), HERE));
    }

    private static String why(StoreResult<?> result) {
        return result.obstacle().map(Reason::name).orElse("");
    }

    @Test
    void keepsEverythingALetterIsAndWhoSentIt() {
        StoredLetter coming = reserve(letter(Optional.of(bob.id()), 500));
        assertThat(inbox()).isEmpty();
        assertThat(done(stores.letters.find(ada.id(), coming.id(), HERE))).isEmpty();
        assertThat(done(stores.letters.mark(ada.id(), coming.id(), true, HERE))).isFalse();
        arrive(coming, 400, NOON.plusSeconds(9));
        StoredLetter ofGuest = reserve(letter(Optional.empty(), 1));
        arrive(ofGuest, 1, NOON.plusSeconds(10));
        StoredLetter there = new StoredLetter(
                coming.id(),
                ada.id(),
                NOON.plusSeconds(9),
                "Bob 🌍",
                Optional.of(bob.id()),
                coming.mediaType(),
                true,
                400,
                Optional.of(blob(coming, 400).id()),
                false);
        assertThat(inbox()).hasSize(2).element(1).isEqualTo(new Held(there, Optional.of(bob)));
        assertThat(inbox().get(0).sender()).isEmpty();
        assertThat(done(stores.letters.find(ada.id(), there.id(), HERE))).contains(inbox().get(1));
        assertThat(done(stores.letters.find(bob.id(), there.id(), HERE))).isEmpty();
        assertThat(done(stores.letters.ofResident(bob.id(), HERE))).isEmpty();
        done(stores.residents.delete(bob.id(), HERE));
        assertThat(inbox().get(1)).isEqualTo(new Held(there, Optional.empty()));
    }

    @Test
    void countsWhatIsNew() {
        StoredLetter one = reserve(letter(Optional.empty(), 1));
        arrive(one, 1, NOON);
        arrive(reserve(letter(Optional.empty(), 1)), 1, NOON);
        reserve(letter(Optional.empty(), 1));
        assertThat(done(stores.letters.unopened(ada.id(), HERE))).isEqualTo(2);
        assertThat(done(stores.letters.mark(bob.id(), one.id(), true, HERE))).isFalse();
        assertThat(done(stores.letters.mark(ada.id(), one.id(), true, HERE))).isTrue();
        assertThat(done(stores.letters.unopened(ada.id(), HERE))).isEqualTo(1);
        assertThat(done(stores.letters.mark(ada.id(), one.id(), false, HERE))).isTrue();
        assertThat(done(stores.letters.unopened(ada.id(), HERE))).isEqualTo(2);
    }

    @Test
    void isFullWithSoManyLettersOrBytesAndNotOneMoreHoweverManyComeAtOnce() {
        List<CompletionStage<StoreResult<StoredLetter>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(stores.letters.reserve(letter(Optional.empty(), 10), 3, 1_000, HERE));
        }
        assertThat(answers.stream().map(Stores::get).map(LetterContract::why).filter(name -> !name.isEmpty()))
                .hasSize(5)
                .containsOnly(StoreReasons.INBOX_FULL.name());
        assertThat(why(get(stores.letters.reserve(letter(Optional.empty(), 971), 9, 1_000, HERE))))
                .isEqualTo(StoreReasons.INBOX_FULL.name());
        reserve(letter(Optional.empty(), 970));
        StoredLetter first = done(stores.letters.all(ada.id(), HERE)).get(0);
        assertThat(done(stores.letters.forget(bob.id(), first.id(), HERE))).isFalse();
        assertThat(done(stores.letters.forget(ada.id(), first.id(), HERE))).isTrue();
        assertThat(done(stores.letters.forget(ada.id(), first.id(), HERE))).isFalse();
        assertThat(why(get(stores.letters.arrived(first, blob(first, 1), NOON, HERE))))
                .isEqualTo(StoreReasons.GONE.name());
    }

    @Test
    void tellsByMailOnceUntilTheOwnerLooked() {
        assertThat(done(stores.letters.noticeByMail(ada.id(), HERE))).isTrue();
        assertThat(arrive(reserve(letter(Optional.empty(), 1)), 1, NOON)).isTrue();
        assertThat(arrive(reserve(letter(Optional.empty(), 1)), 1, NOON)).isFalse();
        assertThat(done(stores.letters.looked(ada.id(), HERE))).isTrue();
        assertThat(done(stores.letters.looked(ada.id(), HERE))).isFalse();
        assertThat(arrive(reserve(letter(Optional.empty(), 1)), 1, NOON)).isTrue();
        done(stores.letters.looked(ada.id(), HERE));
        assertThat(done(stores.letters.noticeByMail(ada.id(), false, HERE))).isFalse();
        assertThat(done(stores.letters.noticeByMail(ada.id(), HERE))).isFalse();
        assertThat(arrive(reserve(letter(Optional.empty(), 1)), 1, NOON)).isFalse();
        done(stores.letters.noticeByMail(ada.id(), true, HERE));
        assertThat(arrive(reserve(letter(Optional.empty(), 1)), 1, NOON)).isTrue();
        assertThat(why(get(stores.letters.noticeByMail("nobody", true, HERE)))).isEqualTo(StoreReasons.GONE.name());
    }

    @Test
    void followsItsOwnerToAnotherAddressAndIsLeftOverWhenTheyLeave() {
        StoredLetter there = reserve(letter(Optional.empty(), 1));
        arrive(there, 1, NOON);
        StoredLetter coming = reserve(letter(Optional.empty(), 1));
        done(stores.residents.move(ada.id(), anyId() + "@example.net", NOON, NOON.plusSeconds(60), HERE));
        assertThat(inbox()).hasSize(1);
        assertThat(done(stores.letters.leftOver(NOON, 9, HERE))).isEmpty();
        assertThat(done(stores.letters.leftOver(NOON.plusMillis(1), 9, HERE))).containsExactly(coming);
        done(stores.residents.delete(ada.id(), HERE));
        assertThat(done(stores.letters.leftOver(NOON, 9, HERE)))
                .extracting(StoredLetter::id)
                .containsExactlyInAnyOrder(there.id(), coming.id());
        assertThat(done(stores.letters.leftOver(NOON, 1, HERE))).hasSize(1);
        assertThat(why(get(stores.letters.reserve(letter(Optional.empty(), 1), 9, 9, HERE))))
                .isEqualTo(StoreReasons.GONE.name());
        assertThat(why(get(stores.letters.arrived(coming, blob(coming, 1), NOON, HERE))))
                .isEqualTo(StoreReasons.GONE.name());
    }

    @Test
    void knowsTheCertificateOfTheLoginCardOneGotLast() {
        StoredCard old = add(card(ada, CardKind.LOGIN, "", false, NOON));
        StoredCard recent = add(card(ada, CardKind.LOGIN, "", false, NOON.plusSeconds(60)));
        StoredCard door = add(card(ada, CardKind.ROOM, "", false, NOON.plusSeconds(120)));
        assertThat(newest(NOON)).isEmpty();
        for (StoredCard card : List.of(old, recent, door)) {
            assertThat(keep(card.serial())).isTrue();
            assertThat(keep(card.serial())).isTrue();
        }
        assertThat(keep("00ff")).isFalse();
        assertThat(why(get(stores.certificates.keep("localhost", old.serial(), ByteBuffer.allocate(4097), HERE))))
                .isEqualTo(Reason.TOO_LARGE.name());
        assertThat(newest(NOON)).contains(certificate(recent.serial()));
        done(stores.cards.revoke(ada.id(), recent.serial(), StoredCard.Revocation.LOST, NOON, HERE));
        assertThat(newest(NOON)).contains(certificate(old.serial()));
        assertThat(newest(old.expires())).isEmpty();
        assertThat(done(stores.certificates.newest(bob.id(), NOON, HERE))).isEmpty();
        done(stores.cards.purge(old.expires().plusSeconds(300), HERE));
        assertThat(newest(NOON)).isEmpty();
    }

    private StoredCard add(StoredCard card) {
        return done(stores.cards.add(card, Optional.empty(), 9, HERE));
    }

    private static ByteBuffer certificate(String serial) {
        return ByteBuffer.wrap(serial.repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private boolean keep(String serial) {
        return done(stores.certificates.keep("LOCALHOST", serial, certificate(serial), HERE));
    }

    private Optional<ByteBuffer> newest(Instant now) {
        return done(stores.certificates.newest(ada.id(), now, HERE));
    }
}
