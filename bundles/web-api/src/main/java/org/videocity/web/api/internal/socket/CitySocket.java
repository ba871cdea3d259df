package org.videocity.web.api.internal.socket;

import java.util.ArrayList;
import java.util.List;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.web.api.internal.link.WebApiSettings;

/**
 * One browser that looks at the city. It gets all rooms first; what changes meanwhile waits. Not thread-safe: used by the
 * feed's turns.
 */
final class CitySocket {
    private static final int MAX_WAITING = 2_000;

    private final String city;
    private final Outbox outbox;
    private final List<String> waiting = new ArrayList<>();
    private boolean shown;

    /**
     * Begins with nothing to write.
     *
     * @param onSlow told when it was sent away because it did not keep up
     */
    CitySocket(String city, WebSocketConnection connection, WebApiSettings settings, Runnable onSlow) {
        this.city = city;
        this.outbox = new Outbox(connection, settings, onSlow);
    }

    String city() {
        return city;
    }

    boolean isShown() {
        return shown;
    }

    void showAll(String rooms) {
        outbox.send(rooms);
        shown = true;
        waiting.forEach(outbox::send);
        waiting.clear();
    }

    void showChange(String change) {
        if (shown) {
            outbox.send(change);
        } else if (waiting.size() < MAX_WAITING) {
            waiting.add(change);
        } else {
            outbox.close(CloseCode.TRY_LATER, "too slow");
        }
    }

    void answer(String text) {
        outbox.send(text);
    }

    void close(int code, String reason) {
        outbox.close(code, reason);
    }
}
