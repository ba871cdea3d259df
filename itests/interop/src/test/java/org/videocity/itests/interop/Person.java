package org.videocity.itests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;

/** Somebody at a room's door or inside, over {@code /ws/room} (docs/protocols/room-socket.md), with a browser's cookie. */
final class Person implements AutoCloseable, WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RoomTalk heard = new RoomTalk();
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int asked;

    private Person(CityProcess city, String room, String cookie) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        socket = (cookie.isEmpty() ? builder : builder.header("Cookie", cookie))
                .subprotocols("videocity.room.1")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + city.httpPort() + "/ws/room?room=" + room.replace(" ", "%20")),
                        this)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Comes to a door and says hello; what the door says is to be awaited. */
    static Person at(CityProcess city, String room, String name, String cookie) {
        return back(city, room, name, cookie, "", "", 0);
    }

    /** Comes back with the key of a place and the number of the last message seen. */
    static Person back(
            CityProcess city, String room, String name, String cookie, String key, String session, long sequence) {
        Person person = new Person(city, room, cookie);
        person.tell(JSON.createObjectNode()
                .put("op", "hello")
                .put("name", name)
                .put("knock", true)
                .put("returning", key)
                .put("session", session)
                .put("sequence", sequence));
        return person;
    }

    /** Comes in and is welcomed. */
    static Person inside(CityProcess city, String room, String name, String cookie) {
        Person person = at(city, room, name, cookie);
        person.await("welcome");
        return person;
    }

    void tell(ObjectNode message) {
        say(message.toString());
    }

    void say(String json) {
        socket.sendText(json, true)
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void chat(String text) {
        ObjectNode message = JSON.createObjectNode().put("op", "send").put("type", "videocity:chat");
        message.putObject("body").put("text", text);
        tell(message);
    }

    /** Writes in the chat and returns the name of the reason against it, or {@code ok}. */
    String askToChat(String text) {
        int id = ++asked;
        ObjectNode message =
                JSON.createObjectNode().put("op", "send").put("id", id).put("type", "videocity:chat");
        message.putObject("body").put("text", text);
        tell(message);
        return outcome(id);
    }

    /** Asks for something and returns the name of the reason against it, or {@code ok}. */
    String ask(String op, String... members) {
        int id = ++asked;
        ObjectNode message = JSON.createObjectNode().put("op", op).put("id", id);
        for (int i = 0; i < members.length; i += 2) {
            if (members[i + 1].equals("true") || members[i + 1].equals("false")) {
                message.put(members[i], Boolean.parseBoolean(members[i + 1]));
            } else {
                message.put(members[i], members[i + 1]);
            }
        }
        tell(message);
        return outcome(id);
    }

    private String outcome(int id) {
        JsonNode result = await("result", m -> m.path("id").asInt() == id);
        return result.path("ok").asBoolean() ? "ok" : result.at("/reason/name").asText();
    }

    JsonNode await(String op) {
        return await(op, message -> true);
    }

    JsonNode await(String op, Predicate<JsonNode> wanted) {
        Predicate<JsonNode> both = m -> m.path("op").asText().equals(op) && wanted.test(m);
        Awaitility.await(op)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> heard.all().stream().anyMatch(both));
        return heard.all().stream().filter(both).findFirst().orElseThrow();
    }

    /** Waits for a line of chat. */
    void awaitChat(Predicate<String> wanted) {
        await("message", m -> wanted.test(m.at("/message/body/text").asText()));
    }

    /** Returns all lines of chat it has heard, in order. */
    List<String> chatHeard() {
        return heard.all().stream()
                .filter(m -> m.path("op").asText().equals("message"))
                .map(m -> m.at("/message/body/text").asText())
                .toList();
    }

    List<JsonNode> heard(String op) {
        return heard.all().stream()
                .filter(m -> m.path("op").asText().equals(op))
                .toList();
    }

    /** Returns its member's id. */
    String id() {
        return await("welcome").path("self").asText();
    }

    int awaitClose() {
        return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Loses the connection without a word. */
    void lose() {
        socket.abort();
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
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(-1);
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(e -> socket);
    }
}
