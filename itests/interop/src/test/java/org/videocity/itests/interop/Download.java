package org.videocity.itests.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A live stream read over HTTP into a file, from the moment the server has begun to answer. */
final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CompletableFuture<Path> file;

    private Download(CompletableFuture<Path> file) {
        this.file = file;
    }

    /** Asks for an address and returns when its answer has begun. */
    static Download start(String address, Path to) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        if (answer.statusCode() != 200) {
            throw new AssertionError(address + " answers " + answer.statusCode());
        }
        return new Download(CompletableFuture.supplyAsync(() -> save(answer.body(), to)));
    }

    private static Path save(InputStream body, Path to) {
        try (body) {
            Files.createDirectories(to.getParent());
            Files.deleteIfExists(to);
            Files.copy(body, to);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server has ended it and returns the file. */
    Path ended() {
        return file.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
