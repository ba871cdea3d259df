package org.videocity.api.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the audit log; nothing in it is changed but the names of those who left. Thread: any. */
@ProviderType
public interface AuditStore {
    /** Writes an entry. */
    CompletionStage<StoreResult<Boolean>> append(AuditEntry entry, Executor executor);

    /**
     * Lists the last entries about somebody or their rooms, and of what they did about themselves, newest first.
     *
     * @param address the mail address, which is the subject or its beginning up to a slash
     */
    CompletionStage<StoreResult<List<AuditEntry>>> about(String city, String address, int limit, Executor executor);

    /** Writes somebody's new address where the old one stood, as whom it was done to or by; yields how many changes. */
    CompletionStage<StoreResult<Integer>> moved(String city, String from, String to, Executor executor);

    /**
     * Forgets who somebody was: what was done stays, with another name for whom it was done to or by. Details go where the
     * entry is about them, where they did it about themselves ({@code resident:<address>}), and where it names exactly them,
     * by address or as {@code resident:<id>}; what others of a similar name or address did, or what was done to others, stays.
     * Yields how many changes that were.
     *
     * @param residentId their id
     * @param address an address they have or had
     * @param name what stands there instead; names nobody
     */
    CompletionStage<StoreResult<Integer>> forget(
            String city, String residentId, String address, String name, Executor executor);

    /** Lists the last entries, newest first. */
    CompletionStage<StoreResult<List<AuditEntry>>> latest(int limit, Executor executor);
}
