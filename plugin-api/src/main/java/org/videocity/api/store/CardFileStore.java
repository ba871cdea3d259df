package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps which blob is the file of a card that a public room offers to everybody. Thread: any. */
@ProviderType
public interface CardFileStore {
    /**
     * Where the file of a card is.
     *
     * @param city that issued the card
     * @param serial the card's
     * @param blob the file's
     */
    record CardFile(String city, String serial, BlobId blob) {}

    /** Notes where the file of a card is; done, also when it was noted before. */
    CompletionStage<StoreResult<Boolean>> put(String city, String serial, BlobId blob, Executor executor);

    /** Finds the file of a card, whatever its state. */
    CompletionStage<StoreResult<Optional<BlobId>>> find(String city, String serial, Executor executor);

    /**
     * Lists files whose card was taken back, has expired, or is not known any more.
     *
     * @param limit at most so many, 1 to 1000
     */
    CompletionStage<StoreResult<List<CardFile>>> withoutCard(Instant now, int limit, Executor executor);

    /** Forgets where the file of a card is; yields whether it was known. */
    CompletionStage<StoreResult<Boolean>> forget(String city, String serial, Executor executor);
}
