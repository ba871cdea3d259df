package org.videocity.api.transport;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place for WebSockets (RFC 6455), registered as a service and carried by transport-http, which has checked Origin and
 * size before. When the service goes, its connections are closed with 1012 (service restart).
 */
@ConsumerType
public interface WebSocketEndpoint {
    /** Returns its path, for example {@code /ws/room}; the longest registered prefix of a request's path wins. */
    String path();

    /** Lists the subprotocols it speaks, best first; empty for none. */
    List<String> subprotocols();

    /** Returns the largest message in bytes it takes. */
    default int maxMessageBytes() {
        return 64 * 1024;
    }

    /**
     * Opens a connection. Thread: the server's; must not block. May close the connection at once to refuse it.
     *
     * @return hears what the client sends
     */
    WebSocketListener open(WebSocketHandshake handshake, WebSocketConnection connection);
}
