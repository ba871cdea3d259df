package org.videocity.web.api.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.store.BlobId;
import org.videocity.api.store.BlobStore;

/** Some of a blob, read at its reader's pace; nothing is open between two pieces. */
final class BlobPieces implements Pieces {
    private static final int PIECE_BYTES = 128 * 1024;

    private final BlobStore blobs;
    private final BlobId blob;
    private final long from;
    private final long length;
    private final Executor executor;
    private long given;

    /**
     * Begins.
     *
     * @param from the first byte, counted from 0
     * @param length how many there are from there
     */
    BlobPieces(BlobStore blobs, BlobId blob, long from, long length, Executor executor) {
        this.blobs = blobs;
        this.blob = blob;
        this.from = from;
        this.length = length;
        this.executor = executor;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        if (given >= length) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        int most = (int) Math.min(PIECE_BYTES, length - given);
        return blobs.readAt(blob, from + given, most, executor).thenCompose(read -> {
            Optional<ByteBuffer> piece =
                    read.asOptional().flatMap(bytes -> bytes).filter(ByteBuffer::hasRemaining);
            piece.ifPresent(bytes -> given += bytes.remaining());
            return piece.isPresent()
                    ? CompletableFuture.completedStage(piece)
                    : CompletableFuture.failedStage(new IOException("The rest of " + blob + " is not there"));
        });
    }

    @Override
    public void close() {
        given = length;
    }
}
