package org.videocity.web.api.internal.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.web.api.internal.link.Clock;

/**
 * Writes one answer, when it is there, without holding a thread meanwhile (Jakarta Servlet 6.0 sections 2.3.3.3 and 5.7).
 * Without one in time it answers 503 itself. Exactly one answer is written.
 */
public final class AnswerWriter implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);
    /** How long a client may take to read its answer. */
    static final long WRITE_MILLIS = 30_000;

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final boolean bodyless;
    private final Runnable whenOver;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile @Nullable Pieces pieces;

    private AnswerWriter(
            AsyncContext context, HttpServletRequest request, HttpServletResponse response, Runnable whenOver) {
        this.context = context;
        this.whenOver = whenOver;
        this.response = response;
        this.bodyless = request.getMethod().equals("HEAD");
    }

    /** Answers a request when the answer is there; on failure or after the time given with 503. */
    public static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletionStage<Answer> answer,
            Clock clock,
            long timeoutMillis) {
        write(request, response, answer, clock, timeoutMillis, WRITE_MILLIS, () -> {});
    }

    /**
     * As above.
     *
     * @param writeMillis how long the client may take to read it
     * @param whenOver is run once, when the request is over, whatever became of it
     */
    static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletionStage<Answer> answer,
            Clock clock,
            long timeoutMillis,
            long writeMillis,
            Runnable whenOver) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(timeoutMillis + writeMillis);
        AnswerWriter writer = new AnswerWriter(context, request, response, whenOver);
        context.addListener(writer);
        Clock.Timer deadline = clock.after(timeoutMillis, () -> writer.answered(Answer.unavailable(), null));
        answer.whenComplete((whole, failure) -> {
            deadline.cancel();
            writer.answered(whole, failure);
        });
    }

    private void answered(@Nullable Answer answer, @Nullable Throwable failure) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        if (answer == null) {
            LOG.debug("A request could not be answered", failure);
        }
        try {
            send(answer == null ? Answer.unavailable() : answer);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The client did not wait for its answer", e);
            complete();
        }
    }

    private void send(Answer answer) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
            long length = answer.pieces().map(Pieces::length).orElse((long) answer.body().length);
            if (length >= 0) {
                response.setContentLengthLong(length);
            }
        }
        if (answer.pieces().isPresent() && !bodyless) {
            ServletOutputStream out = response.getOutputStream();
            pieces = answer.pieces().get();
            out.setWriteListener(new Piecewise(out, answer.pieces().get()));
        } else if (bodyless || answer.body().length == 0) {
            complete();
        } else {
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Body(out, answer.body()));
        }
    }

    /** Gives back what a half-read file holds, however its reading ended. */
    private void closePieces() {
        Pieces held = pieces;
        if (held != null) {
            held.close();
        }
    }

    private void complete() {
        closePieces();
        try {
            context.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The request is over already", e);
        }
    }

    /** The client takes too long to read, or this bundle stopped before it had answered. */
    @Override
    public void onTimeout(AsyncEvent event) {
        if (answered.compareAndSet(false, true)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        answered.set(true);
        closePieces();
        whenOver.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        answered.set(true);
        closePieces();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    /** Writes as the client takes it. */
    private final class Body implements WriteListener {
        private final ServletOutputStream out;
        private final byte[] bytes;
        private boolean written;

        Body(ServletOutputStream out, byte[] bytes) {
            this.out = out;
            this.bytes = bytes;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (written) {
                    complete();
                    return;
                }
                written = true;
                out.write(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debug("The client went before it had its answer", failure);
            complete();
        }
    }

    /**
     * Writes a file as it is made: the next piece is asked for when the client has taken the last. The container calls
     * again only after it was told that it is not ready, so one thread at a time is in here.
     */
    private final class Piecewise implements WriteListener {
        private final ServletOutputStream out;
        private final Pieces file;

        Piecewise(ServletOutputStream out, Pieces file) {
            this.out = out;
            this.file = file;
        }

        @Override
        public void onWritePossible() {
            file.next().whenComplete((piece, failure) -> {
                try {
                    if (failure != null) {
                        onError(failure);
                    } else if (piece.isEmpty()) {
                        complete();
                    } else {
                        write(piece.get());
                    }
                } catch (IOException | RuntimeException gone) {
                    onError(gone);
                }
            });
        }

        private void write(ByteBuffer piece) throws IOException {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            out.write(bytes);
            if (out.isReady()) {
                onWritePossible();
            }
        }

        /** What is half written must not look whole: the connection is broken off. */
        @Override
        public void onError(Throwable failure) {
            LOG.debug("A file could not be written to its end", failure);
            closePieces();
            try {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            } catch (IOException | IllegalStateException begun) {
                LOG.debug("It had begun already", begun);
            }
            complete();
        }
    }
}
