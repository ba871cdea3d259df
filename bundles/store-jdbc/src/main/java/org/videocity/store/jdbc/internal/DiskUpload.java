package org.videocity.store.jdbc.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.StoreResult;

/** A blob that is sent: each piece is a task of its own for the blob threads. */
final class DiskUpload implements BlobUpload {
    private static final Logger LOG = LoggerFactory.getLogger(DiskUpload.class);

    private final DiskBlobStore store;
    /** Gone when the upload has ended, however. */
    private @Nullable BlobWriting writing;

    DiskUpload(DiskBlobStore store, BlobWriting writing) {
        this.store = store;
        this.writing = writing;
    }

    private interface Step<T> {
        T run(BlobWriting writing) throws IOException;
    }

    @Override
    public CompletionStage<StoreResult<Long>> write(ByteBuffer piece, Executor executor) {
        return store.ask(() -> new StoreResult.Done<>(step(writing -> writing.write(piece.duplicate()))), executor);
    }

    @Override
    public CompletionStage<StoreResult<BlobStore.Blob>> finish(Executor executor) {
        return store.ask(
                () -> {
                    BlobStore.Blob blob = step(BlobWriting::finish);
                    end();
                    return new StoreResult.Done<>(blob);
                },
                executor);
    }

    private synchronized <T> T step(Step<T> step) throws IOException {
        BlobWriting now = writing;
        if (now == null) {
            throw new IOException("That upload has ended already");
        }
        try {
            return step.run(now);
        } catch (IOException | RuntimeException failed) {
            end();
            throw failed;
        }
    }

    @Override
    public void abandon() {
        store.later(this::end);
    }

    private synchronized void end() {
        BlobWriting now = writing;
        writing = null;
        if (now != null) {
            try {
                now.close();
            } catch (IOException unwilling) {
                LOG.warn("What was left of an upload could not be removed", unwilling);
            }
        }
    }
}
