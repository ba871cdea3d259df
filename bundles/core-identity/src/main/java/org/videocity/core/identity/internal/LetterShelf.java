package org.videocity.core.identity.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredLetter;

/** Throws letters away: first their bytes, then what is known of them, so that nothing is left that nobody knows of. */
@Component(service = LetterShelf.class, immediate = true)
public final class LetterShelf {
    private static final Logger LOG = LoggerFactory.getLogger(LetterShelf.class);
    private static final Duration LONGEST_WAY = Duration.ofHours(1);
    private static final int TIDY_AT_ONCE = 200;

    private final StoreLinks stores;

    /** Made by the component runtime. */
    @Activate
    public LetterShelf(@Reference StoreLinks stores) {
        this.stores = stores;
    }

    /** Throws one away; yields whether it was known. */
    CompletionStage<StoreResult<Boolean>> remove(StoredLetter letter) {
        return Steps.then(
                stores.blobs()
                        .map(blobs -> blobs.deleteSpace(letter.space(), Runnable::run))
                        .orElseGet(Steps::noStore),
                gone -> stores.letters()
                        .map(letters -> letters.forget(letter.residentId(), letter.id(), Runnable::run))
                        .orElseGet(Steps::noStore));
    }

    /**
     * Throws one away that did not come, unless it did. What cannot be thrown away now is left to the housekeeping.
     *
     * @return completed, and never exceptionally, when its place is free again as far as it can be
     */
    CompletionStage<Void> removeUnless(boolean came, StoredLetter letter) {
        return came ? CompletableFuture.completedFuture(null) : remove(letter).handle((gone, failed) -> null);
    }

    /** Throws all letters of somebody away. */
    CompletionStage<StoreResult<Boolean>> clear(String residentId) {
        return stores.letters()
                .map(letters -> Steps.then(letters.all(residentId, Runnable::run), this::removeAll))
                .orElseGet(() -> Steps.done(true));
    }

    private CompletionStage<StoreResult<Boolean>> removeAll(List<StoredLetter> letters) {
        CompletionStage<StoreResult<Boolean>> done = Steps.done(true);
        for (StoredLetter letter : letters) {
            done = Steps.then(done, before -> remove(letter));
        }
        return done;
    }

    /** Throws away what nobody will read; nobody waits for that. */
    void tidy(Instant now) {
        stores.letters()
                .ifPresent(letters -> Steps.then(
                                letters.leftOver(now.minus(LONGEST_WAY), TIDY_AT_ONCE, Runnable::run), this::removeAll)
                        .whenComplete((result, failed) -> {
                            if (failed != null) {
                                LOG.warn("Letters that nobody will read stay for now", failed);
                            }
                        }));
    }
}
