package org.videocity.web.api.internal.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** {@code /api}: rooms, transports, residents as JSON, described by {@code /api/openapi.json}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("videocity-api")
@HttpWhiteboardServletPattern("/api/*")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends AnsweringServlet {
    private static final long serialVersionUID = 1L;
    private static final long EXPORT_MILLIS = 15 * 60_000;

    private final transient ApiAnswers answers;
    private final transient WebApiSettings settings;

    @Activate
    public ApiServlet(
            @Reference ApiAnswers answers, @Reference WebApiSettings settings, @Reference WebThreads threads) {
        super(settings, threads);
        this.answers = answers;
        this.settings = settings;
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        return answers.answer(ApiRequest.of(request, new byte[0]));
    }

    @Override
    protected CompletionStage<Answer> change(HttpServletRequest request, byte[] body) {
        return answers.answer(ApiRequest.of(request, body));
    }

    @Override
    protected Optional<Answer> refusal(HttpServletRequest request) {
        return ApiAnswers.isReadOnly(request.getPathInfo()) ? super.refusal(request) : SameSite.refusal(request);
    }

    @Override
    Optional<Supplier<CompletionStage<BodySink>>> sink(HttpServletRequest request) {
        return answers.sink(SentBody.of(request), SameSite.refusal(request));
    }

    @Override
    protected int maxBodyBytes(HttpServletRequest request) {
        return BodyLimits.maxBytes(request.getPathInfo());
    }

    /** A file of everything one has, or a letter, may be large and the way to it slow. */
    @Override
    protected long writeMillis(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path != null && (path.equals("/me/export") || path.startsWith("/me/inbox/"))
                ? EXPORT_MILLIS
                : super.writeMillis(request);
    }

    /** Lets pages of the configured origins read the answers (the Fetch standard's CORS protocol). */
    @Override
    protected void addHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null && settings.allowsOrigin(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            if (request.getMethod().equals("OPTIONS")) {
                response.setHeader("Access-Control-Allow-Methods", "GET, HEAD");
                response.setHeader("Access-Control-Max-Age", "600");
            }
        }
    }
}
