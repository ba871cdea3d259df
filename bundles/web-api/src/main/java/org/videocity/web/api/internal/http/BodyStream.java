package org.videocity.web.api.internal.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.link.Clock;

/**
 * Reads a long body as it comes and hands it on, without holding a thread meanwhile (Jakarta Servlet 6.0 section 3.7): while
 * the sink has a piece nothing is read, so the sender waits. The request is asynchronous already.
 */
final class BodyStream implements ReadListener {
    private static final Logger LOG = LoggerFactory.getLogger(BodyStream.class);
    private static final int PIECE_BYTES = 64 * 1024;
    private static final Reason STALLED =
            new Reason("stalled", "Nothing came for too long, so that what had come was thrown away; send it again.");

    private final ServletInputStream in;
    private final BodySink sink;
    private final CompletableFuture<Answer> answer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final byte[] piece = new byte[PIECE_BYTES];
    /** Whether it is the sender's turn; while the sink has a piece it is not. */
    private volatile boolean isWaiting = true;

    /** How often it was somebody else's turn. */
    private final AtomicLong turns = new AtomicLong();

    private long turnsBefore = -1;

    private BodyStream(ServletInputStream in, BodySink sink, CompletableFuture<Answer> answer) {
        this.in = in;
        this.sink = sink;
        this.answer = answer;
    }

    /**
     * Reads a request's body into a sink.
     *
     * @param answer completed with what the sink answers, or with why the body could not be read
     * @param clock tells the time
     * @param stallMillis how long the sender may take for the next piece, twice that at most
     */
    static void read(
            HttpServletRequest request,
            BodySink sink,
            CompletableFuture<Answer> answer,
            Clock clock,
            long stallMillis) {
        try {
            ServletInputStream in = request.getInputStream();
            BodyStream stream = new BodyStream(in, sink, answer);
            Clock.Timer watch = clock.every(stallMillis, stream::watch);
            answer.whenComplete((done, failed) -> {
                watch.cancel();
                if (failed != null) {
                    stream.ended.set(true);
                    sink.abandon();
                }
            });
            in.setReadListener(stream);
        } catch (IOException | IllegalStateException failed) {
            answer.completeExceptionally(failed);
            sink.abandon();
        }
    }

    /** Sends somebody away from whom nothing came since the last time. */
    private void watch() {
        if (isWaiting && turns.get() == turnsBefore && ended.compareAndSet(false, true)) {
            sink.abandon();
            answer.complete(Answer.problem(408, STALLED).with("Connection", "close"));
        }
        turnsBefore = turns.get();
    }

    /** The container calls again only after it was told that nothing is there, so one thread at a time is in here. */
    @Override
    public void onDataAvailable() throws IOException {
        while (!ended.get() && in.isReady()) {
            int count = in.read(piece);
            if (count < 0) {
                end(false);
                return;
            }
            turns.incrementAndGet();
            isWaiting = false;
            CompletableFuture<Boolean> taken =
                    sink.take(ByteBuffer.wrap(piece, 0, count)).toCompletableFuture();
            if (!taken.isDone()) {
                taken.whenComplete(this::goOn);
                return;
            }
            if (!isWanted(taken)) {
                return;
            }
            isWaiting = true;
        }
    }

    private boolean isWanted(CompletableFuture<Boolean> taken) {
        if (taken.isCompletedExceptionally()) {
            taken.whenComplete((wanted, failed) -> onError(failed));
            return false;
        }
        if (!taken.join()) {
            end(true);
            return false;
        }
        return true;
    }

    private void goOn(Boolean wanted, Throwable failed) {
        turns.incrementAndGet();
        isWaiting = true;
        if (failed != null) {
            onError(failed);
        } else if (!wanted) {
            end(true);
        } else if (in.isFinished()) {
            end(false);
        } else {
            try {
                onDataAvailable();
            } catch (IOException | RuntimeException gone) {
                onError(gone);
            }
        }
    }

    /** Answers; where bytes are still to come, the connection is of no further use. */
    private void end(boolean early) {
        if (ended.compareAndSet(false, true)) {
            CompletionStage<Answer> end = sink.end();
            end.whenComplete((done, failed) -> {
                if (failed != null) {
                    answer.completeExceptionally(failed);
                } else {
                    answer.complete(early ? done.with("Connection", "close") : done);
                }
            });
        }
    }

    @Override
    public void onAllDataRead() {
        end(false);
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A long body could not be read to its end", failure);
        answer.completeExceptionally(failure);
    }
}
