package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.inbox.Inbox;
import org.videocity.api.inbox.LetterCover;
import org.videocity.api.inbox.LetterDelivery;
import org.videocity.api.resident.Caller;
import org.videocity.api.resident.DataExport;
import org.videocity.api.store.LetterStore.Held;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredLetter;

/** Letters on the real store: who may leave which, what is told of them, and what becomes of them. */
class LetterDeskTest {
    private static final String ADA = "ada@example.org";
    private static final RoomId HOME = new RoomId("localhost", ADA, "");
    private static final Identity GUEST = new Identity("guest:x", Identity.GUEST, "x", Map.of());
    private static final String OPEN = "multipart/mixed; charset=x;Boundary = \"a b=c\"";
    private static final String SEALED = "Application/PKCS7-mime; name=letter.p7m";
    private static final byte[] SEALED_LETTER = SealedLetterTest.letter(70_000);

    @TempDir
    Path folder;

    private ResidentsFixture city;
    private Identity ada;
    private Identity bob;

    @BeforeEach
    void open() {
        city = new ResidentsFixture(folder);
        ada = city.home(ADA).identity();
        bob = city.home("bob@example.org").identity();
        city.letters.clear();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static Caller from(String address) {
        return new Caller("localhost", new InetSocketAddress(address, 40_000), "curl");
    }

    private static ByteBuffer bytes(String text) {
        return StandardCharsets.UTF_8.encode(text);
    }

    private StoreResult<LetterDelivery> begin(Caller caller, Identity who, String type, long bytes) {
        return get(city.letterDesk.leave(caller, who, HOME, new LetterCover("  Eve  ", type, bytes), HERE_AND_NOW));
    }

    private String leave(Caller caller, Identity who, String type, byte[] body) {
        StoreResult<LetterDelivery> begun = begin(caller, who, type, body.length);
        if (begun.obstacle().isPresent()) {
            return why(begun);
        }
        LetterDelivery delivery = begun.asOptional().orElseThrow();
        StoreResult<Long> taken = null;
        for (int from = 0; from < body.length; from += 1000) {
            taken = get(delivery.take(ByteBuffer.wrap(body, from, Math.min(1000, body.length - from)), HERE_AND_NOW));
            if (taken.obstacle().isPresent()) {
                return why(taken);
            }
        }
        return why(get(delivery.deliver(HERE_AND_NOW)));
    }

    private static String why(StoreResult<?> result) {
        return result.obstacle().map(Reason::name).orElse("taken");
    }

    private String guest(String body) {
        return leave(from("192.0.2.7"), GUEST, OPEN, body.getBytes(StandardCharsets.UTF_8));
    }

    private Inbox inbox(Identity who) {
        return done(city.inbox.look(who, HERE_AND_NOW));
    }

    @Test
    void anOpenLetterIsTakenFromAGuestUnderTheNameTheyGive() {
        assertThat(guest("--a b=c\r\n\r\nhello")).isEqualTo("taken");
        StoredLetter letter = inbox(ada).letters().get(0).letter();
        assertThat(letter.senderName()).isEqualTo("Eve");
        assertThat(letter.senderId()).isEmpty();
        assertThat(letter.mediaType()).isEqualTo("multipart/mixed; boundary=\"a b=c\"");
        assertThat(letter.sealed()).isFalse();
        assertThat(letter.bytes()).isEqualTo(16);
        assertThat(done(city.blobs.read(letter.blob().orElseThrow(), 99, HERE_AND_NOW)))
                .contains(bytes("--a b=c\r\n\r\nhello"));
        assertThat(inbox(bob).letters()).isEmpty();
        assertThat(done(city.inbox.letter(bob, letter.id(), HERE_AND_NOW))).isEmpty();
        assertThat(done(city.inbox.remove(bob, letter.id(), HERE_AND_NOW))).isFalse();
        assertThat(done(city.inbox.mark(bob, letter.id(), true, HERE_AND_NOW))).isFalse();
        assertThat(why(get(city.inbox.look(GUEST, HERE_AND_NOW)))).isEqualTo("not-allowed");
    }

    @Test
    void whoeverLivesHereIsKnownAndFollowedToTheirNewAddress() {
        assertThat(leave(from("192.0.2.7"), bob, SEALED, SEALED_LETTER)).isEqualTo("taken");
        Held held = inbox(ada).letters().get(0);
        assertThat(held.letter().senderName()).isEqualTo("Ada Lovelace");
        assertThat(held.sender().map(Resident::address)).contains("bob@example.org");
        assertThat(held.letter().mediaType()).isEqualTo("application/pkcs7-mime; smime-type=authEnveloped-data");
        assertThat(held.letter().bytes()).isEqualTo(SEALED_LETTER.length);
        assertThat(city.letters.getLast().text()).contains("Ada Lovelace (bob@example.org)", "/~inbox");
    }

    @Test
    void withACardLettersAreSealed() {
        assertThat(done(city.letterDesk.letterbox(HOME, HERE_AND_NOW)).certificate())
                .isEmpty();
        city.certificates.newest.put(Residents.idOf(ada), bytes("certificate"));
        assertThat(done(city.letterDesk.letterbox(HOME, HERE_AND_NOW)).certificate())
                .contains(bytes("certificate"));
        assertThat(guest("--a b=c")).isEqualTo("seal-it");
        assertThat(leave(from("192.0.2.7"), GUEST, SEALED, SEALED_LETTER)).isEqualTo("taken");
        assertThat(inbox(ada).letters()).hasSize(1);
    }

    @Test
    void whatIsNoLetterLeavesNothing() {
        assertThat(guest("hello, no boundary")).isEqualTo("bad-letter");
        assertThat(guest("--")).isEqualTo("bad-letter");
        byte[] longer = java.util.Arrays.copyOf(SEALED_LETTER, SEALED_LETTER.length + 1);
        byte[] shorter = java.util.Arrays.copyOf(SEALED_LETTER, SEALED_LETTER.length - 1);
        for (byte[] wrong : new byte[][] {longer, shorter, new byte[0], new byte[100]}) {
            assertThat(leave(from("192.0.2." + (wrong.length % 200)), GUEST, SEALED, wrong))
                    .isEqualTo("bad-letter");
        }
        for (String type : new String[] {"", "text/plain", "multipart/mixed", "multipart/mixed; boundary=\"\u00e9\""}) {
            assertThat(why(begin(from("192.0.2.9"), GUEST, type, 1))).isEqualTo("bad-letter");
        }
        assertThat(inbox(ada).letters()).isEmpty();
        assertThat(done(city.links.letters().orElseThrow().all(Residents.idOf(ada), HERE_AND_NOW)))
                .isEmpty();
        assertThat(city.blobs.size()).isZero();
        assertThat(city.letterDesk.counters().refused()).containsEntry("bad-letter", 10L);
        assertThat(city.letterDesk.counters().taken()).isZero();
    }

    @Test
    void guestsLeaveSomeAtOnceAndThenSomeAnHour() {
        for (int i = 0; i < 3; i++) {
            assertThat(guest("--a b=c")).isEqualTo("taken");
        }
        assertThat(guest("--a b=c")).isEqualTo("limit-reached");
        assertThat(leave(from("2001:db8::1"), GUEST, OPEN, "--a b=c".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("taken");
        assertThat(leave(from("192.0.2.7"), bob, OPEN, "--a b=c".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("taken");
        city.clock.pass(Duration.ofMinutes(10));
        assertThat(guest("--a b=c")).isEqualTo("taken");
        assertThat(guest("--a b=c")).isEqualTo("limit-reached");
        city.configuration.put("lettersPerResidentAndHour", 1);
        assertThat(leave(from("192.0.2.7"), bob, OPEN, "--a b=c".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("limit-reached");
    }

    @Test
    void oneNetworkBringsAFewAtATime() {
        city.configuration.put("lettersAtOnce", 100);
        LetterDelivery first =
                begin(from("192.0.2.7"), GUEST, OPEN, -1).asOptional().orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertThat(why(begin(from("192.0.2.7"), GUEST, OPEN, 9))).isEqualTo("taken");
        }
        assertThat(why(begin(from("192.0.2.7"), GUEST, OPEN, 9))).isEqualTo("limit-reached");
        assertThat(why(begin(from("192.0.2.8"), GUEST, OPEN, 9))).isEqualTo("taken");
        first.abandon();
        first.abandon();
        assertThat(why(get(first.deliver(HERE_AND_NOW)))).isEqualTo("bad-letter");
        assertThat(why(begin(from("192.0.2.7"), GUEST, OPEN, 9))).isEqualTo("taken");
        assertThat(why(begin(from("192.0.2.7"), GUEST, OPEN, 9))).isEqualTo("limit-reached");
    }

    @Test
    void anInboxIsFullOfLettersOrBytesAndALetterMayBeTooLarge() {
        city.configuration.put("maxInboxLetters", 1);
        assertThat(guest("--a b=c")).isEqualTo("taken");
        assertThat(guest("--a b=c")).isEqualTo("inbox-full");
        city.configuration.put("maxInboxLetters", 9);
        city.configuration.put("maxInboxBytes", 10L);
        assertThat(guest("--a b=c")).isEqualTo("inbox-full");
        city.configuration.put("maxInboxBytes", 1_000L);
        city.configuration.put("maxLetterBytes", 8L);
        assertThat(why(begin(from("192.0.2.8"), GUEST, OPEN, 9))).isEqualTo("too-large");
        LetterDelivery unknown =
                begin(from("192.0.2.8"), GUEST, OPEN, -1).asOptional().orElseThrow();
        assertThat(why(get(unknown.take(bytes("--a b=c12"), HERE_AND_NOW)))).isEqualTo("too-large");
        assertThat(inbox(ada).letters()).hasSize(1);
    }

    @Test
    void aMailTellsOnceUntilTheOwnerLookedAndOnlyWhoWantsIt() {
        guest("--a b=c");
        guest("--a b=c");
        assertThat(city.letters).hasSize(1);
        assertThat(city.letters.getLast().to()).isEqualTo(ADA);
        assertThat(city.letters.getLast().text())
                .contains("A guest left a letter")
                .doesNotContain("Eve");
        assertThat(inbox(ada).noticeByMail()).isTrue();
        guest("--a b=c");
        assertThat(city.letters).hasSize(2);
        done(city.inbox.noticeByMail(ada, false, HERE_AND_NOW));
        assertThat(inbox(ada).noticeByMail()).isFalse();
        leave(from("192.0.2.8"), GUEST, OPEN, "--a b=c".getBytes(StandardCharsets.UTF_8));
        assertThat(city.letters).hasSize(2);
        assertThat(done(city.inbox.unopened(ada, HERE_AND_NOW))).isEqualTo(4);
    }

    @Test
    void theMailIsInTheOwnersLanguageWhereItIsKnownElseInTheSenders() {
        Caller german = new Caller("localhost", from("192.0.2.9").remote(), "curl", "de-AT");
        leave(german, GUEST, OPEN, "--a b=c".getBytes(StandardCharsets.UTF_8));
        assertThat(city.letters.getLast().text()).contains("Ein Gast hat dir").contains("/~inbox");
        inbox(ada);
        city.languages.reads(Residents.idOf(ada), "hi");
        leave(german, GUEST, OPEN, "--a b=c".getBytes(StandardCharsets.UTF_8));
        assertThat(city.letters.getLast().text()).contains("एक मेहमान ने").contains("/~inbox");
    }

    @Test
    void whatIsThrownAwayIsGoneAndSameLettersAreTwo() {
        guest("--a b=c");
        guest("--a b=c");
        Inbox both = inbox(ada);
        String first = both.letters().get(0).letter().id();
        assertThat(done(city.inbox.mark(ada, first, true, HERE_AND_NOW))).isTrue();
        assertThat(done(city.inbox.unopened(ada, HERE_AND_NOW))).isEqualTo(1);
        assertThat(done(city.inbox.remove(ada, first, HERE_AND_NOW))).isTrue();
        assertThat(done(city.inbox.remove(ada, first, HERE_AND_NOW))).isFalse();
        assertThat(inbox(ada).letters()).containsExactly(both.letters().get(1));
        assertThat(city.blobs.size()).isEqualTo(1);
    }

    @Test
    void goesWithItsOwnerAndStaysWhenItsSenderLeaves() {
        leave(from("192.0.2.7"), bob, OPEN, "--a b=c".getBytes(StandardCharsets.UTF_8));
        Resident him = done(city.desk.me(bob, HERE_AND_NOW));
        done(city.departures.leave("operator", him));
        Held orphan = inbox(ada).letters().get(0);
        assertThat(orphan.sender()).isEmpty();
        assertThat(orphan.letter().senderId()).isPresent();
        done(city.departures.leave("operator", done(city.desk.me(ada, HERE_AND_NOW))));
        assertThat(city.blobs.size()).isZero();
        assertThat(done(city.links.letters().orElseThrow().all(Residents.idOf(ada), HERE_AND_NOW)))
                .isEmpty();
        assertThat(guest("--a b=c")).isEqualTo("no-such-room");
    }

    @Test
    void whatNeverCameIsForgottenAfterAWhile() {
        begin(from("192.0.2.7"), GUEST, OPEN, 9);
        guest("--a b=c");
        city.shelf.tidy(city.clock.instant().plus(Duration.ofMinutes(59)));
        assertThat(done(city.links.letters().orElseThrow().all(Residents.idOf(ada), HERE_AND_NOW)))
                .hasSize(2);
        city.clock.pass(Duration.ofMinutes(61));
        done(city.links
                .letters()
                .orElseThrow()
                .leftOver(city.clock.instant().minus(Duration.ofHours(1)), 9, HERE_AND_NOW));
        city.shelf.tidy(city.clock.instant());
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(
                                done(city.links.letters().orElseThrow().all(Residents.idOf(ada), HERE_AND_NOW)))
                        .hasSize(1));
        assertThat(inbox(ada).letters()).hasSize(1);
    }

    @Test
    void isTakenAlongAsAFileThatMailProgramsRead() throws IOException {
        guest("--a b=c\r\n\r\nhello\r\n--a b=c--");
        leave(from("192.0.2.7"), bob, SEALED, SEALED_LETTER);
        Map<String, byte[]> files = unzip(done(city.self.export(ada, HERE_AND_NOW)));
        String open = inbox(ada).letters().stream()
                .map(held -> held.letter())
                .filter(letter -> !letter.sealed())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(new String(files.get("letters.json"), StandardCharsets.UTF_8))
                .contains("\"name\": \"Eve\"", "\"address\": \"bob@example.org\"", open);
        assertThat(new String(files.get("letters/" + open + ".eml"), StandardCharsets.UTF_8))
                .startsWith("MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"a b=c\"\r\n\r\n--a b=c\r\n")
                .endsWith("hello\r\n--a b=c--");
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".p7m"))
                        .map(Map.Entry::getValue))
                .containsExactly(SEALED_LETTER);
    }

    private static Map<String, byte[]> unzip(DataExport export) throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (var piece = get(export.next(HERE_AND_NOW)); piece.isPresent(); piece = get(export.next(HERE_AND_NOW))) {
            byte[] bytes = new byte[piece.get().remaining()];
            piece.get().get(bytes);
            all.writeBytes(bytes);
        }
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
