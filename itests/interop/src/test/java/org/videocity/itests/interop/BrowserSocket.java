package org.videocity.itests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.videocity.testing.CityProcess;

/** A socket as a page opens it (docs/sockets.md): of a room or of a live stream. */
final class BrowserSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ROOM = "the room socket";

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final RoomTalk talk = new RoomTalk();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicLong pieces = new AtomicLong();
    private final String name;
    private final WebSocket socket;

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(Await.json(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
            if (last) {
                pieces.incrementAndGet();
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

    private void hear(JsonNode message) {
        if (name.equals(ROOM)) {
            talk.add(message);
        }
        heard.add(message);
    }

    private BrowserSocket(String name, String subprotocol, URI address) {
        this(name, subprotocol, address, "");
    }

    private BrowserSocket(String name, String subprotocol, URI address, String cookie) {
        this.name = name;
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        socket = (cookie.isEmpty() ? builder : builder.header("Cookie", cookie))
                .subprotocols(subprotocol)
                .buildAsync(address, new Ear())
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Enters a room as a guest, or with what a query such as {@code key=…} proves, and waits for the welcome. */
    static BrowserSocket enter(CityProcess city, String room, String query) {
        BrowserSocket visit = new BrowserSocket(ROOM, "videocity.room.1", address(city, "room?room=" + room, query));
        visit.say("{\"op\":\"hello\",\"name\":\"Ada\"}");
        visit.hears("welcome", 0, message -> true);
        return visit;
    }

    /** Enters a room as whoever a browser is signed in as, and waits for the welcome. */
    static BrowserSocket enterAs(CityProcess city, String room, Browser browser) {
        BrowserSocket visit =
                new BrowserSocket(ROOM, "videocity.room.1", address(city, "room?room=" + room, ""), browser.cookie());
        visit.say("{\"op\":\"hello\"}");
        visit.hears("welcome", 0, message -> true);
        return visit;
    }

    /** Watches a stream as a page does and waits for its first pictures. */
    static BrowserSocket watch(CityProcess city, String room, String stream, String query) {
        String path = "live?room=" + room + "&stream=" + stream;
        BrowserSocket player = new BrowserSocket("the live socket", "videocity.live.1", address(city, path, query));
        player.seesMore();
        return player;
    }

    private static URI address(CityProcess city, String path, String query) {
        return URI.create("ws://127.0.0.1:" + city.httpPort() + "/ws/" + path + (query.isEmpty() ? "" : "&" + query));
    }

    /** Waits for media that came after this moment. */
    void seesMore() {
        long before = pieces.get();
        Awaitility.await(name + " gets media")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .failFast(name + " is closed", closed::isDone)
                .until(() -> pieces.get() > before + 1);
    }

    void say(String text) {
        socket.sendText(text, true).orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Returns how many messages it has heard, as a mark to listen from. */
    int mark() {
        return heard.size();
    }

    /** Waits for a message that came after a mark; returns the mark behind it. */
    int hears(String op, int from, Predicate<JsonNode> which) {
        return 1
                + Awaitility.await(name + " says " + op)
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> find(op, from, which), index -> index >= 0);
    }

    private int find(String op, int from, Predicate<JsonNode> which) {
        talk.all();
        List<JsonNode> now = List.copyOf(heard);
        for (int i = from; i < now.size(); i++) {
            if (now.get(i).path("op").asText().equals(op) && which.test(now.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Waits until the server has closed it and returns the code. */
    int closed() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Leaves, as a page does that is closed. */
    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").whenComplete((sent, failed) -> socket.abort());
    }
}
