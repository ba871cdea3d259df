package org.videocity.web.api.internal.metrics;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.videocity.api.Reason;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.web.api.internal.http.Answer;
import org.videocity.web.api.internal.http.AnsweringServlet;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;
import org.videocity.web.api.internal.socket.SocketGate;

/**
 * {@code /metrics} for Prometheus. Answers this machine, or whoever brings the configured bearer token (RFC 6750); what
 * came through a proxy on this machine is not from this machine.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("videocity-metrics")
@HttpWhiteboardServletPattern("/metrics")
@HttpWhiteboardServletAsyncSupported
public final class MetricsServlet extends AnsweringServlet {
    private static final long serialVersionUID = 1L;
    private static final String BEARER = "bearer ";
    private static final Reason NOT_FOR_YOU = Reason.NOT_ALLOWED.saying(
            "Metrics are for this machine, or for whoever brings the token set as metricsToken in"
                    + " org.videocity.web.api (Authorization: Bearer …).");

    private final transient CityLink link;
    private final transient TransportBoard board;
    private final transient SocketGate gate;
    private final transient WebApiSettings settings;
    private final transient Executor executor;

    @Activate
    public MetricsServlet(
            @Reference CityLink link,
            @Reference TransportBoard board,
            @Reference SocketGate gate,
            @Reference WebApiSettings settings,
            @Reference WebThreads threads) {
        super(settings, threads);
        this.link = link;
        this.board = board;
        this.gate = gate;
        this.settings = settings;
        this.executor = threads;
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        if (!isForThisMachine(request) && !hasToken(request.getHeader("Authorization"))) {
            return CompletableFuture.completedStage(Answer.problem(403, NOT_FOR_YOU));
        }
        String accept = request.getHeader("Accept");
        MetricText.Dialect dialect = accept != null && accept.contains("application/openmetrics-text")
                ? MetricText.Dialect.OPEN_METRICS
                : MetricText.Dialect.PROMETHEUS;
        return rooms().thenApply(rooms -> Answer.text(200, dialect.contentType(), text(dialect, rooms)));
    }

    private CompletionStage<Optional<List<RoomSnapshot>>> rooms() {
        return link.roomAdmin()
                .map(admin -> admin.rooms(executor).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    /** What cannot be known at the moment is left out, never zero. */
    private String text(MetricText.Dialect dialect, Optional<List<RoomSnapshot>> rooms) {
        MetricText text = new MetricText(dialect);
        CityMetrics city = new CityMetrics(text);
        rooms.ifPresent(city::rooms);
        link.mediaBus().ifPresent(bus -> city.publications(bus.publications()));
        city.transports(board.now(), board.counters());
        city.sockets(gate.figures());
        new JvmMetrics(text).all();
        return text.text();
    }

    private static boolean isForThisMachine(HttpServletRequest request) {
        boolean proxied = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        try {
            return !proxied && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean hasToken(@Nullable String authorization) {
        String token = settings.config().metricsToken();
        if (token.isEmpty() || authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, 7)) {
            return false;
        }
        byte[] brought = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(brought, token.getBytes(StandardCharsets.UTF_8));
    }
}
