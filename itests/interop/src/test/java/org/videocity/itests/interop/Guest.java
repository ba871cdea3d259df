package org.videocity.itests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;

/** A member of a room, over {@code /ws/room} as docs/sockets.md has it. */
final class Guest implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final AtomicInteger closedWith = new AtomicInteger();
    private final WebSocket socket;

    private Guest(CityProcess city, String room) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("videocity.room.1")
                .buildAsync(URI.create("ws://127.0.0.1:" + city.httpPort() + "/ws/room?room=" + room), this)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Enters a room and is welcomed by it. */
    static Guest enter(CityProcess city, String room, String name) {
        Guest guest = new Guest(city, room);
        guest.say("{\"op\":\"hello\",\"name\":\"" + name + "\"}");
        guest.await("welcome");
        return guest;
    }

    /** Writes in the chat. */
    void chat(String text) {
        say("{\"op\":\"send\",\"id\":1,\"to\":\"everyone\",\"type\":\"videocity:chat\",\"body\":{\"text\":\"" + text
                + "\"}}");
    }

    /** Waits for a message of a kind and returns it. */
    JsonNode await(String op) {
        return await(op, message -> true);
    }

    /** Waits for a line of chat. */
    void awaitChat(Predicate<String> wanted) {
        await("message", m -> wanted.test(m.at("/message/body/text").asText()));
    }

    /** Waits until the server closes and returns the code it gave. */
    int awaitClose() {
        Awaitility.await("the server closes").atMost(PATIENCE).until(() -> closedWith.get() != 0);
        return closedWith.get();
    }

    private JsonNode await(String op, Predicate<JsonNode> wanted) {
        Predicate<JsonNode> both = m -> m.path("op").asText().equals(op) && wanted.test(m);
        Awaitility.await(op)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> heard.stream().anyMatch(both));
        return heard.stream().filter(both).findFirst().orElseThrow();
    }

    private void say(String json) {
        socket.sendText(json, true)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(Await.json(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closedWith.set(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closedWith.set(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
