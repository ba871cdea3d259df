package org.videocity.core.identity.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.StoreResult;

/** Blobs that are forgotten with the test. */
final class MemoryBlobs implements BlobStore {
    private final Map<BlobId, byte[]> blobs = new ConcurrentHashMap<>();

    int size() {
        return blobs.size();
    }

    private static <T> CompletionStage<StoreResult<T>> answer(T value, Executor executor) {
        return Answers.now(new StoreResult.Done<>(value), executor);
    }

    @Override
    public CompletionStage<StoreResult<Blob>> put(String space, Content content, long maxBytes, Executor executor) {
        try (ReadableByteChannel in = content.open()) {
            byte[] bytes = Channels.newInputStream(in).readAllBytes();
            BlobId id = new BlobId(space, HexFormat.of().formatHex(sha256(bytes)));
            blobs.put(id, bytes);
            return answer(new Blob(id, bytes.length), executor);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public CompletionStage<StoreResult<BlobUpload>> begin(String space, long maxBytes, Executor executor) {
        return answer(new MemoryUpload(this, space, maxBytes), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> readAt(
            BlobId id, long from, int mostBytes, Executor executor) {
        return answer(
                Optional.ofNullable(blobs.get(id)).map(bytes -> {
                    int begin = (int) Math.min(from, bytes.length);
                    return ByteBuffer.wrap(bytes, begin, Math.min(mostBytes, bytes.length - begin));
                }),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ByteBuffer>>> read(BlobId id, int maxBytes, Executor executor) {
        return answer(Optional.ofNullable(blobs.get(id)).map(ByteBuffer::wrap), executor);
    }

    @Override
    public CompletionStage<StoreResult<Optional<ReadableByteChannel>>> open(BlobId id, Executor executor) {
        return answer(
                Optional.ofNullable(blobs.get(id))
                        .map(ByteArrayInputStream::new)
                        .map(Channels::newChannel),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(BlobId id, Executor executor) {
        return answer(blobs.remove(id) != null, executor);
    }

    @Override
    public CompletionStage<StoreResult<Integer>> deleteSpace(String space, Executor executor) {
        int before = blobs.size();
        blobs.keySet().removeIf(id -> id.space().equals(space));
        return answer(before - blobs.size(), executor);
    }
}
