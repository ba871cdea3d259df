package org.videocity.itests.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;

/** Waits for what the city says of itself. */
final class Await {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Await() {}

    /** Waits until a stream is live with at least so many tracks. */
    static void live(CityProcess city, String room, String stream, int tracks) {
        Awaitility.await(stream + " is live in " + room)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> stream(city, room, stream).path("tracks").size() >= tracks);
    }

    /** Waits until a stream is gone. */
    static void gone(CityProcess city, String room, String stream) {
        Awaitility.await(stream + " is gone from " + room)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stream(city, room, stream).isMissingNode());
    }

    /** Waits until nobody is in a room: who closes a socket leaves a moment later. */
    static void empty(CityProcess city, String room) {
        Awaitility.await("nobody is in " + room)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> json(city.get("/api/rooms/" + room).body()).path("members"), JsonNode::isEmpty);
    }

    /** Returns what the API says of a stream now; a missing node when it is not live. */
    static JsonNode stream(CityProcess city, String room, String stream) {
        for (JsonNode s : json(city.get("/api/rooms/" + room).body()).path("streams")) {
            if (s.path("name").asText().equals(stream)) {
                return s;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
