package org.videocity.web.api.internal.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    private static final long WRITE_MILLIS = 30_000;

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final boolean bodyless;
    private final Runnable whenOver;
    private final AtomicBoolean answered = new AtomicBoolean();

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
        write(request, response, answer, clock, timeoutMillis, () -> {});
    }

    /**
     * As above.
     *
     * @param whenOver is run once, when the request is over, whatever became of it
     */
    static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletionStage<Answer> answer,
            Clock clock,
            long timeoutMillis,
            Runnable whenOver) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(timeoutMillis + WRITE_MILLIS);
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
            response.setContentLength(answer.body().length);
        }
        if (bodyless || answer.body().length == 0) {
            complete();
        } else {
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Body(out, answer.body()));
        }
    }

    private void complete() {
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
        whenOver.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        answered.set(true);
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
}
