package org.videocity.core.identity.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.StoreResult;

/** An upload in memory. */
final class MemoryUpload implements BlobUpload {
    private final BlobStore blobs;
    private final String space;
    private final long maxBytes;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    MemoryUpload(BlobStore blobs, String space, long maxBytes) {
        this.blobs = blobs;
        this.space = space;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<StoreResult<Long>> write(ByteBuffer piece, Executor executor) {
        byte[] bytes = new byte[piece.remaining()];
        piece.duplicate().get(bytes);
        written.writeBytes(bytes);
        return Answers.now(
                written.size() > maxBytes
                        ? new StoreResult.Conflict<>(Reason.TOO_LARGE)
                        : new StoreResult.Done<>((long) written.size()),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<BlobStore.Blob>> finish(Executor executor) {
        return blobs.put(
                space, () -> Channels.newChannel(new ByteArrayInputStream(written.toByteArray())), maxBytes, executor);
    }

    @Override
    public void abandon() {
        written.reset();
    }
}
