package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.softcard.x509.internal.City.HERE;
import static org.videocity.softcard.x509.internal.City.certificate;
import static org.videocity.softcard.x509.internal.City.done;
import static org.videocity.softcard.x509.internal.City.obstacle;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.StoreReasons;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardLimits;

/** Who gets a card, and what is in it. */
class IssueTest {
    @TempDir
    Path data;

    private City city;

    @BeforeEach
    void open() {
        city = new City(data);
    }

    @AfterEach
    void close() {
        city.close();
    }

    private Reason refused(CardRequest wish, RoomCardTexts texts, Map<String, String> words) {
        return obstacle(
                city.desk.issueRoomCard(wish, texts, false, Ada.picture(words).toBytes(), HERE));
    }

    private Reason refused(ByteBuffer signedRequest) {
        return obstacle(city.desk.issueLoginCard(Ada.wish(signedRequest), "0".repeat(64), HERE));
    }

    @Test
    void aVisitingCardIsValidAndSaysWhatTheCityKnows() throws Exception {
        IssuedCard issued = city.visiting();
        ByteBuffer file = issued.card().orElseThrow();
        CardFacts facts = city.valid(file);
        CardFile card = CardFile.parse(file, CardLimits.STANDARD);
        assertThat(facts.binding())
                .isEqualTo(new CardBinding(CardKind.ROOM, Ada.CITY, Ada.OWNER, Ada.ROOM.name(), card.hash()));
        assertThat(facts.binding().roomId()).contains(Ada.ROOM);
        assertThat(facts.information()).containsExactlyEntriesOf(Ada.visitingWords());
        assertThat(facts.serial()).isEqualTo(issued.serial()).hasSize(32);
        assertThat(facts.notAfter()).isEqualTo(issued.notAfter()).isEqualTo(city.clock.now.plus(Duration.ofDays(365)));
        assertThat(card.certificates().orElseThrow().chain()).isEqualTo(issued.chain());
        assertThat(city.store.cards.get(issued.serial()).label()).isEqualTo("For Grace");

        X509Certificate certificate = certificate(issued);
        assertThat(certificate.getSubjectX500Principal().getName()).contains("Théâtre Été");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("2.25.155900443873858611497974812304297896098.3");
        assertThat(certificate.getPublicKey()).isEqualTo(Ada.RSA.getPublic());
        assertThat(city.desk.counters().issued()).isEqualTo(1);
        assertThat(city.desk.counters().valid()).isEqualTo(1);
    }

    /** What separates names of certificates when they are written in one line is like any other sign on a card. */
    @Test
    void aTitleMayHaveAnySigns() {
        for (String title : List.of(
                "Salsa, Tango + Jazz",
                "#1 \\ \"Lab\"",
                "a=b; c<d>e",
                "#",
                "\\",
                "\\#2",
                "two  spaces",
                "Ж".repeat(70) + ",")) {
            RoomCardTexts texts = new RoomCardTexts(Ada.ROOM, title, List.of(), Ada.TEXTS.url(), Ada.TEXTS.issuer());
            Map<String, String> words = Ada.visitingWords();
            words.put("title", title);
            words.put("keywords", "");
            IssuedCard issued = done(city.desk.issueRoomCard(
                    Ada.wish(Ada.EC), texts, false, Ada.picture(words).toBytes(), HERE));
            assertThat(city.valid(issued.card().orElseThrow()).information()).containsEntry("title", title);
        }
    }

    @Test
    void aLoginCardIsIssuedForItsHashWithEitherKindOfKey() throws Exception {
        for (KeyPair pair : List.of(Ada.RSA, Ada.EC)) {
            CardFile picture = Ada.picture(Ada.loginWords());
            IssuedCard issued = city.login(Ada.wish(pair), picture.hash());
            assertThat(issued.card()).isEmpty();
            CardFacts facts = city.valid(picture.with(new org.videocity.wire.png.CardCertificates(issued.chain()))
                    .toBytes());
            assertThat(facts.binding().kind()).isEqualTo(CardKind.LOGIN);
            assertThat(facts.binding().roomId()).isEmpty();
            assertThat(certificate(issued).getSubjectX500Principal().getName()).contains("Ада 🌍");
        }
    }

    @Test
    void theAuthorityIsOneOfItsOwnAndOfNothingElse() throws Exception {
        IssuedCard issued = city.visiting();
        X509Certificate leaf = certificate(issued);
        byte[] der = new byte[issued.chain().get(1).remaining()];
        issued.chain().get(1).duplicate().get(der);
        X509Certificate authority = (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCertificate(new java.io.ByteArrayInputStream(der));
        assertThat(done(city.desk.authority(Ada.CITY, HERE)))
                .isEqualTo(issued.chain().get(1));
        leaf.verify(authority.getPublicKey());
        authority.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(authority.getKeyUsage())
                .containsExactly(false, false, false, false, false, true, true, false, false);
        assertThat(leaf.getKeyUsage()).containsExactly(true, false, true, false, false, false, false, false, false);
        assertThat(((java.security.interfaces.RSAPublicKey) authority.getPublicKey())
                        .getModulus()
                        .bitLength())
                .isEqualTo(3072);
    }

    @Test
    void everyTextIsComparedWithTheRecords() {
        for (String name : Ada.visitingWords().keySet()) {
            if (name.equals("kind")) {
                continue;
            }
            Map<String, String> words = Ada.visitingWords();
            words.put(name, name.equals("year") ? "2024" : "mallory");
            assertThat(refused(Ada.wish(Ada.RSA), Ada.TEXTS, words).is(CardReasons.WRONG_TEXT))
                    .as(name)
                    .isTrue();
        }
        Map<String, String> more = Ada.visitingWords();
        more.put("further", "unknown to the city");
        assertThat(refused(Ada.wish(Ada.RSA), Ada.TEXTS, more).is(CardReasons.WRONG_TEXT))
                .isTrue();
        assertThat(refused(Ada.wish(Ada.RSA), Ada.TEXTS, Ada.loginWords()).is(CardReasons.WRONG_TEXT))
                .isTrue();
        assertThat(city.store.cards).isEmpty();
    }

    @Test
    void nobodyGetsACardForTheRoomOfAnother() {
        RoomCardTexts foreign = new RoomCardTexts(
                new RoomId(Ada.CITY, "grace@city.example", "Lab"), "Lab", List.of(), "https://x", "x");
        Map<String, String> words = Ada.visitingWords();
        words.put("owner", "grace@city.example");
        assertThat(refused(Ada.wish(Ada.RSA), foreign, words).is(CardReasons.WRONG_TEXT))
                .isTrue();
    }

    @Test
    void theYearOfTheCardIsThatOfSomebodysClock() {
        city.clock.now = java.time.Instant.parse("2027-01-01T09:00:00Z");
        city.visiting();
        Map<String, String> words = Ada.visitingWords();
        words.put("year", "2027");
        done(city.desk.issueRoomCard(
                Ada.wish(Ada.RSA), Ada.TEXTS, false, Ada.picture(words).toBytes(), HERE));
        city.clock.now = java.time.Instant.parse("2027-01-01T12:00:01Z");
        assertThat(refused(Ada.wish(Ada.RSA), Ada.TEXTS, Ada.visitingWords()).is(CardReasons.WRONG_TEXT))
                .isTrue();
    }

    @Test
    void aPictureThatCannotBeShownOrIsSignedAlreadyGetsNoCard() throws Exception {
        CardFile picture = Ada.picture(Ada.visitingWords());
        CardFile broken = new CardFile(
                picture.header(),
                picture.information(),
                Optional.empty(),
                Optional.empty(),
                List.of(ByteBuffer.wrap(new byte[] {1, 2, 3})));
        assertThat(obstacle(city.desk.issueRoomCard(Ada.wish(Ada.RSA), Ada.TEXTS, false, broken.toBytes(), HERE))
                        .is(CardReasons.DAMAGED))
                .isTrue();
        ByteBuffer signed = city.visiting().card().orElseThrow();
        assertThat(obstacle(city.desk.issueRoomCard(Ada.wish(Ada.RSA), Ada.TEXTS, false, signed, HERE))
                        .is(CardReasons.BAD_REQUEST))
                .isTrue();
    }

    @Test
    void imageDataIsMergedBeforeItIsHashed() throws Exception {
        CardFile picture = Ada.picture(Ada.visitingWords());
        ByteBuffer all = picture.imageData().get(0);
        CardFile split = new CardFile(
                picture.header(),
                picture.information(),
                Optional.empty(),
                Optional.empty(),
                List.of(all.slice(0, 3), all.slice(3, all.remaining() - 3)));
        IssuedCard issued = done(city.desk.issueRoomCard(Ada.wish(Ada.RSA), Ada.TEXTS, false, split.toBytes(), HERE));
        CardFacts facts = city.valid(issued.card().orElseThrow());
        assertThat(facts.binding().cardHash()).isEqualTo(picture.hash());
        assertThat(CardFile.parse(issued.card().orElseThrow(), CardLimits.STANDARD)
                        .imageData())
                .hasSize(1);
    }

    @Test
    void nothingOfARequestIsTakenButItsKey() throws Exception {
        ExtensionsGenerator wished = new ExtensionsGenerator();
        wished.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        wished.addExtension(
                CardOids.BINDING,
                false,
                BindingExtension.encode(
                        new CardBinding(CardKind.LOGIN, Ada.CITY, "grace@city.example", "", "f".repeat(64))));
        PKCS10CertificationRequestBuilder builder =
                new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Grace,O=Elsewhere"), Ada.RSA.getPublic());
        builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wished.generate());
        ByteBuffer request = Ada.request(builder, Ada.RSA, "SHA256withRSA");
        X509Certificate issued = certificate(city.login(Ada.wish(request), "0".repeat(64)));
        assertThat(issued.getBasicConstraints()).isEqualTo(-1);
        assertThat(issued.getSubjectX500Principal().getName()).contains("Ada").doesNotContain("Grace", "Elsewhere");
        CardBinding binding = BindingExtension.decode(
                org.bouncycastle.asn1.ASN1OctetString.getInstance(issued.getExtensionValue(CardOids.BINDING.getId()))
                        .getOctets());
        assertThat(binding.owner()).isEqualTo(Ada.OWNER);
    }

    @Test
    void weakAndOddKeysAreRefused() {
        for (KeyPair weak : List.of(Ada.rsa(2048), Ada.ec("secp384r1"))) {
            assertThat(refused(Ada.request(weak)).is(CardReasons.WEAK_KEY)).isTrue();
        }
    }

    @Test
    void aRequestIsSignedWithItsOwnKeyInOneOfTwoWays() {
        ByteBuffer good = Ada.request(Ada.RSA);
        byte[] bytes = new byte[good.remaining()];
        good.duplicate().get(bytes);
        bytes[bytes.length - 1] ^= 1;
        assertThat(refused(ByteBuffer.wrap(bytes)).is(CardReasons.BAD_REQUEST)).isTrue();
        int unusedBits = bytes.length - Ada.RSA_BITS / 8 - 1;
        bytes[unusedBits] = 1;
        bytes[bytes.length - 1] &= (byte) ~1;
        assertThat(refused(ByteBuffer.wrap(bytes)).is(CardReasons.BAD_REQUEST)).isTrue();
        assertThat(refused(Ada.request(Ada.RSA, "SHA1withRSA")).is(CardReasons.BAD_REQUEST))
                .isTrue();
        PKCS10CertificationRequestBuilder stolen =
                new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Mallory"), Ada.RSA.getPublic());
        assertThat(refused(Ada.request(stolen, Ada.rsa(3072), "SHA256withRSA")).is(CardReasons.BAD_REQUEST))
                .isTrue();
        assertThat(refused(ByteBuffer.allocate(9000)).is(CardReasons.BAD_REQUEST))
                .isTrue();
        assertThat(refused(ByteBuffer.allocate(0)).is(CardReasons.BAD_REQUEST)).isTrue();
        assertThat(obstacle(city.desk.issueLoginCard(Ada.wish(Ada.RSA), "F".repeat(64), HERE))
                        .is(CardReasons.BAD_REQUEST))
                .isTrue();
    }

    @Test
    void whatTheStoreDoesNotKeepIsHandedToNobody() {
        CardRequest gone = new CardRequest(
                "gone",
                Ada.CITY,
                Ada.OWNER,
                Ada.NAME,
                Ada.request(Ada.EC),
                "",
                Optional.of(Duration.ofDays(7)),
                Optional.empty());
        assertThat(obstacle(city.desk.issueLoginCard(gone, "0".repeat(64), HERE)))
                .isEqualTo(StoreReasons.GONE);
        city.store.away = StoreReasons.DATABASE_AWAY;
        assertThat(obstacle(city.desk.issueLoginCard(Ada.wish(Ada.EC), "0".repeat(64), HERE)))
                .isEqualTo(StoreReasons.DATABASE_AWAY);
        city.links.unsetCards(city.store);
        assertThat(obstacle(city.desk.issueLoginCard(Ada.wish(Ada.EC), "0".repeat(64), HERE)))
                .isEqualTo(Reason.UNAVAILABLE);
        assertThat(city.desk.counters().refused()).containsEntry("gone", 1L).containsEntry("database-away", 1L);
    }

    @Test
    void aCardHoldsAsLongAsWishedButNeverLongerThanAYear() {
        CardRequest week = new CardRequest(
                "ada",
                Ada.CITY,
                Ada.OWNER,
                Ada.NAME,
                Ada.request(Ada.EC),
                " two\nlines ",
                Optional.of(Duration.ofDays(7)),
                Optional.empty());
        IssuedCard issued = city.login(week, "0".repeat(64));
        assertThat(issued.notAfter()).isEqualTo(city.clock.now.plus(Duration.ofDays(7)));
        assertThat(city.store.cards.get(issued.serial()).label()).isEqualTo("two lines");
    }
}
