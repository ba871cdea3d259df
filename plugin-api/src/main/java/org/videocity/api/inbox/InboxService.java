package org.videocity.api.inbox;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.LetterStore;
import org.videocity.api.store.StoreResult;

/**
 * What residents find in their inboxes and do with it. Anybody but a resident is refused with {@code not-allowed}; of letters
 * of others is said what is said of letters that are not there. No method blocks.
 */
@ProviderType
public interface InboxService {
    /** Looks into the inbox; the next letter after that is told by mail again. */
    CompletionStage<StoreResult<Inbox>> look(Identity who, Executor executor);

    /** Counts the letters that were not opened. */
    CompletionStage<StoreResult<Integer>> unopened(Identity who, Executor executor);

    /** Finds a letter; its bytes are in its blob. */
    CompletionStage<StoreResult<Optional<LetterStore.Held>>> letter(Identity who, String id, Executor executor);

    /** Notes that a letter was opened, or that it shall count as new; yields whether there is one. */
    CompletionStage<StoreResult<Boolean>> mark(Identity who, String id, boolean opened, Executor executor);

    /** Throws a letter away, for good; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> remove(Identity who, String id, Executor executor);

    /** Says whether a mail shall tell of letters. */
    CompletionStage<StoreResult<Boolean>> noticeByMail(Identity who, boolean wanted, Executor executor);
}
