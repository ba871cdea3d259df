package org.videocity.web.api.internal.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.link.Clock;
import org.videocity.web.api.internal.link.WebApiSettings;

/** A servlet that only answers GET and HEAD, never from a cache, never blocking. */
public abstract class AnsweringServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AnsweringServlet.class);
    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final Reason READ_ONLY = new Reason("read-only", "This address can only be read (GET or HEAD).");

    private final transient WebApiSettings settings;
    private final transient Clock clock;

    protected AnsweringServlet(WebApiSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers what was asked; the method is GET or HEAD. Must not block. */
    protected abstract CompletionStage<Answer> answer(HttpServletRequest request);

    /** Adds headers to every answer. */
    protected void addHeaders(HttpServletRequest request, HttpServletResponse response) {}

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        addHeaders(request, response);
        CompletionStage<Answer> answer = switch (request.getMethod()) {
            case "GET", "HEAD" -> guarded(request);
            case "OPTIONS" -> CompletableFuture.completedStage(Answer.empty(204, Map.of("Allow", ALLOWED)));
            default -> CompletableFuture.completedStage(Answer.problem(405, READ_ONLY, Map.of("Allow", ALLOWED)));
        };
        AnswerWriter.write(request, response, answer, clock, settings.config().answerTimeoutMillis());
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
