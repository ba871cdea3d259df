package org.videocity.api.store;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the audit log; nothing in it is changed. Thread: any. */
@ProviderType
public interface AuditStore {
    /** Writes an entry. */
    CompletionStage<StoreResult<Boolean>> append(AuditEntry entry, Executor executor);

    /** Lists the last entries, newest first. */
    CompletionStage<StoreResult<List<AuditEntry>>> latest(int limit, Executor executor);
}
