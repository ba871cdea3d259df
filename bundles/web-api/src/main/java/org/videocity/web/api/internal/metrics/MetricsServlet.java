package org.videocity.web.api.internal.metrics;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.http.Answer;
import org.videocity.web.api.internal.http.AnsweringServlet;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
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

    private final transient MetricsPage page;
    private final transient WebApiSettings settings;

    @Activate
    public MetricsServlet(
            @Reference CityLink link,
            @Reference ResidentLink residents,
            @Reference TransportBoard board,
            @Reference SocketGate gate,
            @Reference WebApiSettings settings,
            @Reference WebThreads threads) {
        super(settings, threads);
        this.page = new MetricsPage(link, residents, board, gate, threads);
        this.settings = settings;
    }

    @Override
    protected CompletionStage<Answer> answer(HttpServletRequest request) {
        boolean proxied = request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
        boolean admitted = (!proxied && isThisMachine(request.getRemoteAddr()))
                || bringsToken(settings.config().metricsToken(), request.getHeader("Authorization"));
        return admitted
                ? page.answer(MetricText.Dialect.accepted(request.getHeader("Accept")))
                : CompletableFuture.completedStage(Answer.problem(403, NOT_FOR_YOU));
    }

    static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static boolean bringsToken(String token, @Nullable String authorization) {
        if (token.isEmpty()
                || authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] brought = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(brought, token.getBytes(StandardCharsets.UTF_8));
    }
}
