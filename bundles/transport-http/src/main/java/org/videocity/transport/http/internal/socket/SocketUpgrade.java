package org.videocity.transport.http.internal.socket;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.websocket.common.JettyWebSocketFrameHandlerFactory;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into a WebSocket. Does what the server's own container does, but with a factory that goes with this
 * bundle: the container's remembers the class of every endpoint for ever, and with it the class loader of every bundle
 * that was replaced.
 */
final class SocketUpgrade {
    private final AtomicReference<@Nullable Tools> tools = new AtomicReference<>();

    private record Tools(
            JettyWebSocketServerContainer container,
            WebSocketMappings mappings,
            JettyWebSocketFrameHandlerFactory handlers) {}

    /**
     * Upgrades; the socket is opened on the way.
     *
     * @return false when the request was no proper one; it has been answered
     */
    boolean upgrade(
            JettyWebSocketServerContainer container,
            HttpServletRequest request,
            HostedSocket socket,
            String subprotocol)
            throws IOException {
        Tools with = tools(container, request);
        WebSocketNegotiator negotiator = WebSocketNegotiator.from(
                (asked, answered, callback) -> {
                    answered.setExtensions(List.of());
                    if (!subprotocol.isEmpty()) {
                        answered.setAcceptedSubProtocol(subprotocol);
                    }
                    return socket;
                },
                (endpoint, asked, answered) -> with.handlers().newJettyFrameHandler(endpoint));
        ServletContextRequest jetty = ServletContextRequest.getServletContextRequest(request);
        try (Blocker.Callback done = Blocker.callback()) {
            boolean upgraded =
                    with.mappings().upgrade(negotiator, jetty, jetty.getServletContextResponse(), done, null);
            if (upgraded) {
                done.block();
            } else {
                done.succeeded();
            }
            return upgraded;
        }
    }

    private Tools tools(JettyWebSocketServerContainer container, HttpServletRequest request) {
        Tools known = tools.get();
        if (known != null && known.container() == container) {
            return known;
        }
        ServletContextHandler context = ServletContextHandler.getServletContextHandler(request.getServletContext());
        WebSocketComponents components = WebSocketServerComponents.getWebSocketComponents(context);
        Tools fresh = new Tools(
                container,
                new WebSocketMappings(components),
                new JettyWebSocketFrameHandlerFactory(container, components));
        tools.set(fresh);
        return fresh;
    }
}
