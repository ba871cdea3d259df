package org.videocity.api.store;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A blob whose bytes come piece by piece, as fast or slowly as somebody sends them: no thread waits for the next one. One
 * piece at a time, the next after the last was answered. After an answer that is not done, nothing is left of it.
 */
@ProviderType
public interface BlobUpload {
    /**
     * Writes a piece; yields how many bytes there are now. Conflict {@code too-large} when those are more than allowed.
     *
     * @param piece read from its position; not to be changed before the answer
     */
    CompletionStage<StoreResult<Long>> write(ByteBuffer piece, Executor executor);

    /** Gives what was written its name, when all of it is on disk. */
    CompletionStage<StoreResult<BlobStore.Blob>> finish(Executor executor);

    /** Removes what was written; harmless after the end. Whoever begins an upload comes to one of both. */
    void abandon();
}
