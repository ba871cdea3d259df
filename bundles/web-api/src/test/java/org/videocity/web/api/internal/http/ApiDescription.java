package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.videocity.testing.JsonShape;

/** What the API says of itself, and whether it is so. */
final class ApiDescription {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;

    /** Reads the description as the API serves it. */
    ApiDescription(Answer served) throws IOException {
        document = MAPPER.readTree(served.body());
    }

    /**
     * Checks an answer: its status, that this is described for the path, and its headers and body as they are described.
     *
     * @return the body; empty where it is none or no JSON
     */
    JsonNode check(String method, String path, Answer answer, int status) throws IOException {
        String said = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(said).isEqualTo(status);
        JsonNode response =
                document.path("paths").path(path).path(method).path("responses").path(String.valueOf(status));
        if (response.has("$ref")) {
            response = document.at(response.path("$ref").asText().substring(1));
        }
        assertThat(response.isMissingNode())
                .as("%s %s %d", method, path, status)
                .isFalse();
        JsonNode headers = response.path("headers");
        answer.headers()
                .keySet()
                .forEach(header ->
                        assertThat(headers.has(header)).as(path + " " + header).isTrue());
        if (answer.body().length == 0) {
            return MAPPER.createObjectNode();
        }
        JsonNode schema = response.path("content").path(answer.contentType()).path("schema");
        assertThat(schema.isMissingNode()).as(answer.contentType()).isFalse();
        if (!answer.contentType().endsWith("json")) {
            return MAPPER.createObjectNode();
        }
        JsonNode body = MAPPER.readTree(answer.body());
        new JsonShape(document).check(schema, body, path);
        return body;
    }
}
