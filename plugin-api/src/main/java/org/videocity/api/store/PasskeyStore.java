package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps passkeys; those of a resident go with the resident. Thread: any. */
@ProviderType
public interface PasskeyStore {
    /**
     * Adds a passkey. Conflict {@code taken} when there is one of that id, {@code gone} when there is no such resident,
     * {@code too-many} when they have as many as allowed.
     *
     * @param most how many the resident may have, this one included
     */
    CompletionStage<StoreResult<StoredPasskey>> add(StoredPasskey passkey, int most, Executor executor);

    /** Finds a passkey of a city. */
    CompletionStage<StoreResult<Optional<StoredPasskey>>> byId(String city, String id, Executor executor);

    /** Lists the passkeys of a resident, the oldest first. */
    CompletionStage<StoreResult<List<StoredPasskey>>> ofResident(String residentId, Executor executor);

    /** Takes one away; yields whether it was theirs. */
    CompletionStage<StoreResult<Boolean>> remove(String residentId, String id, Executor executor);

    /**
     * Notes that one signed in; yields whether it is still there and has not counted backwards. A count that is not beyond
     * the stored one is that of a copy, unless both are 0.
     */
    CompletionStage<StoreResult<Boolean>> used(String city, String id, long signCount, Instant now, Executor executor);
}
