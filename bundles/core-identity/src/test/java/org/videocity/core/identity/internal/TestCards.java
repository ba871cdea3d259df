package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.videocity.api.CardKind;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardCounters;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.CardService;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.softcard.RoomCardTexts;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.CardFileStore;
import org.videocity.api.store.CardStore;
import org.videocity.api.store.CardStoreListener;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredCard;

/**
 * Cards in memory. Certificates are the card's number and its public key, which nobody could take for X.509; signatures are
 * real. A card's file is its certificate.
 */
final class TestCards implements CardService, CardStore, CardFileStore {
    static final String HASH = "ab".repeat(32);

    final Map<String, StoredCard> cards = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, CardFileStore.CardFile> files = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, Map<String, String>> words = new ConcurrentHashMap<>();
    final Set<String> withoutKeys = new HashSet<>();
    final List<CardStoreListener> listeners = new ArrayList<>();
    final AtomicInteger signaturesChecked = new AtomicInteger();
    final List<RoomCardTexts> texts = new ArrayList<>();
    volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    volatile Optional<Reason> undecided = Optional.empty();
    private int numbers = 1000;

    static ByteBuffer certificate(String serial, PublicKey key) {
        byte[] number = serial.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + number.length + key.getEncoded().length)
                .put((byte) number.length)
                .put(number)
                .put(key.getEncoded())
                .flip();
    }

    private static <T> CompletionStage<StoreResult<T>> done(T value, Executor executor) {
        return CompletableFuture.supplyAsync(() -> new StoreResult.Done<>(value), executor);
    }

    private static <T> CompletionStage<StoreResult<T>> conflict(Reason why, Executor executor) {
        return CompletableFuture.supplyAsync(() -> new StoreResult.Conflict<>(why), executor);
    }

    private static String serial(ByteBuffer certificate) {
        byte[] number = new byte[certificate.get(certificate.position())];
        certificate.duplicate().position(certificate.position() + 1).get(number);
        return new String(number, StandardCharsets.US_ASCII);
    }

    private static boolean signed(ByteBuffer certificate, ByteBuffer message, ByteBuffer signature) {
        try {
            ByteBuffer rest = certificate.duplicate();
            rest.position(rest.position() + 1 + rest.get(rest.position()));
            byte[] encoded = new byte[rest.remaining()];
            rest.get(encoded);
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(message.duplicate());
            byte[] shown = new byte[signature.remaining()];
            signature.duplicate().get(shown);
            return check.verify(shown);
        } catch (GeneralSecurityException notEvenOne) {
            return false;
        }
    }

    private CardVerdict verdict(String serial, String city) {
        StoredCard card = cards.get(serial);
        if (undecided.isPresent()) {
            return new CardVerdict.Undecided(undecided.get());
        }
        if (card == null) {
            return new CardVerdict.Invalid(CardReasons.NOT_A_CARD);
        }
        if (!card.city().equals(city)) {
            return new CardVerdict.Invalid(CardReasons.OTHER_CITY);
        }
        if (card.revocation().isPresent()) {
            return new CardVerdict.Invalid(CardReasons.REVOKED);
        }
        return new CardVerdict.Valid(new CardFacts(
                new CardBinding(card.kind(), card.city(), card.owner(), card.room(), card.cardHash()),
                serial,
                card.issued(),
                card.expires(),
                words.getOrDefault(serial, Map.of()),
                card.kind() == CardKind.LOGIN && !withoutKeys.contains(serial) ? 1 : 0));
    }

    @Override
    public CompletionStage<CardVerdict> look(ByteBuffer png, String city, Executor executor) {
        String serial = png.hasRemaining() ? serial(png) : "";
        return CompletableFuture.supplyAsync(() -> verdict(serial, city), executor);
    }

    @Override
    public CompletionStage<CardVerdict> checkSignature(
            List<ByteBuffer> chain, String city, ByteBuffer message, ByteBuffer signature, Executor executor) {
        return CompletableFuture.supplyAsync(
                () -> {
                    signaturesChecked.incrementAndGet();
                    CardVerdict verdict = verdict(serial(chain.get(0)), city);
                    if (verdict instanceof CardVerdict.Valid valid) {
                        if (valid.facts().binding().kind() != CardKind.LOGIN) {
                            return new CardVerdict.Invalid(CardReasons.WRONG_KIND);
                        }
                        return signed(chain.get(0), message, signature)
                                ? verdict
                                : new CardVerdict.Invalid(CardReasons.BAD_SIGNATURE);
                    }
                    return verdict;
                },
                executor);
    }

    /** Issues a login card for a key pair; yields its certificate. */
    ByteBuffer login(String residentId, String city, String owner, KeyPair keys) {
        String serial = add(residentId, new StoredCard.Holder(city, owner, ""), CardKind.LOGIN, "", false);
        return certificate(serial, keys.getPublic());
    }

    private String add(String residentId, StoredCard.Holder holder, CardKind kind, String label, boolean isPublic) {
        return add(residentId, holder, kind, label, isPublic, Map.of());
    }

    /** Whoever sees the card reads what it says: the words are there first. */
    private String add(
            String residentId,
            StoredCard.Holder holder,
            CardKind kind,
            String label,
            boolean isPublic,
            Map<String, String> said) {
        String serial = Integer.toHexString(++numbers);
        words.put(serial, said);
        cards.put(
                serial,
                StoredCard.fresh(
                        serial, kind, residentId, holder, HASH, label, isPublic, now, now.plus(Duration.ofDays(365))));
        return serial;
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueLoginCard(
            CardRequest request, String cardHash, Executor executor) {
        if (request.replaces().isPresent()) {
            take(request.replaces().get(), StoredCard.Revocation.REPLACED, now);
        }
        StoredCard.Holder holder = new StoredCard.Holder(request.city(), request.owner(), "");
        String serial = add(request.residentId(), holder, CardKind.LOGIN, request.label(), false);
        return done(
                new IssuedCard(
                        serial, List.of(request.signedRequest()), now.plus(Duration.ofDays(365)), Optional.empty()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueRoomCard(
            CardRequest request, RoomCardTexts wanted, boolean isPublic, ByteBuffer png, Executor executor) {
        texts.add(wanted);
        if (isPublic) {
            cards.values().stream()
                    .filter(card -> isPublicCardOf(card, wanted.room()))
                    .map(StoredCard::serial)
                    .toList()
                    .forEach(old -> take(old, StoredCard.Revocation.REPLACED, now));
        }
        RoomId room = wanted.room();
        StoredCard.Holder holder = new StoredCard.Holder(room.city(), room.owner(), room.name());
        String serial = add(request.residentId(), holder, CardKind.ROOM, request.label(), isPublic);
        return done(
                new IssuedCard(serial, List.of(), now.plus(Duration.ofDays(365)), Optional.of(file(serial))), executor);
    }

    @Override
    public CompletionStage<StoreResult<IssuedCard>> issueCityCard(RoomCardTexts wanted, Executor executor) {
        if (undecided.isPresent()) {
            return CompletableFuture.supplyAsync(() -> new StoreResult.Unavailable<>(undecided.get()), executor);
        }
        RoomId room = wanted.room();
        which(card -> isPublicCardOf(card, room))
                .forEach(old -> take(old.serial(), StoredCard.Revocation.REPLACED, now));
        StoredCard.Holder holder = new StoredCard.Holder(room.city(), room.owner(), room.name());
        Map<String, String> said = Map.of(
                "title", wanted.title(),
                "keywords", String.join("; ", wanted.keywords()),
                "url", wanted.url(),
                "issuer", wanted.issuer(),
                "name", wanted.issuer());
        String serial = add(StoredCard.OF_CITY, holder, CardKind.ROOM, "", true, said);
        return done(
                new IssuedCard(serial, List.of(), now.plus(Duration.ofDays(365)), Optional.of(file(serial))), executor);
    }

    static ByteBuffer file(String serial) {
        byte[] number = serial.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + number.length)
                .put((byte) number.length)
                .put(number)
                .flip();
    }

    private static boolean isPublicCardOf(StoredCard card, RoomId room) {
        return card.isPublic()
                && card.revocation().isEmpty()
                && card.owner().equals(room.owner())
                && card.room().equals(room.name());
    }

    boolean take(String serial, String why, Instant at) {
        StoredCard card = cards.get(serial);
        if (card == null || card.revocation().isPresent()) {
            return false;
        }
        StoredCard revoked = card.revoked(new StoredCard.Revocation(at, why));
        cards.put(serial, revoked);
        listeners.forEach(listener -> listener.onRevoked(List.of(revoked)));
        return true;
    }

    private static StoredCard changed(
            StoredCard card, Optional<StoredCard.Revocation> gone, long entries, Optional<Instant> used) {
        return new StoredCard(
                card.serial(),
                card.city(),
                card.kind(),
                card.residentId(),
                card.owner(),
                card.room(),
                card.cardHash(),
                card.label(),
                card.isPublic(),
                card.issued(),
                card.expires(),
                gone,
                entries,
                used);
    }

    @Override
    public CompletionStage<StoreResult<ByteBuffer>> authority(String city, Executor executor) {
        return done(ByteBuffer.allocate(1), executor);
    }

    @Override
    public CompletionStage<StoreResult<ByteBuffer>> revocationList(String city, Executor executor) {
        return done(ByteBuffer.allocate(1), executor);
    }

    @Override
    public CardCounters counters() {
        return new CardCounters(0, 0, Map.of());
    }

    @Override
    public CompletionStage<StoreResult<StoredCard>> add(
            StoredCard card, Optional<String> replaces, int most, Executor executor) {
        return conflict(StoreReasons.TAKEN, executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> bySerial(String city, String serial, Executor executor) {
        return done(Optional.ofNullable(cards.get(serial)).filter(c -> c.city().equals(city)), executor);
    }

    private List<StoredCard> which(Predicate<StoredCard> test) {
        return List.copyOf(cards.values()).stream().filter(test).toList();
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> ofResident(String residentId, Executor executor) {
        return done(which(card -> card.residentId().equals(residentId)), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<StoredCard>>> publicCard(RoomId room, Executor executor) {
        return done(which(card -> isPublicCardOf(card, room)).stream().findFirst(), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> revoke(
            String residentId, String serial, String why, Instant at, Executor executor) {
        boolean mine =
                cards.containsKey(serial) && cards.get(serial).residentId().equals(residentId);
        return done(mine && take(serial, why, at), executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> revokeAll(
            String residentId, CardKind kind, String why, Instant at, Executor executor) {
        List<StoredCard> mine = which(card -> card.residentId().equals(residentId) && card.kind() == kind);
        return done(
                (int) mine.stream().filter(card -> take(card.serial(), why, at)).count(), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> countEntry(String city, String serial, Instant at, Executor executor) {
        StoredCard card = cards.get(serial);
        boolean holds = card != null && card.revocation().isEmpty();
        if (holds) {
            cards.put(serial, changed(card, card.revocation(), card.entries() + 1, Optional.of(at)));
        }
        return done(holds, executor);
    }

    @Override
    public CompletionStage<StoreResult<List<StoredCard>>> revoked(String city, Instant at, Executor executor) {
        return done(which(card -> card.revocation().isPresent()), executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> purge(Instant expiredBefore, Executor executor) {
        return done(0, executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> put(String city, String serial, BlobId blob, Executor executor) {
        files.put(serial, new CardFileStore.CardFile(city, serial, blob));
        return done(true, executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<BlobId>>> find(String city, String serial, Executor executor) {
        return done(Optional.ofNullable(files.get(serial)).map(CardFileStore.CardFile::blob), executor);
    }

    @Override
    public CompletionStage<StoreResult<List<CardFileStore.CardFile>>> withoutCard(
            Instant at, int limit, Executor executor) {
        return done(
                files.values().stream()
                        .filter(file -> !cards.containsKey(file.serial())
                                || cards.get(file.serial()).revocation().isPresent())
                        .toList(),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> forget(String city, String serial, Executor executor) {
        return done(files.remove(serial) != null, executor);
    }
}
