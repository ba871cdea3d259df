package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.testing.CityProcess;

/** What the web server says: media, pages, files, API, health, metrics; and to those who ask for what is not theirs. */
@ExtendWith(InTheCity.class)
class WatchHttpIT {
    private static final String ROOM = "welcome@localhost";
    private static final String CLIENT = "/~plugins/org.videocity.web.client/";

    @Test
    void liveStreamsAnswerHeadAndPagesOfOthers(CityProcess city) {
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), city.rtmp(ROOM, "headed"))) {
            Await.live(city, ROOM, "headed", 2);
            publisher.awaitFrame(10);
            for (Map.Entry<String, String> container :
                    Map.of(".flv", "video/x-flv", ".mp4", "video/mp4").entrySet()) {
                String path = "/" + ROOM + "/live/headed" + container.getKey();
                HttpResponse<String> head = ask(city, "HEAD", path, "Origin", "https://elsewhere.example");
                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(header(head, "Content-Type")).isEqualTo(container.getValue());
                assertThat(header(head, "Access-Control-Allow-Origin")).isEqualTo("*");
                assertThat(header(head, "Cache-Control")).isEqualTo("no-store");
                HttpResponse<String> options = ask(city, "OPTIONS", path, "Origin", "https://elsewhere.example");
                assertThat(options.statusCode()).isEqualTo(204);
                assertThat(header(options, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
                assertThat(ask(city, "POST", path).statusCode()).isEqualTo(405);
            }
            Map<String, Double> metrics =
                    PrometheusText.read(city.get("/metrics").body());
            assertThat(metrics.get("videocity_publications")).isPositive();
            assertThat(metrics.keySet()).anyMatch(name -> name.contains("transport=\"rtmp\""));
        }
        Await.gone(city, ROOM, "headed");
    }

    @Test
    void whatIsNotThereIsSaidInWords(CityProcess city) {
        HttpResponse<String> stream = city.get("/" + ROOM + "/live/nothing.flv");
        assertThat(stream.statusCode()).isEqualTo(404);
        assertThat(stream.body()).isEqualTo("Nobody publishes a stream of that name.\n");
        assertThat(ask(city, "HEAD", "/" + ROOM + "/live/nothing.mp4").statusCode())
                .isEqualTo(404);
        HttpResponse<String> json = city.get("/" + ROOM + "/live/nothing.mp4", "Accept", "application/json");
        assertThat(Await.json(json.body()).path("name").asText()).isEqualTo("no-such-stream");
        assertThat(city.get("/nobody@example.org/live/cam.flv").body()).contains("There is no such room");
        assertThat(city.get("/nowhere").statusCode()).isEqualTo(404);
        HttpResponse<String> page = city.get("/nowhere", "Accept", "text/html");
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("There is nothing at this address.");
        HttpResponse<String> post = ask(city, "POST", "/");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(header(post, "Allow")).isEqualTo("GET, HEAD");
        assertThat(post.body()).contains("Only GET and HEAD");
    }

    @Test
    void theApiDescribesTheCity(CityProcess city) {
        JsonNode rooms = Await.json(city.get("/api/rooms").body()).path("rooms");
        assertThat(rooms).anyMatch(room -> room.path("path").asText().equals(ROOM));
        JsonNode room = Await.json(city.get("/api/rooms/" + ROOM).body());
        assertThat(room.path("public").asBoolean()).isTrue();
        assertThat(room.path("streams").isArray()).isTrue();
        JsonNode transports = Await.json(city.get("/api/transports").body()).path("transports");
        assertThat(transports.findValuesAsText("name")).contains("http", "rtmp");
        assertThat(transports.findValuesAsText("address"))
                .contains("rtmp://{host}:" + city.rtmpPort() + "/call/{room}/{stream}");
        JsonNode openApi = Await.json(city.get("/api/openapi.json").body());
        assertThat(openApi.path("openapi").asText()).startsWith("3.");
        assertThat(openApi.path("paths").fieldNames()).toIterable().contains("/api/rooms", "/api/transports");
        HttpResponse<String> none = city.get("/api/rooms/nobody@example.org");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(header(none, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Await.json(none.body()).path("detail").asText()).contains("There is no such room here");
        assertThat(ask(city, "DELETE", "/api/rooms").statusCode()).isEqualTo(405);
    }

    @Test
    void healthAndMetricsCanBeReadByMachines(CityProcess city) {
        HttpResponse<String> health = city.get("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(Await.json(health.body()).path("status").asText()).isEqualTo("up");
        HttpResponse<String> metrics = city.get("/metrics");
        assertThat(header(metrics, "Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(PrometheusText.read(metrics.body()))
                .containsKeys("videocity_rooms", "videocity_members", "videocity_publications");
    }

    @Test
    void pagesComeWithAStrictPolicy(CityProcess city) {
        for (String path : List.of("/", "/" + ROOM)) {
            HttpResponse<String> page = city.get(path, "Accept", "text/html");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(header(page, "Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self' 'sha256-")
                    .contains("frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void filesCanBeHadInPartAndNotTwice(CityProcess city) {
        String path = CLIENT + "main.js";
        HttpResponse<String> whole = city.get(path);
        assertThat(whole.statusCode()).isEqualTo(200);
        String tag = header(whole, "ETag");
        assertThat(city.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(city.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        HttpResponse<String> part = city.get(path, "Range", "bytes=10-19");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.body().substring(10, 20));
        int length = Integer.parseInt(header(whole, "Content-Length"));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 10-19/" + length);
        HttpResponse<String> beyond = city.get(path, "Range", "bytes=" + length + "-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + length);
        assertThat(city.get(path, "Range", "bytes=5-1").statusCode()).isEqualTo(200);
        assertThat(city.get(path, "Range", "bytes=0-4", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(header(city.get("/", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/users.properties",
                CLIENT + "../../../../etc/passwd",
                CLIENT + "%2e%2e/%2e%2e/etc/passwd",
                CLIENT + "..%2f..%2fetc/passwd",
                CLIENT + "..\\..\\etc\\passwd",
                CLIENT + "..%5c..%5cetc%5cpasswd",
                CLIENT + "%00",
                CLIENT + "META-INF/MANIFEST.MF",
                CLIENT + "OSGI-INF/",
                "/~plugins/org.videocity.core.identity/META-INF/MANIFEST.MF",
                "/~plugins/../etc/passwd",
                "/" + ROOM + "/live/../../etc/passwd.flv"
            })
    void nobodyGetsOutOfTheWebFolders(String path, CityProcess city) throws IOException {
        String answer = RawHttp.ask(city, "GET " + path + " HTTP/1.1", "Host: localhost");
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("root:", "Bundle-SymbolicName", "operator");
    }

    @Test
    void oddRequestsGetPlainAnswers(CityProcess city) throws IOException {
        assertThat(RawHttp.ask(city, "GET /api/rooms HTTP/1.1", "Host: elsewhere.example"))
                .startsWith("HTTP/1.1 421");
        assertThat(RawHttp.ask(city, "GET / HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(RawHttp.ask(city, "GET / HTTP/1.1", "Host: a", "Host: b")).startsWith("HTTP/1.1 400");
        assertThat(RawHttp.ask(city, "GET / HTTP/1.1", "Host: x;script-src *")).doesNotContain("ws://x;script-src");
        assertThat(RawHttp.ask(city, "GET / HTTP/1.1", "Host: localhost", "X-Long: " + "a".repeat(100_000)))
                .startsWith("HTTP/1.1 431");
        assertThat(RawHttp.ask(city, "GET /" + "a".repeat(100_000) + " HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 414");
        assertThat(city.get("/health").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> ask(CityProcess city, String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(city.http(path))).method(method, HttpRequest.BodyPublishers.noBody());
        return city.send(request, headers);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
