package org.videocity.softcard.x509.internal;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.videocity.api.Reason;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardRequest;
import org.videocity.api.softcard.CardVerdict;
import org.videocity.api.softcard.IssuedCard;
import org.videocity.api.store.StoreResult;

/** The card service with a store and a clock of its own. */
final class City implements AutoCloseable {
    static final Executor HERE = Runnable::run;

    final MemoryCards store = new MemoryCards();
    final CardLinks links = new CardLinks();
    final Hands clock = new Hands();
    final CardDesk desk;

    /** A clock that is moved by hand. */
    static final class Hands extends Clock {
        volatile Instant now = Instant.parse("2026-11-29T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    City(Path data) {
        this(data, Map.of());
    }

    City(Path data, Map<String, Object> settings) {
        links.setCards(store);
        desk = new CardDesk(data, links, annotation(settings), clock);
    }

    private static CardConfiguration annotation(Map<String, Object> values) {
        Class<CardConfiguration> type = CardConfiguration.class;
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object value = values.get(method.getName());
                    return value == null ? method.getDefaultValue() : value;
                }));
    }

    IssuedCard visiting() {
        return done(desk.issueRoomCard(
                Ada.wish(Ada.RSA),
                Ada.TEXTS,
                false,
                Ada.picture(Ada.visitingWords()).toBytes(),
                HERE));
    }

    IssuedCard login(CardRequest wish, String hash) {
        return done(desk.issueLoginCard(wish, hash, HERE));
    }

    CardVerdict look(ByteBuffer file) {
        return get(desk.look(file, Ada.CITY, HERE));
    }

    CardFacts valid(ByteBuffer file) {
        CardVerdict verdict = look(file);
        if (verdict instanceof CardVerdict.Valid good) {
            return good.facts();
        }
        throw new AssertionError("Not valid: " + verdict);
    }

    Reason refusal(ByteBuffer file) {
        CardVerdict verdict = look(file);
        if (verdict instanceof CardVerdict.Invalid bad) {
            return bad.reason();
        }
        throw new AssertionError("Not refused: " + verdict);
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    static <T> T done(CompletionStage<StoreResult<T>> stage) {
        StoreResult<T> result = get(stage);
        if (result instanceof StoreResult.Done<T> done) {
            return done.value();
        }
        throw new AssertionError("Refused: " + result);
    }

    static <T> Reason obstacle(CompletionStage<StoreResult<T>> stage) {
        return get(stage).obstacle().orElseThrow();
    }

    /** Reads a card's own certificate, as the JDK does. */
    static X509Certificate certificate(IssuedCard card) throws CertificateException {
        byte[] der = new byte[card.chain().get(0).remaining()];
        card.chain().get(0).duplicate().get(der);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    @Override
    public void close() {
        desk.deactivate();
    }
}
