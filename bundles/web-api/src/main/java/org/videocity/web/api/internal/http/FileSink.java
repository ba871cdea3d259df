package org.videocity.web.api.internal.http;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.videocity.api.playlist.RoomFileService.Upload;

/** A file on its way into a room. What the city does not want is read to its end all the same, so that its sender hears why. */
final class FileSink implements BodySink {
    private final Upload upload;
    private final Executor executor;
    private final Runnable end;
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable BodySink refusing;

    /**
     * Takes it.
     *
     * @param end is run once, when the file is there or will not be
     */
    FileSink(Upload upload, Executor executor, Runnable end) {
        this.upload = upload;
        this.executor = executor;
        this.end = end;
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
        CompletionStage<Answer> answer = instead != null
                ? instead.end()
                : upload.finish(executor).thenApply(file -> PlaylistAnswers.answer(file, FileAnswers::brought));
        return answer.whenComplete((done, failed) -> over());
    }

    @Override
    public void abandon() {
        upload.abandon();
        over();
    }

    private void over() {
        if (over.compareAndSet(false, true)) {
            end.run();
        }
    }
}
