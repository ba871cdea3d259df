package org.videocity.itests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.videocity.testing.RoomSocketSchemas;

/** What a room has said to somebody, in order; whoever looks at it hears of anything that the published schemas do not have. */
final class RoomTalk {
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final AtomicReference<AssertionError> flaw = new AtomicReference<>();

    void add(JsonNode message) {
        try {
            RoomSocketSchemas.checkServer(message);
        } catch (AssertionError undescribed) {
            flaw.compareAndSet(null, undescribed);
        }
        heard.add(message);
    }

    List<JsonNode> all() {
        if (flaw.get() != null) {
            throw flaw.get();
        }
        return List.copyOf(heard);
    }
}
