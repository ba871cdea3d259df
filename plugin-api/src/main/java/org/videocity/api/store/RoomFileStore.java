package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;

/**
 * Keeps which files rooms have. They follow a room to its new name; those of a room that is gone are to be deleted.
 * Thread: any.
 */
@ProviderType
public interface RoomFileStore {
    /**
     * How much may be kept.
     *
     * @param ofHome in all rooms of a home
     * @param ofSession of that, what was brought for one session
     */
    record Quota(long ofHome, long ofSession) {}

    /** Keeps a place for a file whose bytes come. Conflict {@code home-full}. */
    CompletionStage<StoreResult<StoredFile>> reserve(StoredFile file, Quota quota, Instant now, Executor executor);

    /** Says that a file's bytes are there. Conflict {@code home-full}, or {@code gone} where its room went meanwhile. */
    CompletionStage<StoreResult<StoredFile>> complete(
            String id, String mediaType, BlobStore.Blob blob, Quota quota, Executor executor);

    /** Finds a file whose bytes are there. */
    CompletionStage<StoreResult<Optional<StoredFile>>> find(RoomId room, String id, Executor executor);

    /** Lists the files of all rooms of a home. */
    CompletionStage<StoreResult<List<StoredFile>>> ofHome(String city, String owner, Executor executor);

    /**
     * Lists what is to be deleted: of rooms and sessions that are gone, and what no page used since a moment. Nobody finds
     * these any more.
     *
     * @param limit at most so many, 1 to 1000
     */
    CompletionStage<StoreResult<List<StoredFile>>> superfluous(Instant unusedSince, int limit, Executor executor);

    /** Gives up a file whose bytes did not come: it is to be deleted. */
    CompletionStage<StoreResult<Boolean>> giveUp(String id, Executor executor);

    /** Forgets a file whose bytes are deleted; yields whether it was known. */
    CompletionStage<StoreResult<Boolean>> forget(String id, Executor executor);
}
