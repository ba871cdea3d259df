package org.videocity.itests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;

/** A guest in a room, by the room socket of docs/sockets.md. */
final class Visit implements AutoCloseable {
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                heard.add(Await.json(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }
    }

    private Visit(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("videocity.room.1")
                .buildAsync(address, new Ear())
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    /** Enters and waits for the welcome. */
    static Visit enter(CityProcess city, String room, String name) {
        Visit visit = new Visit(URI.create("ws://127.0.0.1:" + city.httpPort() + "/ws/room?room=" + room));
        visit.say("{\"op\":\"hello\",\"name\":\"" + name + "\"}");
        visit.hears("welcome", 0, message -> true);
        return visit;
    }

    void say(String text) {
        socket.sendText(text, true)
                .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    /** Returns how many messages it has heard, as a mark to listen from. */
    int mark() {
        return heard.size();
    }

    /** Waits for a message that came after a mark; returns the mark behind it. */
    int hears(String op, int from, Predicate<JsonNode> which) {
        return 1
                + Awaitility.await("the room socket says " + op)
                        .atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(20))
                        .conditionEvaluationListener(condition -> {
                            if (condition.getRemainingTimeInMS() <= 100 && !condition.isSatisfied()) {
                                heard.forEach(System.err::println);
                            }
                        })
                        .until(() -> find(op, from, which), index -> index >= 0);
    }

    private int find(String op, int from, Predicate<JsonNode> which) {
        List<JsonNode> now = List.copyOf(heard);
        for (int i = from; i < now.size(); i++) {
            if (now.get(i).path("op").asText().equals(op) && which.test(now.get(i))) {
                return i;
            }
        }
        return -1;
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
