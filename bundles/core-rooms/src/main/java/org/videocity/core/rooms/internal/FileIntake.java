package org.videocity.core.rooms.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.playlist.PlaylistReasons;
import org.videocity.api.playlist.RoomFileService.RoomFile;
import org.videocity.api.playlist.RoomFileService.Upload;
import org.videocity.api.store.BlobStore;
import org.videocity.api.store.BlobUpload;
import org.videocity.api.store.RoomFileStore;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredFile;

/**
 * A file on its way in: its first bytes say what it is, and are kept until they do; whatever follows goes to the store. What
 * does not come to its end is given up, and deleted by who cleans. Thread: one call at a time, whichever.
 */
final class FileIntake implements Upload {
    private static final CompletionStage<Void> GIVEN = CompletableFuture.completedFuture(null);

    private final Ends ends;
    private final StoredFile place;
    private final long maxBytes;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private String mediaType = "";
    private @Nullable BlobUpload bytes;
    private volatile boolean over;

    /** Where it goes, and what is said of it in the end. */
    record Ends(
            RoomFileStore files, BlobStore blobs, RoomFileStore.Quota quota, Function<StoredFile, RoomFile> found) {}

    FileIntake(Ends ends, StoredFile place, long maxBytes) {
        this.ends = ends;
        this.place = place;
        this.maxBytes = maxBytes;
    }

    static Reason tooLarge(long maxBytes) {
        return Reason.TOO_LARGE.saying("A file has at most " + (maxBytes >> 20) + " MiB here.");
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> append(ByteBuffer piece, Executor executor) {
        if (over) {
            return Results.conflict(Reason.FAILED, executor);
        }
        if (bytes != null) {
            return orGiveUp(bytes.write(piece, executor), executor).thenApply(written -> written.map(count -> true));
        }
        byte[] some = new byte[piece.remaining()];
        piece.get(some);
        head.writeBytes(some);
        return head.size() < FileKind.HEAD_BYTES
                ? Results.done(true)
                : orGiveUp(begin(executor), executor).thenApply(begun -> begun.map(upload -> true));
    }

    /** Looks what it is, and gives what came so far to the store. */
    private CompletionStage<StoreResult<BlobUpload>> begin(Executor executor) {
        byte[] first = head.toByteArray();
        Optional<String> kind = FileKind.of(first);
        if (kind.isEmpty()) {
            return Results.conflict(PlaylistReasons.UNSUPPORTED_TYPE, executor);
        }
        mediaType = kind.get();
        head.reset();
        return Results.then(ends.blobs().begin(StoredFile.space(place.id()), maxBytes, executor), upload -> {
            bytes = upload;
            return Results.then(upload.write(ByteBuffer.wrap(first), executor), count -> Results.done(upload));
        });
    }

    @Override
    public CompletionStage<StoreResult<RoomFile>> finish(Executor executor) {
        if (over) {
            return Results.conflict(Reason.FAILED, executor);
        }
        CompletionStage<StoreResult<BlobUpload>> begun = bytes == null ? begin(executor) : Results.done(bytes);
        return orGiveUp(
                        Results.then(
                                begun,
                                upload -> Results.then(
                                        upload.finish(executor),
                                        blob -> ends.files()
                                                .complete(place.id(), mediaType, blob, ends.quota(), executor))),
                        executor)
                .thenApply(kept -> {
                    over = true;
                    return kept.map(ends.found());
                });
    }

    private <T> CompletionStage<StoreResult<T>> orGiveUp(CompletionStage<StoreResult<T>> step, Executor executor) {
        return step.thenCompose(result -> (result.obstacle().isPresent() ? giveUp(executor) : GIVEN)
                .thenApply(given -> result.obstacle()
                                .filter(why -> why.is(Reason.TOO_LARGE))
                                .isPresent()
                        ? new StoreResult.Conflict<>(tooLarge(maxBytes))
                        : result));
    }

    @Override
    public void abandon() {
        giveUp(Runnable::run);
    }

    /**
     * Gives up what came. Whoever hears of it may try again at once: there is room by then.
     *
     * @return completed, and never exceptionally, when it takes up no room any more, or nothing could be done about that now
     */
    private CompletionStage<Void> giveUp(Executor executor) {
        if (over) {
            return GIVEN;
        }
        over = true;
        BlobUpload begun = bytes;
        if (begun != null) {
            begun.abandon();
            // one that was finished and not wanted has its name already
            ends.blobs().deleteSpace(StoredFile.space(place.id()), Runnable::run);
        }
        return ends.files().giveUp(place.id(), executor).handle((given, failed) -> null);
    }
}
