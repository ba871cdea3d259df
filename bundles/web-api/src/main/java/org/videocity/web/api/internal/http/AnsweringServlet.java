package org.videocity.web.api.internal.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Network;
import org.videocity.web.api.internal.link.Clock;
import org.videocity.web.api.internal.link.WebApiSettings;

/** A servlet that answers GET and HEAD, never from a cache, never blocking; and other methods where it says so. */
public abstract class AnsweringServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AnsweringServlet.class);
    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final Reason READ_ONLY = new Reason("read-only", "This address can only be read (GET or HEAD).");

    /** Reading a body and sending a mail take longer than looking something up. */
    private static final long CHANGE_MILLIS = 30_000;

    /** A long body over a slow line. */
    private static final long STREAM_MILLIS = 20 * 60_000;

    /** Bodies that are handed on as they come, at a time: in all, and of one network. */
    private static final int MOST_STREAMS = 64;

    private static final int MOST_STREAMS_OF_ONE = 8;

    private final transient StreamGate streams = new StreamGate(MOST_STREAMS, MOST_STREAMS_OF_ONE);
    private final transient BodyLimits longBodies = new BodyLimits();
    private final transient WebApiSettings settings;
    private final transient Clock clock;

    protected AnsweringServlet(WebApiSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers what was asked; the method is GET or HEAD. Must not block. */
    protected abstract CompletionStage<Answer> answer(HttpServletRequest request);

    /**
     * Answers a request that changes something, after its body was read; the usual answer is that nothing can be changed.
     *
     * @param body what was sent, at most {@link #maxBodyBytes} of it
     */
    protected CompletionStage<Answer> change(HttpServletRequest request, byte[] body) {
        return CompletableFuture.completedStage(Answer.problem(405, READ_ONLY, Map.of("Allow", ALLOWED)));
    }

    /** Tells whether a request that is neither GET nor HEAD may be read at all; yields what to answer if not. */
    protected Optional<Answer> refusal(HttpServletRequest request) {
        return Optional.of(Answer.problem(405, READ_ONLY, Map.of("Allow", ALLOWED)));
    }

    /** Says where a body goes that is too long to be held; absent where it is read whole, which is usual. */
    Optional<Supplier<CompletionStage<BodySink>>> sink(HttpServletRequest request) {
        return Optional.empty();
    }

    /** Returns how long a body may be. */
    protected int maxBodyBytes(HttpServletRequest request) {
        return 0;
    }

    /** Returns how long a client may take to read the answer to a question. */
    protected long writeMillis(HttpServletRequest request) {
        return AnswerWriter.WRITE_MILLIS;
    }

    /** Adds headers to every answer. */
    protected void addHeaders(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        addHeaders(request, response);
        long timeoutMillis = settings.config().answerTimeoutMillis();
        Optional<Supplier<CompletionStage<BodySink>>> sink = isChange(request) ? sink(request) : Optional.empty();
        if (sink.isPresent()) {
            stream(request, response, sink.get());
            return;
        }
        if (isChange(request)) {
            long length = request.getContentLengthLong();
            if (!longBodies.admit(length)) {
                // nothing of it is read: the connection is of no further use
                CompletionStage<Answer> busy =
                        CompletableFuture.completedStage(Answer.busy().with("Connection", "close"));
                AnswerWriter.write(request, response, busy, clock, timeoutMillis);
                return;
            }
            Optional<Answer> refusal = refusal(request);
            CompletableFuture<byte[]> body = new CompletableFuture<>();
            // what is refused is read as well: a client that is still sending would meet a closed connection
            CompletionStage<Answer> answer = refusal.isPresent()
                    ? body.handle((bytes, failed) -> refusal.get())
                    : body.thenCompose(bytes -> guardedChange(request, bytes))
                            .exceptionallyCompose(failed -> BodyReader.answer(failed));
            AnswerWriter.write(
                    request,
                    response,
                    answer,
                    clock,
                    timeoutMillis + CHANGE_MILLIS,
                    AnswerWriter.WRITE_MILLIS,
                    () -> longBodies.done(length));
            BodyReader.read(request, maxBodyBytes(request), body);
            return;
        }
        CompletionStage<Answer> answer = switch (request.getMethod()) {
            case "GET", "HEAD" -> guarded(request);
            case "OPTIONS" -> CompletableFuture.completedStage(Answer.empty(204, Map.of("Allow", ALLOWED)));
            default -> CompletableFuture.completedStage(Answer.problem(405, READ_ONLY, Map.of("Allow", ALLOWED)));
        };
        AnswerWriter.write(request, response, answer, clock, timeoutMillis, writeMillis(request), () -> {});
    }

    /** Answers when the sink does; whatever becomes of the request, the sink hears of it. */
    private void stream(
            HttpServletRequest request, HttpServletResponse response, Supplier<CompletionStage<BodySink>> sink) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        String network = Network.of(ApiRequest.remote(request)).name();
        Optional<Answer> refusal = streams.enter(network);
        // whoever hears the answer may send the next body at once: the place is free by then
        CompletionStage<Answer> told = answer.whenComplete((done, failed) -> {
                    if (refusal.isEmpty()) {
                        streams.done(network);
                    }
                })
                .exceptionallyCompose(BodyReader::answer);
        AnswerWriter.write(
                request,
                response,
                told,
                clock,
                STREAM_MILLIS,
                AnswerWriter.WRITE_MILLIS,
                () -> answer.completeExceptionally(new IOException("The request is over")));
        CompletionStage<BodySink> taken =
                refusal.map(AnsweringServlet::refusing).orElseGet(sink);
        taken.whenComplete((taker, failed) -> {
            if (failed == null) {
                BodyStream.read(request, taker, answer, clock, settings.config().bodyStallMillis());
            } else {
                answer.completeExceptionally(failed);
            }
        });
    }

    /** A client that is still sending sees no answer: what it sends is read and thrown away. */
    private static CompletionStage<BodySink> refusing(Answer why) {
        return CompletableFuture.completedStage(BodySink.refusing(why, FileAnswers.MOST_IGNORED_BYTES));
    }

    private static boolean isChange(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "POST", "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
    }

    private CompletionStage<Answer> guardedChange(HttpServletRequest request, byte[] body) {
        try {
            return change(request, body);
        } catch (RuntimeException e) {
            LOG.warn("The answer to {} failed", request.getRequestURI(), e);
            return CompletableFuture.completedStage(Answer.problem(500, Reason.FAILED));
        }
    }

    private CompletionStage<Answer> guarded(HttpServletRequest request) {
        try {
            return answer(request);
        } catch (RuntimeException e) {
            LOG.warn("The answer to {} failed", request.getRequestURI(), e);
            return CompletableFuture.completedStage(Answer.problem(500, Reason.FAILED));
        }
    }
}
