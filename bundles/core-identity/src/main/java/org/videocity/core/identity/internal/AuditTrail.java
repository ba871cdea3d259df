package org.videocity.core.identity.internal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.AuditEntry;
import org.videocity.api.store.StoreResult;

/** Notes what people did with their keys and cards. What was done stays done where the log cannot be written. */
final class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final StoreLinks stores;
    private final Clock clock;

    AuditTrail(StoreLinks stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** Notes what a resident did; always done. */
    CompletionStage<StoreResult<Boolean>> note(Identity who, String act, String subject, String detail) {
        String actor = "resident:" + who.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, "");
        String city = who.attributes().getOrDefault(Identity.RESIDENT_CITY, "");
        AuditEntry entry =
                new AuditEntry(clock.instant().truncatedTo(ChronoUnit.MILLIS), city, actor, act, subject, detail);
        return stores.audit()
                .map(store -> store.append(entry, Runnable::run))
                .orElseGet(Steps::noStore)
                .thenApply(written -> {
                    written.obstacle()
                            .ifPresent(why -> LOG.error(
                                    "The audit log could not be written: {} by {}: {}", act, actor, why.text()));
                    return new StoreResult.Done<>(true);
                });
    }
}
