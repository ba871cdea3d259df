package org.videocity.core.identity.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;

/** Blobs in memory; may say that the disk is full. */
final class TestBlobs implements BlobStore {
    final Map<BlobId, byte[]> blobs = new HashMap<>();
    volatile boolean full;

    private static <T> CompletionStage<StoreResult<T>> done(T value, Executor executor) {
        return CompletableFuture.supplyAsync(() -> new StoreResult.Done<>(value), executor);
    }

    @Override
    public CompletionStage<StoreResult<Blob>> put(String space, Content content, long maxBytes, Executor executor) {
        if (full) {
            return CompletableFuture.supplyAsync(() -> new StoreResult.Unavailable<>(StoreReasons.DISK_FULL), executor);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReadableByteChannel in = content.open()) {
            Channels.newInputStream(in).transferTo(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        BlobId id = new BlobId(space, Secrets.hash(ByteBuffer.wrap(out.toByteArray())));
        blobs.put(id, out.toByteArray());
        return done(new Blob(id, out.size()), executor);
    }

    @Override
    public CompletionStage<StoreResult<BlobUpload>> begin(String space, long maxBytes, Executor executor) {
        return done(new MemoryUpload(this, space, maxBytes), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> readAt(
            BlobId id, long from, int mostBytes, Executor executor) {
        return done(Optional.empty(), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> read(BlobId id, int maxBytes, Executor executor) {
        return done(Optional.ofNullable(blobs.get(id)).map(ByteBuffer::wrap), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ReadableByteChannel>>> open(BlobId id, Executor executor) {
        return done(Optional.empty(), executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(BlobId id, Executor executor) {
        return done(blobs.remove(id) != null, executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> deleteSpace(String space, Executor executor) {
        blobs.keySet().removeIf(id -> id.space().equals(space));
        return done(0, executor);
    }
}
