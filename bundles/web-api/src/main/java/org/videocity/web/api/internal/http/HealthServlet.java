package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.videocity.api.transport.TransportState;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.TransportView;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/**
 * {@code /health}: 200 when people can use the city, else 503 with what is missing. A transport that has failed or
 * is still starting is missing; one that drains or was stopped is being replaced on purpose. {@code instance} repeats
 * what the launcher put into the system property {@code videocity.instance}, so that it knows the city it started.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("videocity-health")
@HttpWhiteboardServletPattern("/health")
@HttpWhiteboardServletAsyncSupported
public final class HealthServlet extends AnsweringServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> NOT_THERE = Set.of(TransportState.FAILED, TransportState.STARTING);

    private final transient CityLink link;
    private final transient TransportBoard board;
    private final String instance;

    @Activate
    public HealthServlet(
            @Reference CityLink link,
            @Reference TransportBoard board,
            @Reference WebApiSettings settings,
            @Reference WebThreads threads) {
        super(settings, threads);
        this.link = link;
        this.board = board;
        this.instance = System.getProperty("videocity.instance", "");
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        return CompletableFuture.completedStage(health(link, board.now(), instance));
    }

    static Answer health(CityLink link, List<TransportView> views, String instance) {
        ArrayNode missing = Json.object().arrayNode();
        missWithout(missing, "rooms", link.rooms());
        missWithout(missing, "media", link.mediaBus());
        missWithout(missing, "identity", link.authentication());
        ObjectNode transports = Json.object();
        for (TransportView view : views) {
            transports.put(view.name(), view.state().name());
            if (NOT_THERE.contains(view.state().name())) {
                missing.add("transport " + view.name());
            }
        }
        boolean isUp = missing.isEmpty();
        ObjectNode health = Json.object().put("status", isUp ? "up" : "down");
        health.set("missing", missing);
        health.set("transports", transports);
        return Answer.json(isUp ? 200 : 503, health.put("instance", instance));
    }

    private static void missWithout(ArrayNode missing, String name, Optional<?> service) {
        if (service.isEmpty()) {
            missing.add(name);
        }
    }
}
