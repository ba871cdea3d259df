package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps residents. Thread: any. */
@ProviderType
public interface ResidentStore {
    /**
     * Adds a resident together with their first rooms, all or nothing. Conflict {@code taken} when somebody has that
     * address, or left it not long before the resident's making.
     *
     * @param rooms the home and what else there is at the beginning; all owned by the resident
     */
    CompletionStage<StoreResult<Resident>> create(Resident resident, List<StoredRoom> rooms, Executor executor);

    /**
     * The same for somebody who was invited: what lets them in is used up with it, all or nothing. Conflict {@code gone} when
     * it was used or taken back meanwhile.
     *
     * @param invitation the id of a {@link Confirmation}
     */
    CompletionStage<StoreResult<Resident>> createInvited(
            Resident resident, List<StoredRoom> rooms, String invitation, Executor executor);

    /** Finds by id. */
    CompletionStage<StoreResult<Optional<Resident>>> byId(String id, Executor executor);

    /** Finds by address, in any case of letters. */
    CompletionStage<StoreResult<Optional<Resident>>> byAddress(String city, String address, Executor executor);

    /**
     * Gives a resident another address, and all their rooms with it, all or nothing. Conflict {@code taken} when somebody
     * has that address or left it not long ago, {@code gone} when there is no such resident.
     *
     * @param id whose
     * @param newAddress lower case
     * @param now to tell which old addresses are kept for others
     * @param until how long the address they had until now leads to the new one
     */
    CompletionStage<StoreResult<Resident>> move(
            String id, String newAddress, Instant now, Instant until, Executor executor);

    /**
     * Finds who left an address not long ago: until it is free again, nobody else gets it.
     *
     * @param now to tell what "not long ago" is
     */
    CompletionStage<StoreResult<Optional<Move>>> left(String city, String address, Instant now, Executor executor);

    /** Lists the addresses a resident had that still lead to them. */
    CompletionStage<StoreResult<List<Move>>> moves(String id, Instant now, Executor executor);

    /** Forgets addresses that lead nowhere any more; yields how many. */
    CompletionStage<StoreResult<Integer>> forgetMoves(Instant now, Executor executor);

    /**
     * Replaces name, keywords, photo and state; yields the record with its new revision. Conflict {@code changed} when the
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
