package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.videocity.api.store.CardCertificateStore;
import org.videocity.api.store.StoreResult;

/** Certificates of cards in memory; the newest of somebody is what a test says. */
final class TestCertificates implements CardCertificateStore {
    final Map<String, ByteBuffer> kept = new ConcurrentHashMap<>();
    final Map<String, ByteBuffer> newest = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<StoreResult<Boolean>> keep(
            String city, String serial, ByteBuffer certificate, Executor executor) {
        kept.put(serial, certificate);
        return Answers.now(new StoreResult.Done<>(true), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> newest(
            String residentId, Instant now, Executor executor) {
        return Answers.now(new StoreResult.Done<>(Optional.ofNullable(newest.get(residentId))), executor);
    }
}
