package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.videocity.api.store.StoredCard;
import org.videocity.api.store.StoredCard.Revocation;

/**
 * The lists of revoked cards, kept as they were signed last: a new one is made when something was revoked since, or half of its
 * time is over. Thread: safe from any; signing happens on a card thread.
 */
final class RevocationLists {
    /** How long a list is given out without asking the store. */
    private static final Duration FRESH = Duration.ofSeconds(1);
    /** X.509, expiredCertsOnCRL: since when cards that ran out are still in the list. */
    private static final ASN1ObjectIdentifier EXPIRED_CERTS_ON_CRL = new ASN1ObjectIdentifier("2.5.29.60");

    private final Clock clock;
    private final Duration life;
    private final Duration remembered;
    private final Map<String, Signed> lists = new ConcurrentHashMap<>();

    private record Signed(ByteBuffer der, List<String> serials, Instant made, Instant asked, long number) {
        Signed askedAt(Instant again) {
            return new Signed(der, serials, made, again, number);
        }
    }

    /**
     * Made once.
     *
     * @param life how long a list holds
     * @param remembered for how long after their time cards stand in a list, which says so
     */
    RevocationLists(Clock clock, Duration life, Duration remembered) {
        this.clock = clock;
        this.life = life;
        this.remembered = remembered;
    }

    /** Returns the list when it was compared with the store a moment ago. */
    Optional<ByteBuffer> fresh(String city) {
        Signed last = lists.get(city);
        boolean fresh = last != null && clock.instant().isBefore(last.asked().plus(FRESH));
        return fresh ? Optional.of(last.der().duplicate()) : Optional.empty();
    }

    /** Makes every list anew: records and authorities are others now. */
    synchronized void forget() {
        lists.clear();
    }

    /**
     * Returns a list of exactly these cards, the last one where it is that; or a later one: answers of the store may overtake
     * each other, and what was revoked stays revoked.
     *
     * @param asked when the store was asked for them
     */
    synchronized ByteBuffer of(Authority authority, List<StoredCard> revoked, Instant asked) {
        Instant now = clock.instant();
        List<String> serials = revoked.stream().map(StoredCard::serial).toList();
        Signed last = lists.get(authority.city());
        if (last != null && asked.isBefore(last.asked())) {
            return last.der().duplicate();
        }
        boolean holds = last != null
                && last.serials().equals(serials)
                && now.isBefore(last.made().plus(life.dividedBy(2)));
        Signed next =
                holds ? last.askedAt(asked) : sign(authority, revoked, now, asked, last == null ? 0 : last.number());
        lists.put(authority.city(), next);
        return next.der().duplicate();
    }

    private Signed sign(Authority authority, List<StoredCard> revoked, Instant now, Instant asked, long lastNumber) {
        long number = Math.max(now.toEpochMilli(), lastNumber + 1);
        X509v2CRLBuilder builder = new X509v2CRLBuilder(authority.name(), Date.from(now));
        builder.setNextUpdate(Date.from(now.plus(life)));
        List<String> serials = new ArrayList<>();
        for (StoredCard card : revoked) {
            Revocation revocation = card.revocation().orElseThrow();
            builder.addCRLEntry(
                    new BigInteger(card.serial(), 16), Date.from(revocation.at()), reason(revocation.why()));
            serials.add(card.serial());
        }
        try {
            builder.addExtension(Extension.authorityKeyIdentifier, false, authority.keyId());
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            builder.addExtension(EXPIRED_CERTS_ON_CRL, false, new DERGeneralizedTime(Date.from(now.minus(remembered))));
            byte[] der = builder.build(Signing.signer(authority.key())).getEncoded();
            return new Signed(ByteBuffer.wrap(der).asReadOnlyBuffer(), List.copyOf(serials), now, asked, number);
        } catch (IOException impossible) {
            throw new IllegalStateException("A list in memory could not be encoded", impossible);
        }
    }

    private static int reason(String why) {
        return switch (why) {
            case Revocation.LOST -> CRLReason.keyCompromise;
            case Revocation.REPLACED -> CRLReason.superseded;
            case Revocation.MOVED -> CRLReason.affiliationChanged;
            case Revocation.RESIDENT_GONE, Revocation.ROOM_GONE, Revocation.ROOM_PRIVATE ->
                CRLReason.cessationOfOperation;
            case Revocation.BY_OPERATOR -> CRLReason.privilegeWithdrawn;
            default -> CRLReason.unspecified;
        };
    }
}
