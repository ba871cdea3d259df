package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.WebApiSettings;

/** Writes to one client, as long as it keeps up. Not thread-safe: used by one socket's turns. */
final class Outbox {
    private final WebSocketConnection connection;
    private final WebApiSettings settings;
    private final Runnable onSlow;
    private boolean closed;

    /**
     * Begins with nothing to write.
     *
     * @param onSlow told once, when the client was sent away because too much waited for it
     */
    Outbox(WebSocketConnection connection, WebApiSettings settings, Runnable onSlow) {
        this.connection = connection;
        this.settings = settings;
        this.onSlow = onSlow;
    }

    void send(ObjectNode message) {
        if (!closed) {
            send(Json.text(message));
        }
    }

    void send(String text) {
        if (closed) {
            return;
        }
        if (connection.queuedBytes() > settings.config().maxQueuedBytes()) {
            close(CloseCode.TRY_LATER, "too slow");
            onSlow.run();
            return;
        }
        connection.sendText(text);
    }

    void close(int code, String reason) {
        if (!closed) {
            closed = true;
            connection.close(code, reason);
        }
    }
}
