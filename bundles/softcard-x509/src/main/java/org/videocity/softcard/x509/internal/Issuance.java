package org.videocity.softcard.x509.internal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.videocity.api.CardKind;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.StoredCard;
import org.videocity.wire.png.CardCertificates;
import org.videocity.wire.png.CardFile;

/** Makes cards, which nobody gets before the store has them. Thread: a card thread. */
final class Issuance {
    private static final int MAX_LABEL_CHARS = 120;
    private static final int MAX_DAYS = 366;

    private final Authorities authorities;
    private final Duration longest;
    private final Clock clock;
    private final CardIssuer issuer = new CardIssuer(new SecureRandom());

    /**
     * A card that is signed.
     *
     * @param record what the store is to keep
     * @param card what its owner is to get
     */
    record Signed(StoredCard record, IssuedCard card) {}

    Issuance(Authorities authorities, int validityDays, Clock clock) {
        this.authorities = authorities;
        this.longest = Duration.ofDays(Math.max(1, Math.min(validityDays, MAX_DAYS)));
        this.clock = clock;
    }

    /** Signs a login card by its hash. */
    Signed login(CardRequest request, String cardHash) throws RefusedException {
        if (!CardBinding.isHash(cardHash)) {
            throw RefusedException.because(CardReasons.BAD_REQUEST.saying(
                    "The hash of a card is SHA-256 in 64 lower-case hexadecimal digits."));
        }
        CardKey key = RequestCheck.key(request.signedRequest());
        CardBinding binding = new CardBinding(CardKind.LOGIN, request.city(), request.owner(), "", cardHash);
        return sign(request, binding, request.ownerName(), key, false, Optional.empty());
    }

    /** Signs a visiting card that says what the city knows. */
    Signed room(CardRequest request, RoomCardTexts texts, boolean isPublic, ByteBuffer png) throws RefusedException {
        CardFile card = CardReader.unsigned(png);
        TextCheck.check(card.information(), request, texts, clock.instant());
        CardKey key = RequestCheck.key(request.signedRequest());
        CardBinding binding = new CardBinding(
                CardKind.ROOM, request.city(), request.owner(), texts.room().name(), card.hash());
        return sign(request, binding, texts.title(), key, isPublic, Optional.of(card));
    }

    private Signed sign(
            CardRequest request,
            CardBinding binding,
            String name,
            CardKey key,
            boolean isPublic,
            Optional<CardFile> picture)
            throws RefusedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant until = now.plus(validity(request));
        Authority authority = authorities.until(binding.city(), until);
        CardIssuer.Issued issued =
                issuer.issue(authority, binding, name, key, now.minus(Authority.CLOCKS_DIFFER), until);
        StoredCard record = StoredCard.fresh(
                issued.serial(),
                binding.kind(),
                request.residentId(),
                new StoredCard.Holder(binding.city(), binding.owner(), binding.room()),
                binding.cardHash(),
                label(request.label()),
                isPublic,
                now,
                until);
        return new Signed(
                record, new IssuedCard(issued.serial(), issued.chain(), until, file(picture, issued.chain())));
    }

    private static Optional<ByteBuffer> file(Optional<CardFile> picture, List<ByteBuffer> chain) {
        return picture.map(card -> card.with(new CardCertificates(chain)).toBytes());
    }

    private Duration validity(CardRequest request) throws RefusedException {
        Duration wanted = request.validity().orElse(longest);
        if (wanted.compareTo(Duration.ofMinutes(1)) < 0) {
            throw RefusedException.because(
                    CardReasons.BAD_REQUEST.saying("A card has to hold for a minute or longer."));
        }
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }

    private static String label(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.codePointCount(0, line.length()) <= MAX_LABEL_CHARS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_LABEL_CHARS));
    }
}
