package org.videocity.itests.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A room's page and what a browser fetches with it, as one server has it.
 *
 * @param port where the server listens on loopback
 * @param requests whole requests of a browser that was never here; the page is the first
 * @param again the same of one that has everything and asks whether it is still good
 * @param bytes how much it is as it comes, compressed where the server does so
 */
record PageFiles(int port, List<byte[]> requests, List<byte[]> again, long bytes) {
    /** What the page asks the city once it runs. */
    private static final String SESSION = "/api/session";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A file of the page, not compressed. */
    record Content(String path, byte[] bytes) {}

    /** Fetches a page and what it links, and learns the requests for them. */
    static PageFiles learn(int port, String page) {
        HttpClient client = HttpClient.newHttpClient();
        List<byte[]> requests = new ArrayList<>();
        List<byte[]> again = new ArrayList<>();
        long bytes = 0;
        for (String path : paths(client, port, page)) {
            HttpResponse<byte[]> answer = get(client, port, path, "gzip");
            String tag = answer.headers()
                    .firstValue("ETag")
                    .map(value -> "If-None-Match: " + value + "\r\n")
                    .orElse("");
            requests.add(request(port, path, ""));
            again.add(request(port, path, tag));
            bytes += answer.body().length;
        }
        return new PageFiles(port, requests, again, bytes);
    }

    /** Returns everything a page needs. */
    static List<Content> contents(int port, String page) {
        HttpClient client = HttpClient.newHttpClient();
        return paths(client, port, page).stream()
                .map(path ->
                        new Content(path, get(client, port, path, "identity").body()))
                .toList();
    }

    private static List<String> paths(HttpClient client, int port, String page) {
        byte[] html = get(client, port, page, "identity").body();
        List<String> paths = new ArrayList<>(List.of(page));
        paths.addAll(PageLinks.of(new String(html, StandardCharsets.UTF_8)));
        paths.add(SESSION);
        return paths;
    }

    private static HttpResponse<byte[]> get(HttpClient client, int port, String path, String encoding) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Accept-Encoding", encoding)
                .build();
        try {
            CompletableFuture<HttpResponse<byte[]>> answer =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.join().statusCode() != 200) {
                throw new BenchException(
                        path + " was answered with " + answer.join().statusCode());
            }
            return answer.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new UncheckedIOException(new IOException("nobody answers for " + path, e));
        }
    }

    private static byte[] request(int port, String path, String more) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUser-Agent: bench\r\nAccept: */*\r\nAccept-Language: en\r\nAccept-Encoding: gzip\r\n"
                        + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
