package org.videocity.api.inbox;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.Caller;
import org.videocity.api.store.StoreResult;

/**
 * Takes letters for people who live here. Whether somebody may come to that home at all is asked before, of whoever keeps the
 * doors. No method blocks.
 */
@ProviderType
public interface LetterService {
    /** Looks at the letterbox of a home; conflict {@code no-such-room} where nobody lives. */
    CompletionStage<StoreResult<Letterbox>> letterbox(RoomId home, Executor executor);

    /**
     * Begins to leave a letter; whoever gets the delivery ends it. Conflicts {@code no-such-room}, {@code bad-letter},
     * {@code seal-it}, {@code too-large}, {@code inbox-full}, {@code limit-reached}.
     */
    CompletionStage<StoreResult<LetterDelivery>> leave(
            Caller caller, Identity who, RoomId home, LetterCover cover, Executor executor);

    /** Returns what was counted until now. */
    LetterCounters counters();
}
