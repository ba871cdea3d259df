package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.videocity.api.playlist.RoomFileService.Upload;

/** A file on its way into a room. What the city does not want is read to its end all the same, so that its sender hears why. */
final class FileSink implements BodySink {
    private final Upload upload;
    private final Executor executor;
    private @Nullable BodySink refusing;

    FileSink(Upload upload, Executor executor) {
        this.upload = upload;
        this.executor = executor;
    }

    @Override
    public CompletionStage<Boolean> take(ByteBuffer piece) {
        BodySink instead = refusing;
        if (instead != null) {
            return instead.take(piece);
        }
        return upload.append(piece, executor).thenApply(taken -> {
            if (taken.obstacle().isPresent()) {
                refusing = BodySink.refusing(
                        PlaylistAnswers.answer(taken, never -> Answer.unavailable()), FileAnswers.MOST_IGNORED_BYTES);
            }
            return true;
        });
    }

    @Override
    public CompletionStage<Answer> end() {
        BodySink instead = refusing;
        return instead != null
                ? instead.end()
                : upload.finish(executor).thenApply(file -> PlaylistAnswers.answer(file, FileAnswers::brought));
    }

    @Override
    public void abandon() {
        upload.abandon();
    }
}
