package org.videocity.transport.http.internal.socket;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.transport.http.internal.Answers;
import org.videocity.transport.http.internal.Cookies;

/** Upgrades requests below {@code /ws} to WebSockets (RFC 6455 section 4.2) for the endpoint that has their path. */
public final class SocketServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int UPGRADE_REQUIRED = 426;
    private static final Reason MALFORMED =
            new Reason("bad-handshake", "That is no WebSocket handshake of version 13.");

    private final transient SocketHost host;
    private final transient SocketEndpoints registered;
    private final transient List<WebSocketEndpoint> own;
    private final transient SocketUpgrade upgrade = new SocketUpgrade();

    /**
     * Serves registered endpoints and this bundle's own.
     *
     * @param own those that need no registration
     */
    public SocketServlet(SocketHost host, SocketEndpoints registered, List<WebSocketEndpoint> own) {
        this.host = host;
        this.registered = registered;
        this.own = List.copyOf(own);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        Optional<WebSocketEndpoint> endpoint = find(path);
        Reason refusal = refusal(request, endpoint.isPresent());
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            response.setHeader("Connection", "Upgrade");
            Answers.answer(
                    request, response, UPGRADE_REQUIRED, new Reason("upgrade", "Here is a WebSocket, not a page."));
        } else if (refusal != null) {
            host.counters().refused(refusal);
            Answers.refuse(request, response, refusal);
        } else {
            upgrade(request, response, path, endpoint.orElseThrow());
        }
    }

    private @Nullable Reason refusal(HttpServletRequest request, boolean known) {
        OriginRule origins = new OriginRule(host.settings().origins());
        if (!origins.allows(request.getHeader("Origin"), request.getHeader("Host"))) {
            return Reason.NOT_ALLOWED.saying("Pages of that origin may not use WebSockets here (allowedOrigins).");
        }
        return known ? null : Reason.UNAVAILABLE;
    }

    private void upgrade(
            HttpServletRequest request, HttpServletResponse response, String path, WebSocketEndpoint endpoint)
            throws IOException {
        InetSocketAddress remote = new InetSocketAddress(request.getRemoteAddr(), request.getRemotePort());
        JettyWebSocketServerContainer container = JettyWebSocketServerContainer.getContainer(getServletContext());
        if (container == null) {
            host.counters().refused(Reason.UNAVAILABLE);
            Answers.refuse(request, response, Reason.UNAVAILABLE);
            return;
        }
        Optional<Reason> refusal = host.admit(remote.getAddress());
        if (refusal.isPresent()) {
            Answers.refuse(request, response, refusal.get());
            return;
        }
        HostedSocket socket = new HostedSocket(endpoint, handshake(request, path, endpoint, remote), host);
        boolean upgraded = false;
        try {
            upgraded = upgrade.upgrade(
                    container, request, socket, socket.handshake().subprotocol());
        } finally {
            if (!upgraded) {
                host.release(remote.getAddress());
            }
        }
        if (!upgraded && !response.isCommitted()) {
            Answers.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, MALFORMED);
        }
    }

    private static WebSocketHandshake handshake(
            HttpServletRequest request, String path, WebSocketEndpoint endpoint, InetSocketAddress remote) {
        return new WebSocketHandshake(
                path,
                query(request),
                request.getServerName(),
                Optional.ofNullable(request.getHeader("Origin")),
                subprotocol(request, endpoint),
                Cookies.of(request),
                remote,
                request.isSecure());
    }

    private Optional<WebSocketEndpoint> find(String path) {
        Optional<WebSocketEndpoint> mine =
                own.stream().filter(endpoint -> endpoint.path().equals(path)).findFirst();
        return mine.isPresent() ? mine : registered.find(path);
    }

    private static String path(HttpServletRequest request) {
        String below = request.getPathInfo();
        return request.getServletPath() + (below == null ? "" : below);
    }

    /** Agrees on the endpoint's best subprotocol among those the client offers (RFC 6455 section 11.3.4). */
    private static String subprotocol(HttpServletRequest request, WebSocketEndpoint endpoint) {
        List<String> offered = Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
        return endpoint.subprotocols().stream()
                .filter(offered::contains)
                .findFirst()
                .orElse("");
    }

    private static Map<String, List<String>> query(HttpServletRequest request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.copyOf(Arrays.asList(values))));
        return query;
    }
}
