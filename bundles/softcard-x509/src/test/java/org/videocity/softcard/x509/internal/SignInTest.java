package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.videocity.softcard.x509.internal.City.HERE;
import static org.videocity.softcard.x509.internal.City.get;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.SignInText;
import org.videocity.api.store.StoredCard;

/** Signatures made with login cards. */
class SignInTest {
    private static final SignInText TEXT =
            new SignInText(Ada.CITY, "https://city.example", SignInText.SESSION, "bm9uY2U", "2026-11-29T12:02:00Z");

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

    private IssuedCard card(KeyPair pair) {
        return city.login(Ada.wish(pair), "0".repeat(64));
    }

    private static byte[] sign(KeyPair pair, byte[] message) throws Exception {
        boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    private CardVerdict check(List<ByteBuffer> chain, byte[] message, byte[] signature) {
        return get(
                city.desk.checkSignature(chain, Ada.CITY, ByteBuffer.wrap(message), ByteBuffer.wrap(signature), HERE));
    }

    private static void isRefused(CardVerdict verdict, Reason expected) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        CardVerdict.Invalid.class,
                        bad -> assertThat(bad.reason()).matches(expected::is, expected.name()));
    }

    @Test
    void bothKindsOfKeysSignIn() throws Exception {
        for (KeyPair pair : List.of(Ada.RSA, Ada.EC)) {
            IssuedCard card = card(pair);
            byte[] message = TEXT.bytes(card.chain().get(0));
            CardVerdict verdict = check(card.chain(), message, sign(pair, message));
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            CardVerdict.Valid.class,
                            good -> assertThat(good.facts().binding().owner()).isEqualTo(Ada.OWNER));
        }
    }

    @Test
    void anotherMessageKeyOrSignatureIsRefused() throws Exception {
        IssuedCard card = card(Ada.RSA);
        byte[] message = TEXT.bytes(card.chain().get(0));
        byte[] good = sign(Ada.RSA, message);
        for (SignInText other : List.of(
                new SignInText("other.example", TEXT.origin(), TEXT.purpose(), TEXT.nonce(), TEXT.expiry()),
                new SignInText(TEXT.city(), "https://evil.example", TEXT.purpose(), TEXT.nonce(), TEXT.expiry()),
                new SignInText(TEXT.city(), TEXT.origin(), "payment", TEXT.nonce(), TEXT.expiry()),
                new SignInText(TEXT.city(), TEXT.origin(), TEXT.purpose(), "bm9uY2V", TEXT.expiry()),
                new SignInText(TEXT.city(), TEXT.origin(), TEXT.purpose(), TEXT.nonce(), "2026-11-29T12:03:00Z"))) {
            isRefused(check(card.chain(), other.bytes(card.chain().get(0)), good), CardReasons.BAD_SIGNATURE);
        }
        isRefused(check(card.chain(), message, sign(Ada.EC, message)), CardReasons.BAD_SIGNATURE);
        isRefused(check(card.chain(), message, new byte[384]), CardReasons.BAD_SIGNATURE);
        isRefused(check(card.chain(), message, new byte[0]), CardReasons.BAD_SIGNATURE);
        isRefused(check(card.chain(), message, new byte[513]), CardReasons.BAD_SIGNATURE);
        isRefused(check(card.chain(), new byte[5000], good), CardReasons.BAD_SIGNATURE);
        isRefused(check(List.of(), message, good), CardReasons.BAD_SIGNATURE);
        byte[] zeros = sign(Ada.EC, message);
        java.util.Arrays.fill(zeros, (byte) 0);
        isRefused(check(card(Ada.EC).chain(), message, zeros), CardReasons.BAD_SIGNATURE);
    }

    @Test
    void onlyLoginCardsOfThisCityThatHoldSignIn() throws Exception {
        IssuedCard visiting = city.visiting();
        byte[] message = TEXT.bytes(visiting.chain().get(0));
        isRefused(check(visiting.chain(), message, sign(Ada.RSA, message)), CardReasons.WRONG_KIND);

        IssuedCard card = card(Ada.RSA);
        byte[] mine = TEXT.bytes(card.chain().get(0));
        byte[] signature = sign(Ada.RSA, mine);
        isRefused(
                get(city.desk.checkSignature(
                        card.chain(), "other.example", ByteBuffer.wrap(mine), ByteBuffer.wrap(signature), HERE)),
                CardReasons.OTHER_CITY);
        city.store.revoke(card.serial(), StoredCard.Revocation.LOST, city.clock.now);
        isRefused(check(card.chain(), mine, signature), CardReasons.REVOKED);
        city.clock.pass(Duration.ofDays(400));
        isRefused(check(card.chain(), mine, signature), CardReasons.EXPIRED);
    }

    @Test
    void theTextIsOneLineAPart() {
        assertThat(new String(TEXT.bytes(ByteBuffer.allocate(0)), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("videocity/1 sign-in\ncity.example\nhttps://city.example\nsession\nbm9uY2U\n"
                        + "2026-11-29T12:02:00Z\n"
                        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThatThrownBy(() -> new SignInText("a\nb", "", "", "", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
