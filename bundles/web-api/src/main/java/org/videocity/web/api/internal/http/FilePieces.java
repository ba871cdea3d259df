package org.videocity.web.api.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.playlist.RoomFileService;

/** Some of a room's file, read at its reader's pace; nothing is open between two pieces. */
final class FilePieces implements Pieces {
    private static final int PIECE_BYTES = 128 * 1024;

    private final RoomFileService.Content content;
    private final FileRange range;
    private final Executor executor;
    private long given;

    FilePieces(RoomFileService.Content content, FileRange range, Executor executor) {
        this.content = content;
        this.range = range;
        this.executor = executor;
    }

    @Override
    public long length() {
        return range.length();
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        if (given >= range.length()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        int most = (int) Math.min(PIECE_BYTES, range.length() - given);
        return content.read(range.from() + given, most, executor).thenCompose(read -> {
            Optional<ByteBuffer> piece =
                    read.asOptional().flatMap(bytes -> bytes).filter(ByteBuffer::hasRemaining);
            piece.ifPresent(bytes -> given += bytes.remaining());
            return piece.isPresent()
                    ? CompletableFuture.completedStage(piece)
                    : CompletableFuture.failedStage(new IOException("The rest of the file is not there"));
        });
    }

    @Override
    public void close() {
        given = range.length();
    }
}
