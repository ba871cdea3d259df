package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.testing.CityProcess;

/** Talks to the API as a page would, with one cookie jar of one cookie. */
final class Browser {
    private static final Pattern COOKIE = Pattern.compile("^([^=]+=[^;]*)");

    private final HttpClient http = HttpClient.newHttpClient();
    private CityProcess city;
    private String cookie = "";

    Browser(CityProcess city) {
        this.city = city;
    }

    /** Goes on with another process of the same city, which has other ports. */
    void goTo(CityProcess restarted) {
        city = restarted;
    }

    /** Returns what it would send along. */
    String cookie() {
        return cookie;
    }

    /** Signs somebody up who reads their mail in the city's folder, and comes in. */
    Reply moveIn(String name, String address) {
        String pending = post("/api/sign-up", json("name", name, "address", address))
                .is(202)
                .json()
                .path("pending")
                .asText();
        return post("/api/sign-up/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(200);
    }

    /** Signs in somebody who lives here already, by a mailed code. */
    void signIn(String address) {
        String pending = post("/api/sign-in", json("address", address))
                .is(202)
                .json()
                .path("pending")
                .asText();
        post("/api/sign-in/confirm", json("pending", pending, "code", Outbox.lastCode(city)))
                .is(200);
    }

    /** What came back. */
    record Reply(int status, String body, String setCookie) {
        JsonNode json() {
            return Await.json(body);
        }

        Reply is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, String json) {
        return change("POST", path, json);
    }

    Reply change(String method, String path, String json) {
        return send(request(path)
                .header("X-Videocity", "1")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply put(String path, String mediaType, byte[] bytes) {
        return send(request(path)
                .header("X-Videocity", "1")
                .header("Content-Type", mediaType)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String set = answer.headers().firstValue("Set-Cookie").orElse("");
            take(set);
            return new Reply(answer.statusCode(), answer.body(), set);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Takes a cookie as a browser does; an empty header is none. */
    void take(String setCookie) {
        Matcher matcher = COOKIE.matcher(setCookie);
        if (matcher.find()) {
            cookie = matcher.group(1);
        }
    }

    /** Reads the first bytes of something endless; the answer's status where that is not 200. */
    String beginning(String path, int bytes) {
        try {
            HttpResponse<InputStream> answer =
                    http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                return answer.statusCode() == 200
                        ? new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1)
                        : String.valueOf(answer.statusCode());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(city.http(path))).timeout(Duration.ofSeconds(40));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    static String json(String... members) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < members.length; i += 2) {
            out.append(i == 0 ? "" : ",").append('"').append(members[i]).append("\":\"");
            out.append(members[i + 1]).append('"');
        }
        return out.append('}').toString();
    }

    @Override
    public String toString() {
        return "Browser" + Arrays.toString(cookie.split("=", 2));
    }
}
