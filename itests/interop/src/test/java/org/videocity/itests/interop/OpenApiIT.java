package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;
import org.videocity.testing.JsonShape;

/**
 * Everything that the description of the API names is asked of the real city, and every answer is held against it: the
 * status, the media type, the body.
 */
class OpenApiIT {
    private static final String ADA = "ada@example.org";
    private static final Set<String> VERBS = Set.of("get", "put", "post", "patch", "delete");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> tried = new TreeSet<>();
    private CityProcess city;
    private Browser ada;
    private JsonNode document;

    @BeforeEach
    void open() {
        city = CityProcess.start(folder.resolve("city"));
        ada = new Browser(city);
        document = ada.get("/api/openapi.json").is(200).json();
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        people();
        ownAffairs();
        rooms();
        everythingElse();
        assertThat(tried).isEqualTo(described());
        assertThat(city.log()).doesNotContain("| ERROR |");
    }

    private void people() {
        ask("GET", "/api/session", 200);
        ask("GET", "/api/me", 401);
        ask("POST", "/api/sign-up", 400, json("name", "Ada", "address", "no address"));
        String pending = ask("POST", "/api/sign-up", 202, json("name", "Ada", "address", ADA))
                .path("pending")
                .asText();
        ask("POST", "/api/sign-up/confirm", 403, json("pending", pending, "code", "x"));
        ada.post("/api/sign-up/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(200);
        String again = ask("POST", "/api/sign-in", 202, json("address", ADA))
                .path("pending")
                .asText();
        ada.send(ada.request("/api/sign-in/confirm")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .is(403);
        JsonNode in = ask("POST", "/api/sign-in/confirm", 200, json("pending", again, "code", Outbox.lastCode(city)));
        assertThat(in.at("/resident/address").asText()).isEqualTo(ADA);
        ask("GET", "/api/session", 200);
    }

    private void ownAffairs() throws IOException {
        ask("GET", "/api/me", 200);
        ask("PATCH", "/api/me", 200, "{\"name\":\"Ada Lovelace\",\"keywords\":[\"engines\"]}");
        ask("PATCH", "/api/me", 400, "{}");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);
        check("PUT", "/api/me/photo", "/api/me/photo", 200, "image/png", png.toByteArray());
        check("PUT", "/api/me/photo", "/api/me/photo", 415, "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8));
        check("PUT", "/api/me/photo", "/api/me/photo", 413, "image/png", new byte[3_000_000]);
        ask("GET", "/api/me/photo", 200);
        ask("GET", "/api/me/export/ready", 204);
        ask("GET", "/api/me/export", 200);
        ask("DELETE", "/api/me/photo", 200);
        ask("GET", "/api/me/photo", 404);
        ask("GET", "/api/me/devices", 200);
        check("DELETE", "/api/me/devices/{id}", "/api/me/devices/none", 404, "", new byte[0]);
        ask("DELETE", "/api/me/devices", 204);
        ask("POST", "/api/me/address", 202, json("address", "countess@example.net"));
        ask("POST", "/api/me/address/confirm", 403, json("pending", "x", "code", "1"));
        ask("POST", "/api/me/deletion", 202, "{}");
        ask("POST", "/api/me/deletion/confirm", 403, json("pending", "x", "code", "1"));
    }

    private void rooms() {
        ask(
                "POST",
                "/api/me/rooms",
                201,
                "{\"name\":\"Tea house\",\"public\":true,\"embed\":true,\"keywords\":[\"tea\"]}");
        ask("POST", "/api/me/rooms", 409, json("name", "Tea house"));
        ask("POST", "/api/me/rooms", 400, json("name", "live"));
        ask("GET", "/api/me/rooms", 200);
        ask("PUT", "/api/me/home", 200, json("title", "Ada's"));
        byte[] draft =
                "{\"title\":\"Tea\",\"public\":true,\"guestsMayPublish\":\"never\"}".getBytes(StandardCharsets.UTF_8);
        check("PUT", "/api/me/rooms/{name}", "/api/me/rooms/Tea.house", 200, "application/json", draft);
        check("PUT", "/api/me/rooms/{name}", "/api/me/rooms/Attic", 404, "application/json", draft);
        ask("GET", "/api/rooms", 200);
        check("GET", "/api/rooms/{owner}", "/api/rooms/" + ADA, 200, "", new byte[0]);
        check("GET", "/api/rooms/{owner}/{name}", "/api/rooms/" + ADA + "/Tea.house", 200, "", new byte[0]);
        check("GET", "/api/rooms/{owner}/{name}", "/api/rooms/" + ADA + "/Attic", 404, "", new byte[0]);
        check("GET", "/api/rooms/{owner}", "/api/rooms/" + ADA + "?key=bad", 403, "", new byte[0]);
    }

    /** What the stories leave out is asked with nothing in it: the answer is a described one, too. */
    private void everythingElse() {
        List<String> last = new ArrayList<>();
        for (String operation : described()) {
            if (!tried.contains(operation) && !operation.startsWith("DELETE ")) {
                probe(operation);
            } else if (!tried.contains(operation)) {
                last.add(operation);
            }
        }
        last.forEach(this::probe);
    }

    private void probe(String operation) {
        String template = operation.substring(operation.indexOf(' ') + 1);
        String path =
                template.replace("{owner}", ADA).replace("{name}", "Tea.house").replaceAll("\\{[a-z]+}", "none");
        JsonNode body = operation(operation).at("/requestBody/content");
        String type = body.isMissingNode() ? "" : body.fieldNames().next();
        byte[] bytes = type.equals("application/json") ? new byte[] {'{', '}'} : new byte[type.isEmpty() ? 0 : 8];
        check(operation.substring(0, operation.indexOf(' ')), template, path, 0, type, bytes);
    }

    private Set<String> described() {
        Set<String> all = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (VERBS.contains(verb)) {
                        all.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return all;
    }

    private JsonNode operation(String operation) {
        String[] parts = operation.split(" ", 2);
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    private JsonNode ask(String method, String path, int status) {
        return check(method, path, path, status, "", new byte[0]);
    }

    private JsonNode ask(String method, String path, int status, String body) {
        return check(method, path, path, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Asks and holds the answer against the description; yields its body.
     *
     * @param status the status it has to have; 0 for any that is described
     */
    private JsonNode check(String method, String template, String path, int status, String type, byte[] body) {
        tried.add(method + " " + template);
        HttpRequest.Builder request = ada.request(path).header("X-Videocity", "1");
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        HttpResponse<byte[]> answer = send(request.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
        String what = method + " " + path + ": " + answer.statusCode() + " "
                + new String(answer.body(), 0, Math.min(400, answer.body().length), StandardCharsets.UTF_8);
        if (status > 0) {
            assertThat(answer.statusCode()).as(what).isEqualTo(status);
        }
        assertThat(what).doesNotContain("nothing-here", "not-that-way");
        return matches(operation(method + " " + template), answer, what);
    }

    private JsonNode matches(JsonNode operation, HttpResponse<byte[]> answer, String what) {
        JsonNode response = operation.path("responses").path(String.valueOf(answer.statusCode()));
        if (response.has("$ref")) {
            response = document.at(response.path("$ref").asText().substring(1));
        }
        assertThat(response.isMissingNode()).as("is described: " + what).isFalse();
        if (answer.body().length == 0) {
            assertThat(response.has("content")).as("has no body: " + what).isFalse();
            return document.path("nothing");
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode content = response.path("content").path(type);
        assertThat(content.isMissingNode()).as(type + " is described: " + what).isFalse();
        if (!type.endsWith("json")) {
            return document.path("nothing");
        }
        JsonNode said = Await.json(new String(answer.body(), StandardCharsets.UTF_8));
        new JsonShape(document).check(content.path("schema"), said, what);
        return said;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (request.uri().getPath().endsWith("/confirm")) {
                answer.headers().firstValue("Set-Cookie").ifPresent(ada::take);
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
