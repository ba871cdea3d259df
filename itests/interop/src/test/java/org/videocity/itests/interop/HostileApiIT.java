package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videocity.itests.interop.Browser.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.testing.CityProcess;

/** What people send who mean no good: to names, to every field, to find out who lives here, to guess codes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileApiIT {
    private static final String ADA = "ada@example.org";
    private static final List<String> SCRIPTS = List.of(
            "<script>alert(1)</script>",
            "\\\"><img src=x onerror=alert(1)>",
            "</title><svg onload=alert(1)>",
            "javascript:alert(1)",
            "{{constructor.constructor('alert(1)')()}}",
            "${7*7}",
            "' OR '1'='1");
    private static final List<String> NO_NAMES = List.of(
            "../../etc/passwd",
            "..",
            ".",
            "a/b",
            "a\\\\b",
            "%2e%2e%2f",
            "live",
            "API",
            "~me",
            "inbox.xml",
            "a\\u0000b",
            "\\u202egnp.exe",
            "\\u200b",
            "\\ud800",
            "\\ufeff",
            "<b>",
            "CON:");

    @TempDir
    static Path folder;

    private static CityProcess city;
    private static Browser ada;

    @BeforeAll
    static void open() {
        city = CityProcess.start(folder.resolve("city"));
        ada = new Browser(city);
        ada.moveIn("Ada Lovelace", ADA);
    }

    @AfterEach
    void goesOn() {
        assertThat(city.get("/health").statusCode()).isEqualTo(200);
        assertThat(city.log()).doesNotContain("| ERROR |");
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void noRoomHasANameThatLeadsElsewhere() {
        for (String name : NO_NAMES) {
            Browser.Reply reply = ada.post("/api/me/rooms", "{\"name\":\"" + name + "\"}");
            assertThat(reply.status()).as(name + " " + reply.body()).isEqualTo(400);
        }
        for (String name : List.of("Été", "客厅", "बैठक", "Ñandú", "ﬁn")) {
            ada.post("/api/me/rooms", json("name", name)).is(201);
        }
        assertThat(ada.get("/api/me/rooms").body()).contains("बैठक", "客厅");
        // the same name in another form of Unicode is the same room
        ada.post("/api/me/rooms", json("name", "E\u0301te\u0301")).is(409);
    }

    @Test
    void pathsDoNotLeaveTheirPlace() throws IOException {
        for (String path : List.of(
                "/api/../etc/users.properties",
                "/~plugins/../../etc/users.properties",
                "/~plugins/org.videocity.web.client/..%2f..%2fbnd.bnd",
                "/~plugins/org.videocity.web.client/../META-INF/MANIFEST.MF",
                "/api/rooms/" + ADA + "/..%2f..",
                "/api/me/rooms/%2e%2e",
                "/" + ADA + "/..;/..;/etc",
                "/" + ADA + "/%00",
                "/api/rooms/%ff%fe",
                "//etc/passwd")) {
            String answer = RawHttp.ask(city, "GET " + path + " HTTP/1.1", "Host: localhost");
            String status = answer.split(" ", 3)[1];
            assertThat(status).as(path).isIn("400", "401", "404", "405");
            assertThat(answer).doesNotContain("karaf =", "Bundle-SymbolicName", "root:");
        }
    }

    @Test
    void whatIsWrittenInAFieldIsNothingButText() throws Exception {
        int number = 0;
        for (String script : SCRIPTS) {
            ada.change("PATCH", "/api/me", "{\"name\":\"" + script + "\",\"keywords\":[\"" + cut(script) + "\"]}")
                    .is(200);
            String room = "{\"name\":\"Room" + ++number + "\",\"title\":\"" + script + "\",\"description\":\"" + script
                    + "\",\"keywords\":[\"" + cut(script) + "\"],\"public\":true,\"embed\":true}";
            ada.post("/api/me/rooms", room).is(201);
            for (String query : List.of("", "?embed")) {
                HttpResponse<String> page = get("/" + ADA + "/Room" + number + query);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body())
                        .doesNotContain("<script>alert", "<img src=x", "<svg onload")
                        .contains("og:title");
            }
        }
        HttpResponse<String> all = get("/api/rooms");
        assertThat(all.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(all.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        for (String script : SCRIPTS) {
            Browser.Reply reply = new Browser(city)
                    .post(
                            "/api/sign-up",
                            json("name", script, "address", script, "roomName", script, "invitation", script));
            assertThat(reply.is(400).body()).doesNotContain("<script>alert", "<img", "<svg");
            new Browser(city).post("/api/sign-in", json("address", script)).is(400);
        }
    }

    private static String cut(String text) {
        return text.length() > 38 ? text.substring(0, 38).replaceAll("\\\\+$", "") : text;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(city.http(path))).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void nobodyFindsOutWhoLivesHere() throws Exception {
        String nobody = "nobody@example.org";
        ada.post("/api/me/rooms", json("name", "Study")).is(201);
        for (String what : List.of("", "/Study")) {
            same(get("/" + ADA + what), get("/" + nobody + what));
            same(get("/api/rooms/" + ADA + what), get("/api/rooms/" + nobody + what));
            same(get("/" + ADA + what + "/visitingCard.png"), get("/" + nobody + what + "/visitingCard.png"));
        }
        same(post("/api/sign-in", json("address", ADA)), post("/api/sign-in", json("address", nobody)));
        String her = "{\"name\":\"Eve\",\"address\":\"" + ADA + "\"}";
        same(post("/api/sign-up", her), post("/api/sign-up", her.replace(ADA, "eve@example.org")));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(city.http(path)))
                                .header("X-Videocity", "1")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** The same status, headers and body, but for what is random in them or says the time. */
    private static void same(HttpResponse<String> known, HttpResponse<String> unknown) {
        assertThat(known.statusCode()).as(known.uri().toString()).isEqualTo(unknown.statusCode());
        assertThat(headers(known)).as(known.uri().toString()).isEqualTo(headers(unknown));
        assertThat(shape(known.body())).as(known.uri().toString()).isEqualTo(shape(unknown.body()));
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.remove("content-length");
        return headers;
    }

    private static String shape(String body) {
        return body.replaceAll("\"(pending|expires)\":\"[^\"]*\"", "\"$1\":\"…\"");
    }

    /** Last: nobody shows a code from here for an hour afterwards. */
    @Test
    @Order(Integer.MAX_VALUE)
    void tenThousandCodesAreNotLookedAt() {
        String pending = ada.post("/api/sign-in", json("address", ADA))
                .is(202)
                .json()
                .path("pending")
                .asText();
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        Map<Integer, Long> counts = new TreeMap<>();
        for (int code = 0; code < 10_000; code++) {
            HttpRequest attempt = HttpRequest.newBuilder(URI.create(city.http("/api/sign-in/confirm")))
                    .header("X-Videocity", "1")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            json("pending", pending, "code", String.format("%06d", code))))
                    .build();
            answers.add(http.sendAsync(attempt, HttpResponse.BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode));
            if (answers.size() == 100) {
                counts = sum(counts, answers);
            }
        }
        assertThat(counts.keySet()).containsExactly(403, 429);
        assertThat(counts.get(403)).as("looked at").isLessThanOrEqualTo(120);
        assertThat(counts.get(403) + counts.get(429)).isEqualTo(10_000);
        ada.get("/api/me").is(200);
    }

    private static Map<Integer, Long> sum(Map<Integer, Long> before, List<CompletableFuture<Integer>> answers) {
        Map<Integer, Long> now = answers.stream()
                .map(CompletableFuture::join)
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        before.forEach((status, count) -> now.merge(status, count, Long::sum));
        answers.clear();
        return now;
    }

    @Test
    void onlyPagesOfThisCityChangeSomething() {
        for (List<String> route : List.of(
                List.of("PATCH", "/api/me"),
                List.of("POST", "/api/me/address"),
                List.of("POST", "/api/me/address/confirm"),
                List.of("POST", "/api/me/deletion"),
                List.of("POST", "/api/me/deletion/confirm"),
                List.of("POST", "/api/me/cards/lost"),
                List.of("DELETE", "/api/me/devices"),
                List.of("DELETE", "/api/session"))) {
            for (List<String> header : List.of(
                    List.of("X-Other", "1"),
                    List.of("Origin", "http://evil.example"),
                    List.of("Origin", "null"),
                    List.of("Sec-Fetch-Site", "cross-site"),
                    List.of("Sec-Fetch-Site", "same-site"))) {
                HttpRequest.Builder request = ada.request(route.get(1))
                        .header("Content-Type", "application/json")
                        .header(header.get(0), header.get(1))
                        .method(route.get(0), HttpRequest.BodyPublishers.ofString("{}"));
                if (!header.get(0).equals("X-Other")) {
                    request.header("X-Videocity", "1");
                }
                ada.send(request).is(403);
            }
        }
        ada.get("/api/me").is(200);
    }
}
