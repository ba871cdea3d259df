package org.videocity.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Holds messages of the room socket against the schemas that are published with its description, whoever says them: the
 * city, its pages, other clients.
 */
public final class RoomSocketSchemas {
    /** Where tests run: in the folder of a module, two below the top. */
    private static final Path FOLDER = Path.of("../../docs/protocols/schemas");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SERVER = read("room-socket-server.json");
    private static final JsonNode CLIENT = read("room-socket-client.json");

    private RoomSocketSchemas() {}

    private static JsonNode read(String file) {
        try {
            return MAPPER.readTree(FOLDER.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks what the city said.
     *
     * @throws AssertionError when it is not described so
     */
    public static void checkServer(JsonNode message) {
        check(SERVER, "server-", message);
    }

    /**
     * Checks what a client said.
     *
     * @throws AssertionError when it is not described so
     */
    public static void checkClient(JsonNode message) {
        check(CLIENT, "client-", message);
    }

    /** Checks what a page was told, as it came. */
    public static void checkServer(String text) {
        checkServer(parsed(text));
    }

    /** Checks what a page said, as it went. */
    public static void checkClient(String text) {
        checkClient(parsed(text));
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
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
