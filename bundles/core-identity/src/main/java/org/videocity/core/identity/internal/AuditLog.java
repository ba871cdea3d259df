package org.videocity.core.identity.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.StoreResult;

/** Writes down what operators do, and that people left. */
final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final StoreLinks stores;
    private final Clock clock;

    AuditLog(StoreLinks stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** What was done stays done where the log cannot be written; that itself is in the log file. */
    CompletionStage<StoreResult<Boolean>> write(String actor, String city, String act, String subject, String detail) {
        AuditEntry entry =
                new AuditEntry(clock.instant().truncatedTo(ChronoUnit.MILLIS), city, actor, act, subject, detail);
        LOG.info("{} by {}: {} {}", act, actor, subject, detail);
        return stores.audit()
                .map(store -> store.append(entry, Runnable::run))
                .orElseGet(Steps::noStore)
                .thenApply(written -> {
                    written.obstacle()
                            .ifPresent(why -> LOG.error("The audit log could not be written: {}", why.text()));
                    return new StoreResult.Done<>(true);
                });
    }
}
