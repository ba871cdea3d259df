package org.videocity.web.api.internal.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** {@code /api}: rooms and transports as JSON, described by {@code /api/openapi.json}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("videocity-api")
@HttpWhiteboardServletPattern("/api/*")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends AnsweringServlet {
    private static final long serialVersionUID = 1L;
    private static final Reason NOTHING_HERE =
            new Reason("nothing-here", "There is nothing at this address; /api/openapi.json says what there is.");

    private final transient RoomAnswers rooms;
    private final transient TransportBoard board;
    private final transient WebApiSettings settings;
    private final transient Answer openApi;

    @Activate
    public ApiServlet(
            @Reference RoomAnswers rooms,
            @Reference TransportBoard board,
            @Reference WebApiSettings settings,
            @Reference WebThreads threads) {
        super(settings, threads);
        this.rooms = rooms;
        this.board = board;
        this.settings = settings;
        this.openApi = Answer.text(200, "application/json", openApiText());
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        List<String> parts = List.of(path.substring(Math.min(1, path.length())).split("/", -1));
        return switch (parts.get(0)) {
            case "rooms" -> rooms.answer(parts.subList(1, parts.size()), request);
            case "transports" -> only(parts, transports());
            case "openapi.json" -> only(parts, openApi);
            default -> nothingHere();
        };
    }

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

    private Answer transports() {
        return Answer.json(200, Json.object().set("transports", CityJson.transports(board.now())));
    }

    private static CompletionStage<Answer> only(List<String> parts, Answer answer) {
        return parts.size() == 1 ? CompletableFuture.completedStage(answer) : nothingHere();
    }

    static CompletionStage<Answer> nothingHere() {
        return CompletableFuture.completedStage(Answer.problem(404, NOTHING_HERE));
    }

    private static String openApiText() {
        try (InputStream in = ApiServlet.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing in the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
