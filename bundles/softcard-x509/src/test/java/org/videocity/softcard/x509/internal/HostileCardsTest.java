package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.softcard.x509.internal.City.HERE;
import static org.videocity.softcard.x509.internal.City.get;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoredCard;
import org.videocity.wire.png.CardCertificates;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardKeys;
import org.videocity.wire.png.CardLimits;
import org.videocity.wire.png.Chunk;
import org.videocity.wire.png.ChunkReader;

/** What is done to cards, and what people are told. */
class HostileCardsTest {
    @TempDir
    Path data;

    private City city;
    private IssuedCard issued;
    private ByteBuffer file;

    @BeforeEach
    void issue() {
        city = new City(data);
        issued = city.visiting();
        file = issued.card().orElseThrow();
    }

    @AfterEach
    void close() {
        city.close();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static List<Chunk> chunks(ByteBuffer png) throws Exception {
        return new ArrayList<>(new ChunkReader(1 << 22, 5000).read(png));
    }

    private static ByteBuffer file(List<Chunk> chunks) {
        ByteBuffer made =
                ByteBuffer.allocate(8 + chunks.stream().mapToInt(Chunk::length).sum());
        made.putLong(0x89504e470d0a1a0aL);
        chunks.forEach(chunk -> made.put(chunk.toBytes()));
        return made.flip();
    }

    private void isRefused(ByteBuffer png, Reason expected) {
        Reason why = city.refusal(png);
        assertThat(why.name()).isEqualTo(expected.name());
        assertThat(why.text()).endsWith(".");
    }

    private CardCertificates certificates() throws Exception {
        return new CardCertificates(issued.chain());
    }

    @Test
    void anotherPixelAnotherTextAndAnotherPictureAreNoticed() throws Exception {
        isRefused(Ada.picture(Ada.visitingWords(), 1).with(certificates()).toBytes(), CardReasons.EDITED);
        Map<String, String> words = Ada.visitingWords();
        words.put("keywords", "stage; free beer");
        isRefused(Ada.picture(words).with(certificates()).toBytes(), CardReasons.EDITED);
        List<Chunk> chunks = chunks(file);
        chunks.add(chunks.size() - 1, new Chunk("IDAT", ByteBuffer.allocate(0)));
        isRefused(file(chunks), CardReasons.EDITED);
    }

    @Test
    void chunksOfOtherProgramsAndMovedChunksAreNoticed() throws Exception {
        List<Chunk> text = chunks(file);
        text.add(1, new Chunk("tEXt", ByteBuffer.wrap(new byte[] {'a', 0, 'b'})));
        isRefused(file(text), CardReasons.EDITED);
        List<Chunk> twice = chunks(file);
        twice.add(2, twice.get(2));
        isRefused(file(twice), CardReasons.EDITED);
        List<Chunk> moved = chunks(file);
        moved.add(2, moved.remove(1));
        isRefused(file(moved), CardReasons.EDITED);
    }

    @Test
    void aPictureThatWasWrittenAgainIsNoCardAnyMore() throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes(file)));
        for (String format : List.of("jpg", "png", "gif", "bmp")) {
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            ImageIO.write(picture, format, again);
            isRefused(ByteBuffer.wrap(again.toByteArray()), CardReasons.RE_ENCODED);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", jpeg);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        ImageIO.write(ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray())), "png", back);
        isRefused(ByteBuffer.wrap(back.toByteArray()), CardReasons.RE_ENCODED);
    }

    @Test
    void cardsOf2009AndOtherFilesAreToldApart() throws Exception {
        List<Chunk> old = chunks(file);
        old.removeIf(chunk -> chunk.type().startsWith("vc"));
        old.add(1, new Chunk("ksAB", ByteBuffer.allocate(143)));
        isRefused(file(old), CardReasons.OLD_CARD);
        isRefused(ByteBuffer.wrap("%PDF-1.7 and so on".getBytes()), CardReasons.NO_PICTURE);
        isRefused(ByteBuffer.allocate(0), CardReasons.NO_PICTURE);
        isRefused(Ada.picture(Ada.visitingWords()).toBytes(), CardReasons.NOT_ISSUED);
        isRefused(ByteBuffer.allocate((2 << 20) + 1), CardReasons.TOO_LARGE);
    }

    @Test
    void isCutOffAtEveryByteAndNeverTaken() {
        byte[] whole = bytes(file);
        for (int length = 1; length < whole.length; length++) {
            isRefused(ByteBuffer.wrap(whole, 0, length), CardReasons.DAMAGED);
        }
        whole[whole.length / 2] ^= 1;
        isRefused(ByteBuffer.wrap(whole), CardReasons.DAMAGED);
    }

    @Test
    void theCertificateOfAnotherCardDoesNotFit() throws Exception {
        Map<String, String> words = Ada.visitingWords();
        words.put("year", "2026");
        IssuedCard other = City.done(city.desk.issueRoomCard(
                Ada.wish(Ada.EC), Ada.TEXTS, false, Ada.picture(words, 9).toBytes(), HERE));
        isRefused(
                Ada.picture(Ada.visitingWords())
                        .with(new CardCertificates(other.chain()))
                        .toBytes(),
                CardReasons.EDITED);
    }

    @Test
    void aCardWorksOnlyInItsCityAlsoWhenTwoAreNeighbours() throws Exception {
        City.done(city.desk.authority("other.example", HERE));
        for (String elsewhere : List.of("other.example", "nowhere.example", "../ca", "")) {
            CardVerdict verdict = get(city.desk.look(file, elsewhere, HERE));
            assertThat(verdict).isEqualTo(new CardVerdict.Invalid(CardReasons.OTHER_CITY));
        }
        assertThat(data.resolve("ca/nowhere.example")).doesNotExist();
    }

    @Test
    void anAuthorityOfTheSameNameIsNotTheSame() throws Exception {
        KeyPair mallory = Ada.rsa(3072);
        Authority forged = Authority.of(Ada.CITY, mallory, city.clock.now, new SecureRandom());
        isRefused(signedBy(forged, Ada.picture(Ada.visitingWords()), CardKind.ROOM), CardReasons.OTHER_CITY);
        isRefused(
                Ada.picture(Ada.visitingWords())
                        .with(new CardCertificates(List.of(
                                ByteBuffer.wrap(new byte[] {0x30, 0}),
                                issued.chain().get(1))))
                        .toBytes(),
                CardReasons.EDITED);
        isRefused(
                Ada.picture(Ada.visitingWords())
                        .with(new CardCertificates(List.of(issued.chain().get(1))))
                        .toBytes(),
                CardReasons.WRONG_KIND);
    }

    private ByteBuffer signedBy(Authority authority, CardFile picture, CardKind kind) throws Exception {
        CardBinding binding = new CardBinding(
                kind, Ada.CITY, Ada.OWNER, kind == CardKind.ROOM ? Ada.ROOM.name() : "", picture.hash());
        CardKey key = RequestCheck.key(Ada.request(Ada.EC));
        CardIssuer.Issued signed = new CardIssuer(new SecureRandom())
                .issue(authority, binding, Ada.TEXTS.title(), key, city.clock.now, city.clock.now.plusSeconds(60));
        return picture.with(new CardCertificates(signed.chain())).toBytes();
    }

    @Test
    void aCertificateOfTheCitysForAnotherKindOrWithAnotherUseIsRefused() throws Exception {
        Authority authority = new Authorities(data.resolve("ca"), "", city.clock).of(Ada.CITY);
        isRefused(signedBy(authority, Ada.picture(Ada.visitingWords()), CardKind.LOGIN), CardReasons.WRONG_TEXT);
        isRefused(
                Ada.picture(Ada.visitingWords())
                        .with(new CardCertificates(List.of(OddCertificates.withUsageOfLoginCards(
                                authority, Ada.picture(Ada.visitingWords()).hash()))))
                        .toBytes(),
                CardReasons.WRONG_KIND);
    }

    @Test
    void expiredEarlyRevokedAndUnknownCardsAreRefusedAtOnce() {
        city.clock.pass(Duration.ofDays(-1));
        isRefused(file, CardReasons.NOT_YET);
        city.clock.pass(Duration.ofDays(366));
        city.valid(file);
        city.clock.pass(Duration.ofSeconds(1));
        isRefused(file, CardReasons.EXPIRED);
        city.clock.pass(Duration.ofDays(-3));
        city.valid(file);
        city.store.revoke(issued.serial(), StoredCard.Revocation.BY_OWNER, city.clock.now);
        isRefused(file, CardReasons.REVOKED);
        city.store.cards.clear();
        isRefused(file, CardReasons.UNKNOWN_CARD);
        city.store.away = StoreReasons.DATABASE_AWAY;
        assertThat(city.look(file)).isEqualTo(new CardVerdict.Undecided(StoreReasons.DATABASE_AWAY));
        assertThat(city.desk.counters().refused())
                .containsEntry("expired", 1L)
                .containsEntry("revoked", 1L)
                .containsEntry("database-away", 1L);
    }

    @Test
    void aLoginCardSaysNothingThatWasNotSignedAndItsKeysAreEncrypted() throws Exception {
        Map<String, String> words = Ada.loginWords();
        words.put("name", "Grace Hopper");
        CardFile lying = Ada.picture(words);
        IssuedCard card = city.login(Ada.wish(Ada.RSA), lying.hash());
        isRefused(lying.with(new CardCertificates(card.chain())).toBytes(), CardReasons.WRONG_TEXT);

        CardFile honest = Ada.picture(Ada.loginWords());
        CardFile complete = honest.with(new CardCertificates(
                city.login(Ada.wish(Ada.RSA), honest.hash()).chain()));
        byte[] wrapped = WrappedKey.wrap(Ada.RSA.getPrivate().getEncoded(), "twelve letters", new SecureRandom());
        city.valid(
                complete.with(new CardKeys(List.of(ByteBuffer.wrap(wrapped)))).toBytes());
        isRefused(
                complete.with(new CardKeys(
                                List.of(ByteBuffer.wrap(Ada.RSA.getPrivate().getEncoded()))))
                        .toBytes(),
                CardReasons.BAD_KEYS);
        List<Chunk> visiting = chunks(file);
        visiting.add(
                3,
                chunks(complete.with(new CardKeys(List.of(ByteBuffer.wrap(wrapped))))
                                .toBytes())
                        .get(3));
        isRefused(file(visiting), CardReasons.EDITED);
    }

    @Test
    void everyFlippedBitOfTheCertificateIsNoticed() throws Exception {
        CardFile card = CardFile.parse(file, CardLimits.STANDARD);
        byte[] leaf = bytes(issued.chain().get(0));
        Set<String> reasons = new java.util.TreeSet<>();
        for (int at = 0; at < leaf.length; at++) {
            byte[] edited = leaf.clone();
            edited[at] ^= 1;
            try {
                CardCertificates chain = new CardCertificates(List.of(ByteBuffer.wrap(edited)));
                reasons.add(city.refusal(card.with(chain).toBytes()).name());
            } catch (IllegalArgumentException noSequence) {
                assertThat(at).isLessThan(4);
            }
        }
        assertThat(reasons).isSubsetOf("edited", "other-city");
    }

    @Test
    void aSignatureOfOddBitsIsNoticed() throws Exception {
        CardFile card = CardFile.parse(file, CardLimits.STANDARD);
        byte[] leaf = bytes(issued.chain().get(0));
        int signatureBytes = 3072 / 8;
        int unusedBits = leaf.length - signatureBytes - 1;
        assertThat(leaf[unusedBits]).isZero();
        leaf[unusedBits] = 1;
        leaf[leaf.length - 1] &= (byte) ~1;
        isRefused(
                card.with(new CardCertificates(List.of(ByteBuffer.wrap(leaf)))).toBytes(), CardReasons.EDITED);
    }
}
