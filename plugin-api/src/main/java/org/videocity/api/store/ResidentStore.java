package org.videocity.api.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps residents. Thread: any. */
@ProviderType
public interface ResidentStore {
    /**
     * Adds a resident together with their first rooms, all or nothing.
     *
     * @param rooms the home and what else there is at the beginning; all owned by the resident
     */
    CompletionStage<StoreResult<Resident>> create(Resident resident, List<StoredRoom> rooms, Executor executor);

    /** Finds by id. */
    CompletionStage<StoreResult<Optional<Resident>>> byId(String id, Executor executor);

    /** Finds by address, in any case of letters. */
    CompletionStage<StoreResult<Optional<Resident>>> byAddress(String city, String address, Executor executor);

    /**
     * Replaces name, photo and state; yields the record with its new revision. Conflict {@code changed} when the
     * revision is not the stored one, {@code gone} when there is none.
     */
    CompletionStage<StoreResult<Resident>> update(Resident changed, Executor executor);

    /** Takes a resident out with rooms and sessions, all or nothing; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> delete(String id, Executor executor);

    /**
     * Lists by address.
     *
     * @param city whose; empty for every city's
     * @param part what the address or name contains, in any case of letters; empty for all
     * @param limit at most so many, 1 to 1000
     */
    CompletionStage<StoreResult<List<Resident>>> find(
            String city, String part, int offset, int limit, Executor executor);
}
