package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps who is signed in where. Thread: any. */
@ProviderType
public interface SessionStore {
    /**
     * A session with whose it is, read together.
     *
     * @param session the session
     * @param resident its resident, whatever their state
     */
    record Held(StoredSession session, Resident resident) {}

    /**
     * A session that was added.
     *
     * @param session the session
     * @param ended those that had to go for it
     */
    record Begun(StoredSession session, List<StoredSession> ended) {
        public Begun {
            ended = List.copyOf(ended);
        }
    }

    /**
     * Adds a session; of more than {@code most} of a resident the longest unused ones end.
     *
     * @param most 1 or more
     */
    CompletionStage<StoreResult<Begun>> create(StoredSession session, int most, Executor executor);

    /** Finds a session by its token's hash, expired or not. */
    CompletionStage<StoreResult<Optional<Held>>> byToken(String tokenHash, Executor executor);

    /** Notes that a session is in use; nothing happens when it is gone. */
    CompletionStage<StoreResult<Boolean>> touch(String id, Instant seen, String address, Executor executor);

    /** Lists the sessions of a resident, the last used first. */
    CompletionStage<StoreResult<List<StoredSession>>> ofResident(String residentId, Executor executor);

    /** Ends one session of a resident; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> delete(String residentId, String id, Executor executor);

    /** Ends all sessions of a resident but one; yields how many. */
    CompletionStage<StoreResult<Integer>> deleteAll(String residentId, Optional<String> exceptId, Executor executor);

    /** Removes sessions that expired or were not used since, a bounded number at once; yields which. */
    CompletionStage<StoreResult<List<StoredSession>>> purge(Instant now, Instant unusedSince, Executor executor);
}
