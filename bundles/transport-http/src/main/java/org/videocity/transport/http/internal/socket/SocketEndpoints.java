package org.videocity.transport.http.internal.socket;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.videocity.api.transport.WebSocketEndpoint;

/** Knows who offers WebSockets at which path. Thread: safe from any. */
@Component(service = SocketEndpoints.class)
public final class SocketEndpoints {
    private final List<WebSocketEndpoint> endpoints = new CopyOnWriteArrayList<>();
    private final List<Consumer<WebSocketEndpoint>> departures = new CopyOnWriteArrayList<>();

    /** Starts with none. */
    @Activate
    public SocketEndpoints() {}

    @Reference(
            service = WebSocketEndpoint.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "remove")
    void add(WebSocketEndpoint endpoint) {
        endpoints.add(endpoint);
    }

    void remove(WebSocketEndpoint endpoint) {
        endpoints.remove(endpoint);
        departures.forEach(heard -> heard.accept(endpoint));
    }

    /** Has a listener hear of endpoints that go, until closed. */
    AutoCloseable onDeparture(Consumer<WebSocketEndpoint> listener) {
        departures.add(listener);
        return () -> departures.remove(listener);
    }

    /** Finds the endpoint with the longest path that is the request's or stands above it. */
    Optional<WebSocketEndpoint> find(String path) {
        WebSocketEndpoint best = null;
        for (WebSocketEndpoint endpoint : endpoints) {
            String own = endpoint.path();
            boolean covers = path.equals(own) || path.startsWith(own.endsWith("/") ? own : own + "/");
            if (covers && (best == null || own.length() > best.path().length())) {
                best = endpoint;
            }
        }
        return Optional.ofNullable(best);
    }
}
