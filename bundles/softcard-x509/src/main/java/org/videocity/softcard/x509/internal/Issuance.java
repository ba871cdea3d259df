package org.videocity.softcard.x509.internal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.CardKind;
import org.videocity.api.RoomId;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.StoredCard;
import org.videocity.softcard.x509.internal.drawing.CannotDrawException;
import org.videocity.softcard.x509.internal.drawing.CardDrawing;
import org.videocity.wire.png.CardCertificates;
import org.videocity.wire.png.CardFile;
import org.videocity.wire.png.CardInformation;

/** Makes cards, which nobody gets before the store has them. Thread: a card thread. */
final class Issuance {
    private static final Logger LOG = LoggerFactory.getLogger(Issuance.class);
    private static final int MAX_LABEL_CHARS = 120;
    private static final int MAX_DAYS = 366;

    private final Authorities authorities;
    private final Duration longest;
    private final Clock clock;
    private final CardIssuer issuer = new CardIssuer(new SecureRandom());
    private final CardDrawing drawing = new CardDrawing();
    private final AtomicBoolean toldThatNothingIsDrawn = new AtomicBoolean();

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

    /** Draws and signs the visiting card of a room that no resident owns, in the name of the city. */
    Signed ofCity(RoomCardTexts texts) throws RefusedException {
        RoomId room = texts.room();
        CardFile card = drawn(
                information(texts, clock.instant().atOffset(ZoneOffset.UTC).getYear()));
        CardBinding binding = new CardBinding(CardKind.ROOM, room.city(), room.owner(), room.name(), card.hash());
        CardRequest request = new CardRequest(
                StoredCard.OF_CITY,
                room.city(),
                room.owner(),
                texts.issuer(),
                ByteBuffer.allocate(0),
                "",
                Optional.empty(),
                Optional.empty());
        CardKey key = CardKey.of(
                SubjectPublicKeyInfo.getInstance(Signing.newKeyOfNobody().getEncoded()));
        return sign(request, binding, texts.title(), key, true, Optional.of(card));
    }

    private static CardInformation information(RoomCardTexts texts, int year) throws RefusedException {
        Map<String, String> said = new LinkedHashMap<>();
        said.put(CardInformation.KIND, CardInformation.ROOM_CARD);
        said.put(CardInformation.CITY, texts.room().city());
        said.put(CardInformation.OWNER, texts.room().owner());
        said.put(CardInformation.ROOM, texts.room().name());
        said.put(CardInformation.NAME, texts.issuer());
        said.put(CardInformation.TITLE, texts.title());
        said.put(CardInformation.KEYWORDS, String.join(CardInformation.KEYWORD_SEPARATOR, texts.keywords()));
        said.put(CardInformation.URL, texts.url());
        said.put(CardInformation.ISSUER, texts.issuer());
        said.put(CardInformation.YEAR, Integer.toString(year));
        try {
            return new CardInformation(said);
        } catch (IllegalArgumentException wrong) {
            throw RefusedException.because(
                    CardReasons.WRONG_TEXT.saying("A card cannot say that of the room: " + wrong.getMessage() + "."));
        }
    }

    private CardFile drawn(CardInformation information) throws RefusedException {
        try {
            return drawing.draw(information);
        } catch (CannotDrawException here) {
            if (!toldThatNothingIsDrawn.getAndSet(true)) {
                LOG.warn(
                        "This Java cannot draw on this machine: public rooms without a resident get no visiting card, all"
                                + " else works. On Debian: apt-get install openjdk-17-jre-headless fontconfig"
                                + " fonts-dejavu-core, and start the city anew",
                        here);
            }
            throw RefusedException.later(CardReasons.NO_DRAWING);
        }
    }

    private Signed sign(
            CardRequest request,
            CardBinding binding,
            String name,
            CardKey key,
            boolean isPublic,
            Optional<CardFile> picture)
            throws RefusedException {
        // certificates tell seconds; which of two cards is the later one, the store tells
        Instant moment = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant now = moment.truncatedTo(ChronoUnit.SECONDS);
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
                moment,
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
