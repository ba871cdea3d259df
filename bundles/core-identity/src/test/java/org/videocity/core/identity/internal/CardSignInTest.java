package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.core.identity.internal.CardFixture.KEYS;
import static org.videocity.core.identity.internal.CardFixture.ORIGIN;
import static org.videocity.core.identity.internal.CardFixture.OTHER_KEYS;
import static org.videocity.core.identity.internal.CardFixture.from;
import static org.videocity.core.identity.internal.CardFixture.proof;
import static org.videocity.core.identity.internal.ResidentsFixture.CALLER;
import static org.videocity.core.identity.internal.ResidentsFixture.HERE_AND_NOW;
import static org.videocity.core.identity.internal.ResidentsFixture.done;
import static org.videocity.core.identity.internal.ResidentsFixture.get;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.Reason;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.Network;
import org.videocity.api.resident.CardChallenge;
import org.videocity.api.resident.CardProof;
import org.videocity.api.resident.SignedIn;
import org.videocity.api.softcard.SignInText;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.StoredCard;

class CardSignInTest {
    private static final String ADA = "ada@example.org";

    @TempDir
    Path folder;

    private CardFixture city;
    private ByteBuffer card;

    @BeforeEach
    void open() {
        city = new CardFixture(folder);
        card = city.card(ADA);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void whoSignsTheChallengeIsIn() {
        CardChallenge.Posed challenge = city.challenge(CALLER);
        SignedIn.Accepted in = (SignedIn.Accepted) city.show(challenge.browser(), proof(challenge.text(), card, KEYS));
        assertThat(in.identity().attributes()).containsEntry(Identity.RESIDENT_ADDRESS, ADA);
        assertThat(in.isNew()).isFalse();
        assertThat(city.residents.isIn(in.token())).isTrue();
        assertThat(in.token()).isNotEqualTo(challenge.browser());
        StoredCard used = city.cards.cards.values().iterator().next();
        assertThat(used.entries()).isEqualTo(1);
        assertThat(used.lastUsed()).isPresent();
        List<AuditEntry> log = done(city.residents.links.audit().orElseThrow().latest(1, HERE_AND_NOW));
        assertThat(log.get(0).act()).isEqualTo("card-sign-in");
        assertThat(log.get(0).actor()).isEqualTo("resident:" + ADA);
    }

    @Test
    void eachSignInHasASessionOfItsOwn() {
        CardChallenge.Posed one = city.challenge(CALLER);
        CardChallenge.Posed two = city.challenge(CALLER);
        SignedIn.Accepted first = (SignedIn.Accepted) city.show(one.browser(), proof(one.text(), card, KEYS));
        SignedIn.Accepted second = (SignedIn.Accepted) city.show(two.browser(), proof(two.text(), card, KEYS));
        assertThat(first.token()).isNotEqualTo(second.token());
    }

    @Test
    void whatWasShownOnceIsWorthNothing() {
        CardChallenge.Posed challenge = city.challenge(CALLER);
        CardProof proof = proof(challenge.text(), card, KEYS);
        assertThat(city.show(challenge.browser(), proof)).isInstanceOf(SignedIn.Accepted.class);
        assertThat(city.refused(challenge.browser(), proof)).isEqualTo("old-nonce");
        assertThat(city.refusals.byReason()).containsEntry("old-nonce", 1L);
    }

    @Test
    void aChallengeIsWorthNothingInAnotherBrowser() {
        CardChallenge.Posed mine = city.challenge(CALLER);
        CardChallenge.Posed theirs = city.challenge(CALLER);
        assertThat(city.refused(theirs.browser(), proof(mine.text(), card, KEYS)))
                .isEqualTo("old-nonce");
        assertThat(city.refused("", proof(mine.text(), card, KEYS))).isEqualTo("old-nonce");
    }

    @Test
    void aChallengeIsWorthNothingAfterTwoMinutes() {
        CardChallenge.Posed challenge = city.challenge(CALLER);
        city.residents.clock.pass(Duration.ofMinutes(2));
        assertThat(city.refused(challenge.browser(), proof(challenge.text(), card, KEYS)))
                .isEqualTo("old-nonce");
    }

    @Test
    void aLongerLifeCannotBeSigned() {
        CardChallenge.Posed challenge = city.challenge(CALLER);
        SignInText text = challenge.text();
        SignInText longer =
                new SignInText(text.city(), text.origin(), text.purpose(), text.nonce(), "2036-01-01T00:00:00Z");
        assertThat(city.refused(challenge.browser(), proof(longer, card, KEYS))).isEqualTo("old-nonce");
    }

    @Test
    void aSignatureForPagesOfAnotherOriginIsRefused() {
        CardChallenge.Posed challenge = city.challenge(CALLER);
        SignInText text = challenge.text();
        SignInText evil =
                new SignInText(text.city(), "https://city.example.evil", text.purpose(), text.nonce(), text.expiry());
        assertThat(city.refused(challenge.browser(), proof(evil, card, KEYS))).isEqualTo("other-origin");
        // one that says the right origin beside a signature over another
        CardChallenge.Posed again = city.challenge(CALLER);
        CardProof lie = new CardProof(
                List.of(card),
                ORIGIN,
                again.text().nonce(),
                again.text().expiry(),
                proof(evil, card, KEYS).signature());
        assertThat(city.refused(again.browser(), lie)).isEqualTo("bad-signature");
    }

    @Test
    void theOriginIsTheCitysAndNeverTheAskers() {
        CardChallenge.Posed known =
                (CardChallenge.Posed) get(city.desk.challenge(CALLER, "http://localhost:5080", HERE_AND_NOW));
        assertThat(known.text().origin()).isEqualTo("http://localhost:5080");
        CardChallenge.Posed unknown =
                (CardChallenge.Posed) get(city.desk.challenge(CALLER, "https://evil.example", HERE_AND_NOW));
        assertThat(unknown.text().origin()).isEqualTo(ORIGIN);
        // what was given for one of its origins does not count at another
        SignInText text = known.text();
        SignInText moved = new SignInText(text.city(), ORIGIN, text.purpose(), text.nonce(), text.expiry());
        assertThat(city.refused(known.browser(), proof(moved, card, KEYS))).isEqualTo("other-origin");
    }

    @Test
    void aSignatureForAnotherCityPurposeOrKeyIsRefused() {
        CardChallenge.Posed challenge = city.challenge(CALLER);
        SignInText text = challenge.text();
        SignInText elsewhere =
                new SignInText("two.localhost", text.origin(), text.purpose(), text.nonce(), text.expiry());
        assertThat(city.refused(challenge.browser(), proof(elsewhere, card, KEYS)))
                .isEqualTo("bad-signature");
        CardChallenge.Posed second = city.challenge(CALLER);
        SignInText other = new SignInText(
                text.city(), text.origin(), "delete-me", second.text().nonce(), text.expiry());
        assertThat(city.refused(second.browser(), proof(other, card, KEYS))).isEqualTo("bad-signature");
        CardChallenge.Posed third = city.challenge(CALLER);
        assertThat(city.refused(third.browser(), proof(third.text(), card, OTHER_KEYS)))
                .isEqualTo("bad-signature");
        assertThat(city.refusals.byReason()).containsEntry("bad-signature", 3L);
    }

    @Test
    void aCardOfAnotherCityIsRefused() {
        ByteBuffer foreign = city.cards.login("somebody", "two.localhost", ADA, KEYS);
        CardChallenge.Posed challenge = city.challenge(CALLER);
        assertThat(city.refused(challenge.browser(), proof(challenge.text(), foreign, KEYS)))
                .isEqualTo("other-city");
    }

    @Test
    void revokedCardsAndLockedResidentsAreRefusedAtOnce() {
        done(city.residents.office.lock("operator:test", "localhost", ADA, HERE_AND_NOW));
        CardChallenge.Posed challenge = city.challenge(CALLER);
        assertThat(city.refused(challenge.browser(), proof(challenge.text(), card, KEYS)))
                .isEqualTo("locked");
        done(city.residents.office.unlock("operator:test", "localhost", ADA, HERE_AND_NOW));
        city.cards.take(city.cards.cards.keySet().iterator().next(), StoredCard.Revocation.BY_OWNER, city.cards.now);
        CardChallenge.Posed second = city.challenge(CALLER);
        assertThat(city.refused(second.browser(), proof(second.text(), card, KEYS)))
                .isEqualTo("revoked");
        city.cards.undecided = Optional.of(Reason.UNAVAILABLE);
        CardChallenge.Posed third = city.challenge(CALLER);
        assertThat(city.refused(third.browser(), proof(third.text(), card, KEYS)))
                .isEqualTo("unavailable");
    }

    @Test
    void aDeletedResidentsCardIsRefused() {
        done(city.residents.office.delete("operator:test", "localhost", ADA, HERE_AND_NOW));
        CardChallenge.Posed challenge = city.challenge(CALLER);
        assertThat(city.refused(challenge.browser(), proof(challenge.text(), card, KEYS)))
                .isEqualTo("revoked");
    }

    @Test
    void whoFailsTooOftenWithACardKeepsNobodyElseOut() {
        for (int i = 0; i < 10; i++) {
            CardChallenge.Posed challenge = city.challenge(from("192.0.2.1"));
            city.show(from("192.0.2.1"), challenge.browser(), proof(challenge.text(), card, OTHER_KEYS));
        }
        int checked = city.cards.signaturesChecked.get();
        CardChallenge.Posed eleventh = city.challenge(from("192.0.2.1"));
        SignedIn refused = city.show(from("192.0.2.1"), eleventh.browser(), proof(eleventh.text(), card, KEYS));
        assertThat(((SignedIn.Refused) refused).reason().is(Reason.LIMIT_REACHED))
                .isTrue();
        assertThat(city.cards.signaturesChecked.get()).isEqualTo(checked);
        CardChallenge.Posed own = city.challenge(from("198.51.100.7"));
        assertThat(city.show(from("198.51.100.7"), own.browser(), proof(own.text(), card, KEYS)))
                .isInstanceOf(SignedIn.Accepted.class);
    }

    @Test
    void tenThousandAttemptsDoNotHurt() {
        CardChallenge.Posed mine = city.challenge(CALLER);
        for (int i = 0; i < 10_000; i++) {
            if (get(city.desk.challenge(from("192.0.2.9"), ORIGIN, HERE_AND_NOW)) instanceof CardChallenge.Posed open) {
                city.show(from("192.0.2.9"), open.browser(), proof(open.text(), card, OTHER_KEYS));
            } else {
                CardProof guess = new CardProof(
                        List.of(card), ORIGIN, "guess " + i, "2026-11-22T12:02:00Z", ByteBuffer.allocate(256));
                city.show(from("192.0.2.9"), "guess", guess);
            }
        }
        // ten signatures were looked at; the rest was refused by counting
        assertThat(city.cards.signaturesChecked.get()).isEqualTo(10);
        assertThat(city.signIns.open()).isLessThanOrEqualTo(1 + NonceBook.MOST_OF_NETWORK);
        assertThat(city.refusals.byReason().get("limit-reached")).isGreaterThan(9_000L);
        assertThat(city.show(mine.browser(), proof(mine.text(), card, KEYS))).isInstanceOf(SignedIn.Accepted.class);
    }

    @Test
    void attemptsFromManyNetworksAreBoundedToo() {
        for (int i = 0; i < 10_000; i++) {
            String address = "10." + (i >> 8) + "." + (i & 255) + ".1";
            CardProof guess =
                    new CardProof(List.of(card), ORIGIN, "guess", "2026-11-22T12:02:00Z", ByteBuffer.allocate(256));
            city.challenge(from(address));
            city.show(from(address), "guess", guess);
        }
        assertThat(city.cards.signaturesChecked.get()).isZero();
        assertThat(city.signIns.open()).isLessThanOrEqualTo(NonceBook.MOST);
        CardChallenge.Posed mine = city.challenge(CALLER);
        assertThat(city.show(mine.browser(), proof(mine.text(), card, KEYS))).isInstanceOf(SignedIn.Accepted.class);
    }

    @Test
    void ipv6IsCountedByItsNetwork() {
        assertThat(Network.of(from("2001:db8::1").remote()))
                .isEqualTo(Network.of(from("2001:db8::ffff:1").remote()))
                .isNotEqualTo(Network.of(from("2001:db8:0:1::1").remote()));
    }
}
