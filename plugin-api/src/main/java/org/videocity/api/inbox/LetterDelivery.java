package org.videocity.api.inbox;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.store.StoreResult;

/**
 * A letter that is being left, piece by piece, one at a time. After an answer that is not done nothing is left of it, and
 * nobody hears of it.
 */
@ProviderType
public interface LetterDelivery {
    /**
     * Takes a piece; yields how many bytes there are now. Conflicts {@code bad-letter}, {@code too-large}.
     *
     * @param piece not to be changed before the answer
     */
    CompletionStage<StoreResult<Long>> take(ByteBuffer piece, Executor executor);

    /** Puts it into the inbox: it is whole. Conflict {@code bad-letter} when it is not. */
    CompletionStage<StoreResult<Boolean>> deliver(Executor executor);

    /** Takes it away again; harmless after the end. */
    void abandon();
}
