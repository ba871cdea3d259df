package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;

/** Keeps the rooms of residents. Every change is told to {@link RoomStoreListener} services once it is on disk. Thread: any. */
@ProviderType
public interface RoomStore {
    /**
     * Adds a room. Conflict {@code taken} when there is one of that name, {@code too-many} when the owner has as many
     * as allowed, {@code gone} when there is no such resident.
     *
     * @param mostOfOwner how many rooms the owner may have with it, the home included
     */
    CompletionStage<StoreResult<StoredRoom>> create(StoredRoom room, int mostOfOwner, Executor executor);

    /**
     * Replaces a room, perhaps under another name; yields the record with its new revision. Conflict {@code changed},
     * {@code gone} or, for the new name, {@code taken}.
     *
     * @param id the name it has until now
     */
    CompletionStage<StoreResult<StoredRoom>> update(RoomId id, StoredRoom changed, Executor executor);

    /** Takes a room away; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> delete(RoomId id, Executor executor);

    /** Finds a room by its exact name. */
    CompletionStage<StoreResult<Optional<StoredRoom>>> byId(RoomId id, Executor executor);

    /** Lists the rooms of a resident, the home first, then by name. */
    CompletionStage<StoreResult<List<StoredRoom>>> ofResident(String residentId, Executor executor);

    /** Lists the homes that moved and whose old address still leads to the new one. */
    CompletionStage<StoreResult<List<Move>>> moves(Instant now, Executor executor);

    /**
     * Lists the first changes of names that nobody has followed yet, in their order. Each is committed together with what it
     * tells, whether a room was renamed, moved with its home or taken away, and stays until it was {@link #followed}.
     */
    CompletionStage<StoreResult<List<RoomChange>>> unfollowed(int limit, Executor executor);

    /** Forgets a change that was followed; yields whether it was there. */
    CompletionStage<StoreResult<Boolean>> followed(long number, Executor executor);

    /** Lists all rooms of all cities, in the order of their making. */
    CompletionStage<StoreResult<List<StoredRoom>>> all(int offset, int limit, Executor executor);
}
