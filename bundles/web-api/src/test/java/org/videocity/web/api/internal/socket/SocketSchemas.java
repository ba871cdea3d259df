package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.videocity.testing.JsonShape;

/** Holds messages of the room socket against the schemas that are published with its description. */
final class SocketSchemas {
    private static final Path FOLDER = Path.of("../../docs/protocols/schemas");
    private static final JsonNode SERVER = read("room-socket-server.json");
    private static final JsonNode CLIENT = read("room-socket-client.json");

    private SocketSchemas() {}

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void checkServer(JsonNode message) {
        check(SERVER, "server-", message);
    }

    static void checkClient(JsonNode message) {
        check(CLIENT, "client-", message);
    }

    private static void check(JsonNode document, String side, JsonNode message) {
        String name = side + message.path("op").asText();
        JsonNode schema = document.path("$defs").path(name);
        if (schema.isMissingNode()) {
            throw new AssertionError("No schema describes " + message);
        }
        new JsonShape(document).check(schema, message, name);
    }
}
