package org.videocity.api.transport;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client said when it opened a WebSocket.
 *
 * @param path the request's decoded path
 * @param query its parameters
 * @param host the host it asked for, without port
 * @param origin the page it came from, where a browser said so
 * @param subprotocol the one agreed, empty for none
 * @param cookies cookies by name
 * @param remote where from
 * @param secure whether it came over TLS
 */
public record WebSocketHandshake(
        String path,
        Map<String, List<String>> query,
        String host,
        Optional<String> origin,
        String subprotocol,
        Map<String, String> cookies,
        InetSocketAddress remote,
        boolean secure) {
    /** Returns the first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }
}
