package org.videocity.softcard.x509.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.softcard.x509.internal.City.HERE;
import static org.videocity.softcard.x509.internal.City.done;
import static org.videocity.softcard.x509.internal.City.obstacle;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredCard.Revocation;

/** The lists of revoked cards, read by the JDK. */
class RevocationListTest {
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

    private X509CRL list() throws Exception {
        ByteBuffer der = done(city.desk.revocationList(Ada.CITY, HERE));
        byte[] bytes = new byte[der.remaining()];
        der.get(bytes);
        X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
        ByteBuffer authority = done(city.desk.authority(Ada.CITY, HERE));
        byte[] certificate = new byte[authority.remaining()];
        authority.get(certificate);
        list.verify(((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate)))
                .getPublicKey());
        return list;
    }

    private static BigInteger number(X509CRL list) {
        byte[] extension = list.getExtensionValue("2.5.29.20");
        return ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                .getValue();
    }

    /** Since when cards that ran out are still in a list. */
    private static Instant since(X509CRL list) throws Exception {
        byte[] extension = list.getExtensionValue("2.5.29.60");
        return ASN1GeneralizedTime.getInstance(
                        ASN1OctetString.getInstance(extension).getOctets())
                .getDate()
                .toInstant();
    }

    private X509CRLEntry entry(IssuedCard card) throws Exception {
        return list().getRevokedCertificate(new BigInteger(card.serial(), 16));
    }

    @Test
    void listsWhatIsRevokedWithTheReasonUntilTwoYearsAfterItExpired() throws Exception {
        assertThat(list().getRevokedCertificates()).isNull();
        Map<String, CRLReason> reasons = Map.of(
                Revocation.LOST,
                CRLReason.KEY_COMPROMISE,
                Revocation.REPLACED,
                CRLReason.SUPERSEDED,
                Revocation.RESIDENT_GONE,
                CRLReason.CESSATION_OF_OPERATION,
                Revocation.BY_OPERATOR,
                CRLReason.PRIVILEGE_WITHDRAWN);
        for (Map.Entry<String, CRLReason> reason : reasons.entrySet()) {
            IssuedCard card = city.login(Ada.wish(Ada.EC), "0".repeat(64));
            city.store.revoke(card.serial(), reason.getKey(), city.clock.now);
            city.clock.pass(Duration.ofSeconds(2));
            assertThat(entry(card).getRevocationReason()).isEqualTo(reason.getValue());
        }
        IssuedCard holding = city.login(Ada.wish(Ada.EC), "0".repeat(64));
        assertThat(entry(holding)).isNull();
        assertThat(list().getRevokedCertificates()).hasSize(4);
        city.clock.pass(Duration.ofDays(366));
        assertThat(list().getRevokedCertificates())
                .as("run out, and remembered")
                .hasSize(4);
        assertThat(since(list())).isEqualTo(list().getThisUpdate().toInstant().minus(Duration.ofDays(730)));
        city.clock.pass(Duration.ofDays(730));
        assertThat(list().getRevokedCertificates()).isNull();
    }

    @Test
    void isSignedAgainOnlyWhenSomethingChangedOrHalfItsTimeIsOver() throws Exception {
        X509CRL first = list();
        assertThat(first.getNextUpdate().toInstant())
                .isEqualTo(first.getThisUpdate().toInstant().plus(Duration.ofHours(24)));
        city.clock.pass(Duration.ofHours(11));
        assertThat(list()).isEqualTo(first);
        IssuedCard card = city.login(Ada.wish(Ada.EC), "0".repeat(64));
        city.store.revoke(card.serial(), Revocation.BY_OWNER, city.clock.now);
        city.clock.pass(Duration.ofSeconds(1));
        X509CRL second = list();
        assertThat(number(second)).isGreaterThan(number(first));
        assertThat(list()).isEqualTo(second);
        city.clock.pass(Duration.ofHours(12));
        assertThat(number(list())).isGreaterThan(number(second));
    }

    @Test
    void anOlderAnswerOfTheStoreTakesNothingBack() throws Exception {
        Authority authority = new Authorities(data.resolve("ca"), "", city.clock).of(Ada.CITY);
        RevocationLists lists = new RevocationLists(city.clock, Duration.ofHours(24), Duration.ofDays(730));
        IssuedCard card = city.login(Ada.wish(Ada.EC), "0".repeat(64));
        city.store.revoke(card.serial(), Revocation.LOST, city.clock.now);
        StoredCard revoked = city.store.cards.get(card.serial());
        Instant before = city.clock.now;
        city.clock.pass(Duration.ofMillis(1));
        ByteBuffer later = lists.of(authority, List.of(revoked), city.clock.now);
        assertThat(lists.of(authority, List.of(), before)).isEqualTo(later);
        city.clock.pass(Duration.ofMillis(1));
        assertThat(lists.of(authority, List.of(), city.clock.now)).isNotEqualTo(later);
    }

    @Test
    void aStoreThatIsAwayIsSaidAndAFreshListGivenOutAllTheSame() throws Exception {
        X509CRL first = list();
        city.store.away = StoreReasons.DATABASE_AWAY;
        assertThat(list()).isEqualTo(first);
        city.clock.pass(Duration.ofSeconds(2));
        assertThat(obstacle(city.desk.revocationList(Ada.CITY, HERE))).isEqualTo(StoreReasons.DATABASE_AWAY);
    }
}
