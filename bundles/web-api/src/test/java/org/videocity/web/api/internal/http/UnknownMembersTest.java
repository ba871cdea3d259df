package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body has that is not described is told, wherever JSON is sent. */
class UnknownMembersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ApiBench bench;
    private final JsonNode document;

    UnknownMembersTest() throws IOException {
        bench = new ApiBench();
        document = MAPPER.readTree(bench.ask("GET", "/openapi.json", "").body());
    }

    /** An operation that takes JSON, with an address of it below {@code /api}. */
    private record Operation(String method, String template, String path) {}

    private List<Operation> taking() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().at("/requestBody/content").has("application/json")) {
                        String address = path.getKey()
                                .substring("/api".length())
                                .replace("{owner}", "ada@example.org")
                                .replace("{page}", "index")
                                .replaceAll("\\{[a-z]+}", "Hall");
                        all.add(new Operation(operation.getKey(), path.getKey(), address));
                    }
                }));
        return all;
    }

    private JsonNode refused(String method, String template, String path, String body) throws IOException {
        Answer answer = bench.ask(method.toUpperCase(Locale.ROOT), path, body);
        return bench.description.check(method, template, answer, 400);
    }

    @Test
    void everyBodySaysSo() throws IOException {
        assertThat(taking()).hasSizeGreaterThan(25);
        for (Operation one : taking()) {
            JsonNode problem = refused(one.method(), one.template(), one.path(), "{\"unheardOf\":{\"a\":[1]}}");
            assertThat(problem.path("field").asText()).as(one.path()).isEqualTo("unheardOf");
        }
    }

    @Test
    void theSentenceNamesWhatThereIs() throws IOException {
        JsonNode problem = refused("patch", "/api/me", "/me", "{\"name\":\"Ada\",\"keyword\":[\"tea\"]}");
        assertThat(problem.path("detail").asText())
                .isEqualTo("The member keyword is not known here; there are name, keywords.");
    }

    @Test
    void whatLiesDeeperIsLookedAt() throws IOException {
        String body =
                "{\"description\":\"x\",\"items\":[{\"kind\":\"text\",\"text\":\"a\"},{\"kind\":\"image\",\"source\":\"b\"}]}";
        String template = "/api/rooms/{owner}/~playlists/{page}/{id}";
        JsonNode problem = refused("put", template, "/rooms/ada@example.org/~playlists/index/p1", body);
        assertThat(problem.path("field").asText()).isEqualTo("source");
    }

    @Test
    void longNamesAreCut() throws IOException {
        JsonNode problem = refused("patch", "/api/me", "/me", "{\"" + "n".repeat(900) + "\":1}");
        assertThat(problem.path("field").asText()).hasSize(61);
    }

    /** Their reader says better what is wrong with them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[{\"unheardOf\":1}]",
                "{\"name\":",
                "{\"name\":[[[",
                "nonsense",
                "{\"name\":1}{\"unheardOf\":1}"
            })
    void whatIsNoObjectIsLeftToItsReader(String body) {
        UnknownMembers members = new UnknownMembers(document);
        JsonNode schema = document.at("/components/schemas/AboutMe");
        ApiRequest request = ApiBench.request(
                "PATCH",
                "/me",
                java.util.Map.of(),
                false,
                "application/json",
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "",
                "");
        assertThat(members.refusal(schema, request)).isEmpty();
    }
}
