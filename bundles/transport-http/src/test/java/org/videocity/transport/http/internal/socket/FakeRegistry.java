package org.videocity.transport.http.internal.socket;

import org.videocity.api.transport.WebSocketEndpoint;

/** Registers endpoints as the service registry would. */
public final class FakeRegistry {
    private FakeRegistry() {}

    public static void add(SocketEndpoints endpoints, WebSocketEndpoint endpoint) {
        endpoints.add(endpoint);
    }

    public static void remove(SocketEndpoints endpoints, WebSocketEndpoint endpoint) {
        endpoints.remove(endpoint);
    }
}
