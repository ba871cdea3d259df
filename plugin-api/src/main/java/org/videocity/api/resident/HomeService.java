package org.videocity.api.resident;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/**
 * What owners do with their rooms. The owner is a resident ({@link Identity#isResident}); anybody else, and anybody else's
 * room, is refused with {@code not-allowed}. A room is there for visitors when the answer says done. No method blocks.
 */
@ProviderType
public interface HomeService {
    /** Lists the owner's rooms, the home first. */
    CompletionStage<StoreResult<List<StoredRoom>>> rooms(Identity owner, Executor executor);

    /**
     * Builds a room. Conflict {@code bad-room-name} or {@code bad-room} says what is wrong with the draft, {@code
     * room-exists} that there is one of that name, {@code too-many} that there are as many as allowed.
     */
    CompletionStage<StoreResult<StoredRoom>> create(Identity owner, RoomDraft draft, Executor executor);

    /**
     * Changes a room, perhaps its name too; the home keeps its name. Visitors of a renamed room are told that it closed.
     *
     * @param room the room as it is called now
     */
    CompletionStage<StoreResult<StoredRoom>> change(Identity owner, RoomId room, RoomDraft draft, Executor executor);

    /** Takes a room away for good, with everybody in it; not the home. Yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> delete(Identity owner, RoomId room, Executor executor);
}
