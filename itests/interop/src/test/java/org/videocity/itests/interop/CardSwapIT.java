package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.videocity.testing.CityProcess;

/** The part of the city that knows cards is replaced while cards are shown. */
class CardSwapIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> LANDMARKS = List.of(
            "org.videocity.softcard.x509.internal.CardDesk",
            "org.videocity.softcard.x509.internal.drawing.CardPainter",
            "org.videocity.wire.png.CardFile",
            "org.videocity.api.softcard.CardService");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Test
    void tenUpdatesLeaveOneClassLoaderAndTheSameAuthority() throws Exception {
        byte[] card = Base64.getDecoder()
                .decode(new ObjectMapper()
                        .readTree(Files.readString(Path.of("../../docs/formats/soft-card-vectors.json")))
                        .at("/visitingCard/file")
                        .asText());
        ExecutorService visitors = Executors.newFixedThreadPool(3);
        try (CityProcess city = CityProcess.start(Path.of("target/city-cards"))) {
            Operator operator = new Operator(city);
            operator.set("org.videocity.core.identity", "cardLooksPerNetworkAndHour", "1000000");
            byte[] authority = certificate(city);
            drawn(city, "Welcome");
            AtomicBoolean enough = new AtomicBoolean();
            Set<Integer> answers = new ConcurrentSkipListSet<>();
            List<Future<?>> showing = List.of(
                    visitors.submit(() -> again(enough, answers, look(city, card))),
                    visitors.submit(() -> again(enough, answers, get(city, "/ca/crl"))),
                    visitors.submit(() -> again(enough, answers, get(city, "/ca/certificate"))));
            for (int round = 0; round < 5; round++) {
                operator.update("softcard-x509");
                operator.update("wire-png");
                // what exports packages lets go of its old ones only when those who use them are wired anew
                city.console("bundle:refresh org.videocity.wire.png");
            }
            enough.set(true);
            for (Future<?> visitor : showing) {
                visitor.get(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
            }
            assertThat(answers).as("status codes of the answers").contains(200).isSubsetOf(200, 503);
            assertThat(certificate(city)).isEqualTo(authority);
            assertThat(client.send(look(city, card), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("other-city");
            drawnAnew(city, "Come in");
            oneLoaderEach(new Jvm(city));
            assertThat(new TreeSet<>(new Jvm(city).ownThreads())).contains("videocity-cards-1");
        } finally {
            visitors.shutdownNow();
        }
    }

    /** Drawing goes through java.awt, whose threads and caches must keep nothing of a bundle. */
    private void drawnAnew(CityProcess city, String title) throws Exception {
        Path file = city.base().resolve("etc/org.videocity.room-welcome.cfg");
        Files.writeString(file, Files.readString(file).replace("title = Welcome", "title = " + title));
        drawn(city, title);
    }

    private void drawn(CityProcess city, String title) {
        Awaitility.await("the card of the room " + title)
                .atMost(PATIENCE)
                .until(
                        () -> client.send(
                                get(city, "/welcome@localhost/visitingCard.png"),
                                HttpResponse.BodyHandlers.ofByteArray()),
                        answer -> answer.statusCode() == 200
                                && new String(answer.body(), StandardCharsets.UTF_8).contains(title));
    }

    private static HttpRequest look(CityProcess city, byte[] card) {
        return HttpRequest.newBuilder(URI.create(city.http("/api/cards/look")))
                .header("X-Videocity", "1")
                .header("Content-Type", "image/png")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(card))
                .build();
    }

    private static HttpRequest get(CityProcess city, String path) {
        return HttpRequest.newBuilder(URI.create(city.http(path)))
                .timeout(PATIENCE)
                .build();
    }

    private void again(AtomicBoolean enough, Set<Integer> answers, HttpRequest request) {
        try {
            while (!enough.get()) {
                answers.add(client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            }
        } catch (java.io.IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private byte[] certificate(CityProcess city) {
        return Awaitility.await("the city's authority")
                .atMost(PATIENCE)
                .until(
                        () -> client.send(get(city, "/ca/certificate"), HttpResponse.BodyHandlers.ofByteArray()),
                        answer -> answer.statusCode() == 200)
                .body();
    }

    private static void oneLoaderEach(Jvm jvm) {
        Awaitility.await("one class loader of each of " + LANDMARKS)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> jvm.collected().loadersOf(LANDMARKS),
                        loaders -> loaders.stream().allMatch(count -> count == 1));
    }
}
