package org.videocity.api.store;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps what waits for a mail to be answered. Thread: any. */
@ProviderType
public interface ConfirmationStore {
    /**
     * Adds one; of more than {@code most} for the same purpose, city and address the oldest are forgotten.
     *
     * @param most 1 or more
     */
    CompletionStage<StoreResult<Boolean>> put(Confirmation confirmation, int most, Executor executor);

    /**
     * Counts a try and yields the confirmation as it was before it: with {@code triesLeft} 0 the code must not be looked
     * at. Two tries at once are two tries.
     */
    CompletionStage<StoreResult<Optional<Confirmation>>> attempt(String id, Executor executor);

    /** Finds by the hash of the link's token; costs no try. */
    CompletionStage<StoreResult<Optional<Confirmation>>> byLink(String linkHash, Executor executor);

    /** Takes one away; yields true for exactly one of those who ask. */
    CompletionStage<StoreResult<Boolean>> take(String id, Executor executor);

    /** Removes those that expired; yields how many. */
    CompletionStage<StoreResult<Integer>> purge(Instant now, Executor executor);
}
