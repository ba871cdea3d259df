package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomPage;

/** Keeps the pages of rooms. They follow a room to its new name and go with it. Thread: any. */
@ProviderType
public interface PageStore {
    /**
     * A session of which something is kept.
     *
     * @param room whose session
     * @param session which
     */
    record KeptSession(RoomId room, String session) {}

    /** Reads a page; an empty one of revision 0 where there is none. */
    CompletionStage<StoreResult<StoredPage>> page(RoomId room, RoomPage page, Executor executor);

    /**
     * Writes a page; yields it with its new revision. The room's files are noted as used by it or not. Conflict
     * {@code changed}, or {@code no-such-file} where the room does not have one of the files.
     *
     * @param files ids of the files the page shows
     */
    CompletionStage<StoreResult<StoredPage>> write(StoredPage page, Set<String> files, Instant now, Executor executor);

    /** Empties what belongs to a session that is over; files that only it used are to be deleted. Yields whether there was any. */
    CompletionStage<StoreResult<Boolean>> endSession(String session, Instant now, Executor executor);

    /** Lists sessions of which something is kept, at most so many. */
    CompletionStage<StoreResult<List<KeptSession>>> sessions(int limit, Executor executor);
}
