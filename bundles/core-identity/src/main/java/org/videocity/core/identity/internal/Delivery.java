package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.videocity.api.Reason;
import org.videocity.api.inbox.LetterDelivery;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredLetter;

/** A letter on its way. Its state belongs to whoever brought the last piece; only giving up may come from elsewhere. */
final class Delivery implements LetterDelivery {
    private final StoredLetter letter;
    private final LetterForm form;
    private final BlobUpload upload;
    private final Ends ends;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** What becomes of it. */
    interface Ends {
        /** All of it is in a blob. */
        CompletionStage<StoreResult<Boolean>> arrived(StoredLetter letter, BlobStore.Blob blob);

        /**
         * It will not come; absent is why when the sender gave up.
         *
         * @return completed when nothing of it takes up room any more, or nothing could be done about that now
         */
        CompletionStage<Void> lost(StoredLetter letter, Optional<Reason> why);
    }

    Delivery(StoredLetter letter, LetterForm form, BlobUpload upload, Ends ends) {
        this.letter = letter;
        this.form = form;
        this.upload = upload;
        this.ends = ends;
    }

    @Override
    public CompletionStage<StoreResult<Long>> take(ByteBuffer piece, Executor executor) {
        Optional<Reason> wrong = form.piece(piece);
        if (wrong.isPresent()) {
            return Answers.of(refused(wrong.get()), executor);
        }
        return Answers.of(
                upload.write(piece, Runnable::run)
                        .thenCompose(written -> written.obstacle()
                                .map(this::lose)
                                .orElseGet(Delivery::nothing)
                                .thenApply(given -> written)),
                executor);
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> deliver(Executor executor) {
        Optional<Reason> wrong = form.end();
        if (wrong.isPresent()) {
            return Answers.of(refused(wrong.get()), executor);
        }
        if (!ended.compareAndSet(false, true)) {
            return Answers.of(Steps.conflict(Reason.CONNECTION_LOST), executor);
        }
        return Answers.of(
                upload.finish(Runnable::run)
                        .thenCompose(finished -> finished instanceof StoreResult.Done<BlobStore.Blob> done
                                ? ends.arrived(letter, done.value())
                                : unfinished(finished.obstacle().orElse(Reason.FAILED))),
                executor);
    }

    private CompletionStage<StoreResult<Boolean>> unfinished(Reason why) {
        return ends.lost(letter, Optional.of(why)).thenCompose(given -> Steps.unavailable(why));
    }

    /** Whoever hears the answer may try again at once: the place is free by then. */
    private <T> CompletionStage<StoreResult<T>> refused(Reason why) {
        return lose(why).thenCompose(given -> Steps.conflict(why));
    }

    private CompletionStage<Void> lose(Reason why) {
        if (!ended.compareAndSet(false, true)) {
            return nothing();
        }
        upload.abandon();
        return ends.lost(letter, Optional.of(why));
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void abandon() {
        if (ended.compareAndSet(false, true)) {
            upload.abandon();
            ends.lost(letter, Optional.empty());
        }
    }
}
