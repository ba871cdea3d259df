package org.videocity.web.api.internal.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.web.api.internal.json.Json;

/**
 * Finds members of a body that the description of the API does not have. Most are mistyped, and whoever sent one would
 * believe that it counts. Looks at names alone: what the values are is the affair of whoever reads them.
 */
final class UnknownMembers {
    private static final String JSON = "application/json";
    private static final int MAX_SHOWN_CHARS = 60;

    private final JsonNode document;

    /** Takes the document that references lead into. */
    UnknownMembers(JsonNode document) {
        this.document = document;
    }

    /**
     * Says what is wrong with a body; absent where all of its members are described, and where it is no JSON, which its
     * reader tells.
     *
     * @param schema of the body; missing where nothing is said about it
     */
    Optional<Answer> refusal(JsonNode schema, ApiRequest request) {
        if (schema.isMissingNode() || !request.contentType().equals(JSON)) {
            return Optional.empty();
        }
        try (JsonParser parser = Json.parser(request.body())) {
            parser.nextToken();
            return Optional.ofNullable(look(parser, schema));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private @Nullable Answer look(JsonParser parser, JsonNode described) throws IOException {
        JsonNode schema = described.has("$ref")
                ? document.at(described.path("$ref").asText().substring(1))
                : described;
        if (parser.currentToken() == JsonToken.START_OBJECT && schema.has("properties")) {
            return object(parser, schema);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY && schema.has("items")) {
            return array(parser, schema.path("items"));
        }
        parser.skipChildren();
        return null;
    }

    private @Nullable Answer object(JsonParser parser, JsonNode schema) throws IOException {
        JsonNode known = schema.path("properties");
        boolean closed = schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").booleanValue();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (closed && !known.has(name)) {
                return refused(name, known);
            }
            parser.nextToken();
            Answer found = look(parser, known.path(name));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Answer array(JsonParser parser, JsonNode items) throws IOException {
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY && token != null;
                token = parser.nextToken()) {
            Answer found = look(parser, items);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Answer refused(String name, JsonNode known) {
        String shown = name.length() > MAX_SHOWN_CHARS ? name.substring(0, MAX_SHOWN_CHARS) + "…" : name;
        List<String> names = new ArrayList<>();
        known.fieldNames().forEachRemaining(names::add);
        String instead = names.isEmpty() ? "nothing is sent here" : "there are " + String.join(", ", names);
        return Answer.problem(
                400, new Reason("bad-request", "The member " + shown + " is not known here; " + instead + "."), shown);
    }
}
