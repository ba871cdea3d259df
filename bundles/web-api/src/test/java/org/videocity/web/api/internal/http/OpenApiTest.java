package org.videocity.web.api.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.videocity.api.transport.TransportState;
import org.videocity.testing.JsonShape;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.ResidentLink;
import org.videocity.web.api.internal.link.SerialExecutor;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.testcity.TestBus;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestClock;
import org.videocity.web.api.internal.testcity.TestConfig;
import org.videocity.web.api.internal.testcity.TestPublication;
import org.videocity.web.api.internal.testcity.TestTransport;

/** What the API answers is what its description says. */
class OpenApiTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final CityLink link = new CityLink();
    private final TransportBoard board = new TransportBoard(new SerialExecutor(Runnable::run), new TestClock());
    private final ApiAnswers api =
            new ApiAnswers(link, new ResidentLink(), board, new WebApiSettings(new TestConfig()), Runnable::run);
    private JsonNode document = MAPPER.createObjectNode();

    @BeforeEach
    void start() throws IOException {
        TestCity core = new TestCity("s1");
        core.publications.add(TestPublication.of("cam"));
        link.bindRooms(core);
        link.bindAuthentication(core);
        board.bindTransport(new TestTransport("rtmp"));
        document = MAPPER.readTree(ask("/openapi.json", "").body());
    }

    private Answer ask(String path, String key) {
        return api.answer(ApiRequest.get(path, "localhost", key, TestCity.remote()))
                .toCompletableFuture()
                .join();
    }

    private JsonNode matches(String path, Answer answer, int status) throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        JsonNode response =
                document.path("paths").path(path).path("get").path("responses").path(String.valueOf(status));
        if (response.has("$ref")) {
            response = document.at(response.path("$ref").asText().substring(1));
        }
        JsonNode schema = response.path("content").path(answer.contentType()).path("schema");
        assertThat(schema.isMissingNode())
                .as("%s %d %s is described", path, status, answer.contentType())
                .isFalse();
        JsonNode body = MAPPER.readTree(answer.body());
        new JsonShape(document).check(schema, body, path);
        JsonNode headers = response.path("headers");
        answer.headers()
                .keySet()
                .forEach(header -> assertThat(headers.has(header)).isTrue());
        return body;
    }

    @Test
    void theDescriptionItselfIsWhole() {
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        List<String> references = new ArrayList<>();
        collect(document, references);
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        document.path("paths")
                .forEach(path -> path.forEach(
                        operation -> assertThat(operation.path("operationId").asText())
                                .as(operation.path("summary").asText())
                                .isNotEmpty()));
    }

    @Test
    void rooms() throws IOException {
        JsonNode body = matches("/api/rooms", ask("/rooms", ""), 200);
        assertThat(body.at("/rooms/0/streams/0/tracks")).hasSize(2);
    }

    @Test
    void aHomeAndARoom() throws IOException {
        matches("/api/rooms/{owner}", ask("/rooms/Welcome@localhost", ""), 200);
        matches("/api/rooms/{owner}", ask("/rooms/welcome@localhost", TestCity.GOOD_KEY), 200);
        matches("/api/rooms/{owner}/{name}", ask("/rooms/welcome@localhost/Garden", ""), 404);
    }

    @Test
    void aWrongKeyIsForbidden() throws IOException {
        JsonNode problem = matches("/api/rooms/{owner}", ask("/rooms/welcome@localhost", "bad"), 403);
        assertThat(problem.path("type").asText()).isEqualTo("urn:videocity:problem:bad-key");
        assertThat(problem.path("status").asInt()).isEqualTo(403);
    }

    @Test
    void whatIsNoRoomIsNotFound() throws IOException {
        for (String path : List.of("/rooms/", "/rooms/nobody", "/rooms/a@b/live", "/rooms/a@b/..", "/rooms/a@b/")) {
            matches("/api/rooms/{owner}", ask(path, ""), 404);
        }
        assertThat(ask("", "").status()).isEqualTo(404);
        assertThat(ask("/rooms/a@b/c/d", "").status()).isEqualTo(404);
        assertThat(ask("/transports/rtmp", "").status()).isEqualTo(404);
    }

    @Test
    void transports() throws IOException {
        assertThat(matches("/api/transports", ask("/transports", ""), 200).path("transports"))
                .hasSize(1);
    }

    @Test
    void withoutACoreItSaysSo() throws IOException {
        link.rooms().ifPresent(link::unbindRooms);
        Answer answer = ask("/rooms", "");
        matches("/api/rooms", answer, 503);
        assertThat(answer.headers()).containsKey("Retry-After");
    }

    @Test
    void health() throws IOException {
        JsonNode down = matches("/health", HealthServlet.health(link, board.now(), "a1"), 503);
        assertThat(down.path("missing")).hasToString("[\"media\"]");
        link.bindMediaBus(new TestBus(List.of()));
        JsonNode up = matches("/health", HealthServlet.health(link, board.now(), "a1"), 200);
        assertThat(up)
                .hasToString(
                        "{\"status\":\"up\",\"missing\":[],\"transports\":{\"rtmp\":\"open\"},\"instance\":\"a1\"}");
        TestTransport broken = new TestTransport("sip");
        broken.state = new TransportState(TransportState.DRAINING, "");
        board.bindTransport(broken);
        matches("/health", HealthServlet.health(link, board.now(), "a1"), 200);
        broken.state = new TransportState(TransportState.FAILED, "port taken");
        assertThat(matches("/health", HealthServlet.health(link, board.now(), "a1"), 503)
                        .path("missing"))
                .hasToString("[\"transport sip\"]");
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.path("$ref").isTextual()) {
            references.add(node.path("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }
}
