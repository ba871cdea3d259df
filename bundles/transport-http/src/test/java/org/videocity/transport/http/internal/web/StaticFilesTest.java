package org.videocity.transport.http.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.transport.http.internal.TestCity;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StaticFilesTest {
    private static final String SCRIPT = "export const city = 'videocity';\n".repeat(100);

    @TempDir
    Path bundle;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestCity city;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectories(bundle.resolve("web/js"));
        Files.writeString(bundle.resolve("secret.txt"), "not for browsers");
        Files.writeString(bundle.resolve("web/js/app.js"), SCRIPT);
        Files.writeString(bundle.resolve("web/favicon.svg"), "<svg/>");
        Files.writeString(
                bundle.resolve("web/index.html"),
                "<!doctype html><script type=importmap>{}</script><title>City</title>");
        WebBundles bundles = FakeBundles.none();
        bundles.addingBundle(FakeBundles.of("org.example.web", bundle, "/web", "index.html"), null);
        city = new TestCity(0, TestCity.SETTINGS, bundles);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void servesFilesWithTypeAndTag() throws Exception {
        HttpResponse<byte[]> file = get("/~plugins/org.example.web/js/app.js");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "content-type").replace(" ", ""))
                .isEqualToIgnoringCase("text/javascript;charset=utf-8");
        assertThat(header(file, "cache-control")).isEqualTo("no-cache");
        assertThat(header(file, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
        HttpResponse<byte[]> again =
                get("/~plugins/org.example.web/js/app.js", "If-None-Match", "\"x\", " + header(file, "etag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(get("/~plugins/org.example.web/js/app.js?v=1"), "cache-control"))
                .contains("immutable");
    }

    @Test
    void servesParts() throws Exception {
        HttpResponse<byte[]> part = get("/~plugins/org.example.web/js/app.js", "Range", "bytes=7-11");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.UTF_8)).isEqualTo("const");
        assertThat(header(part, "content-range")).isEqualTo("bytes 7-11/" + SCRIPT.length());
        assertThat(get("/~plugins/org.example.web/js/app.js", "Range", "bytes=99999-")
                        .statusCode())
                .isEqualTo(416);
    }

    @Test
    void compressesText() throws Exception {
        HttpResponse<byte[]> file = get("/~plugins/org.example.web/js/app.js", "Accept-Encoding", "br, gzip");
        assertThat(header(file, "content-encoding")).isEqualTo("gzip");
        assertThat(header(file, "vary")).contains("Accept-Encoding");
        try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(file.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/~plugins/org.example.web/js",
                "/~plugins/org.example.web/js/",
                "/~plugins/org.example.web/",
                "/~plugins/org.example.web",
                "/~plugins/org.example.other/js/app.js",
                "/~plugins/org.example.web/secret.txt",
                "/~plugins/org.example.web/js/none.js",
                "/ada@localhost/a/b",
                "/live",
                "/~me/x",
                "/~sign",
                "/ada@localhost/index.xml",
                "/somewhere"
            })
    void hasNothingElse(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void staysInItsFolder() {
        assertThat(WebBundle.isSafe("js/app.js")).isTrue();
        for (String path : new String[] {
            "../secret.txt",
            "js/../../secret.txt",
            "/etc",
            "js//app.js",
            ".",
            "js/.hidden",
            "js\\..\\secret.txt",
            "",
            "%2e%2e/secret.txt",
            "file:x",
            "js/\u0000"
        }) {
            assertThat(WebBundle.isSafe(path)).as(path).isFalse();
        }
    }

    @Test
    void servesThePageOfTheCityAndItsRooms() throws Exception {
        HttpResponse<byte[]> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "content-type").replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(header(page, "content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self' 'sha256-");
        assertThat(header(page, "x-frame-options")).isEqualTo("DENY");
        assertThat(get("/welcome@localhost").statusCode()).isEqualTo(200);
        assertThat(get("/~sign-up").statusCode()).isEqualTo(200);
        assertThat(get("/~me").statusCode()).isEqualTo(200);
        assertThat(get("/ada@localhost/Study").statusCode()).isEqualTo(200);
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsLinkPreviewsOfPublicRoomsOnly() throws Exception {
        HttpResponse<byte[]> room = get("/welcome@localhost");
        assertThat(text(room))
                .contains("<title>Welcome · VideoCity</title>", "property=\"og:description\" content=\"Come in\"")
                .contains("content=\"" + city.http("/~plugins/org.example.web/preview.png") + "\"")
                .doesNotContain("<title>City</title>", "noindex");
        assertThat(header(room, "x-robots-tag")).isEmpty();
        assertThat(text(get("/"))).contains("og:title").doesNotContain("noindex");
        for (String path : new String[] {"/~sign-up", "/ada@localhost/Study"}) {
            assertThat(text(get(path))).contains("noindex").doesNotContain("og:");
        }
    }

    @Test
    void aPrivateRoomAndNoneLookTheSame() throws Exception {
        HttpResponse<byte[]> hidden = get("/ada@localhost/Study");
        HttpResponse<byte[]> missing = get("/nobody@localhost/Attic");
        assertThat(missing.statusCode()).isEqualTo(hidden.statusCode()).isEqualTo(200);
        assertThat(missing.body()).isEqualTo(hidden.body());
        assertThat(names(missing)).isEqualTo(names(hidden)).containsEntry("x-robots-tag", java.util.List.of("noindex"));
    }

    private static java.util.Map<String, java.util.List<String>> names(HttpResponse<?> response) {
        java.util.Map<String, java.util.List<String>> headers =
                new java.util.TreeMap<>(response.headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    void onlyRoomsThatSaySoAreShownInFrames() throws Exception {
        assertThat(header(get("/welcome@localhost?embed"), "content-security-policy"))
                .contains("frame-ancestors 'none'");
        city.core.settings = new org.videocity.api.room.RoomSettings(
                org.videocity.transport.http.internal.FakeCore.ROOM,
                "\"><script>alert(1)</script>",
                "",
                true,
                java.util.Optional.empty(),
                java.util.Set.of(),
                true);
        HttpResponse<byte[]> framed = get("/welcome@localhost?embed");
        assertThat(header(framed, "content-security-policy")).contains("frame-ancestors *;");
        assertThat(header(framed, "x-frame-options")).isEmpty();
        assertThat(text(framed)).doesNotContain("<script>alert");
        HttpResponse<byte[]> whole = get("/welcome@localhost");
        assertThat(header(whole, "content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(header(whole, "x-frame-options")).isEqualTo("DENY");
        assertThat(header(get("/ada@localhost/Study?embed"), "x-frame-options")).isEqualTo("DENY");
    }

    @Test
    void leadsToAHomeThatMoved() throws Exception {
        HttpResponse<byte[]> moved = get("/old@localhost/Tea.house?key=a%20b");
        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(header(moved, "location")).isEqualTo("/welcome@localhost/Tea.house?key=a%20b");
        assertThat(header(moved, "cache-control")).isEqualTo("no-store");
    }

    @Test
    void tellsSearchEnginesWhatIsNothingForThem() throws Exception {
        HttpResponse<byte[]> robots = get("/robots.txt");
        assertThat(header(robots, "content-type").replace(" ", "")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(text(robots)).contains("Disallow: /api/", "Disallow: /~\n");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void saysTryAgainForPartsThatAreAway() throws Exception {
        for (String path : new String[] {"/api/rooms", "/health", "/metrics"}) {
            HttpResponse<byte[]> answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(header(answer, "retry-after")).isNotEmpty();
        }
    }

    @Test
    void takesReportsAndRefusesOtherMethods() throws Exception {
        HttpRequest report = HttpRequest.newBuilder(city.http("/~csp"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"csp-report\":{}}"))
                .build();
        assertThat(client.send(report, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        assertThat(city.counters.snapshot().refused()).containsEntry("csp-report", 1L);
        HttpRequest post = HttpRequest.newBuilder(city.http("/"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(city.http(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
