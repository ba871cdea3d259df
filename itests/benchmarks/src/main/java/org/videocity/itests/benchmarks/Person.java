package org.videocity.itests.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody with an address who uses the city's API. One thread at a time. */
final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern COOKIE = Pattern.compile("^([^=]+=[^;]*)");

    private final HttpClient client;
    private final String base;
    private final MailedCodes mails;
    private final String address;
    private String cookie = "";
    private @Nullable LoginCard card;

    Person(HttpClient client, String base, MailedCodes mails, String address) {
        this.client = client;
        this.base = base;
        this.mails = mails;
        this.address = address;
    }

    String address() {
        return address;
    }

    void signUp() {
        confirm("sign-up", post("/api/sign-up", "{\"name\":\"Bench\",\"address\":\"" + address + "\"}", ""));
    }

    /** Asks for a code, takes it out of the mail, and shows it. */
    void signInByCode() {
        confirm("sign-in", post("/api/sign-in", "{\"address\":\"" + address + "\"}", ""));
    }

    private void confirm(String what, HttpResponse<String> asked) {
        String proof =
                "{\"pending\":\"" + member(asked.body(), "pending") + "\",\"code\":\"" + mails.take(address) + "\"}";
        cookie = cookie(post("/api/" + what + "/confirm", proof, ""));
    }

    /** Gets a login card, which is what the person signs in with from then on. */
    void getCard(LoginCard.Blank blank) {
        String wanted = "{\"cardHash\":\"" + blank.hash() + "\",\"request\":\"" + blank.request() + "\"}";
        card = blank.issued(post("/api/me/cards/login", wanted, cookie).body());
    }

    /** Asks for a challenge, signs it with the card's key, and shows that. */
    void signInByCard() {
        LoginCard mine = card;
        if (mine == null) {
            throw new IllegalStateException("there is no card");
        }
        HttpResponse<String> challenge = post("/api/sign-in/card/challenge", "{}", "");
        cookie = cookie(post("/api/sign-in/card", mine.proof(challenge.body()), cookie(challenge)));
    }

    /** Opens the home and builds public rooms; a room's path by its number, the home is 0. */
    void build(int rooms) {
        send("PUT", "/api/me/home", "{\"title\":\"Bench\",\"public\":true}", cookie);
        for (int i = 1; i < rooms; i++) {
            post("/api/me/rooms", "{\"name\":\"Room" + i + "\",\"public\":true}", cookie);
        }
    }

    /** The path of a room of this person. */
    String room(int number) {
        return number == 0 ? address : address + "/Room" + number;
    }

    private HttpResponse<String> post(String path, String json, String with) {
        return send("POST", path, json, with);
    }

    private HttpResponse<String> send(String method, String path, String json, String with) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("X-Videocity", "1")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        if (!with.isEmpty()) {
            request.header("Cookie", with);
        }
        try {
            HttpResponse<String> answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                    .join();
            if (answer.statusCode() / 100 != 2) {
                throw new BenchException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (CompletionException e) {
            throw new BenchException("nobody answers for " + path + ": " + e.getMessage());
        }
    }

    private static String cookie(HttpResponse<String> answer) {
        Matcher matcher =
                COOKIE.matcher(answer.headers().firstValue("Set-Cookie").orElse(""));
        if (!matcher.find()) {
            throw new BenchException(answer.uri().getPath() + " gave no cookie");
        }
        return matcher.group(1);
    }

    /** Returns a text in an answer of the city, which has nothing in it that JSON would escape. */
    static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"\\\\]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new BenchException("there is no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}
