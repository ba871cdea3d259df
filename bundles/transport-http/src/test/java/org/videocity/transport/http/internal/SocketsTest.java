package org.videocity.transport.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.videocity.api.Reason;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.transport.http.internal.socket.FakeRegistry;
import org.videocity.transport.http.internal.web.FakeBundles;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SocketsTest {
    private static final String LIVE = "/ws/live?room=welcome@localhost&stream=cam";

    private final SampleFlv sample = new SampleFlv();
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeStream stream = new FakeStream(FakeCore.ROOM, "cam", Instant.now());
    private final Ear ear = new Ear();
    private TestCity city;

    @BeforeEach
    void open() throws Exception {
        city = new TestCity(0, TestCity.SETTINGS, FakeBundles.none());
        city.core.streams.put("cam", stream);
        sample.tracks().forEach(stream::announce);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void liveSocketTellsTheStreamsLife() {
        WebSocket socket = connect(LIVE, "videocity.live.1");
        assertThat(socket.getSubprotocol()).isEqualTo("videocity.live.1");
        await().until(() -> stream.subscribers() == 1);
        sample.units().forEach(stream::deliver);
        stream.suspend();
        stream.resume();
        sample.round(1).forEach(stream::deliver);
        stream.end(Reason.UNPUBLISHED);
        await().until(() -> ear.code == 1000);

        List<String> heard = ear.heard;
        assertThat(heard.get(0)).startsWith("{\"op\":\"init\",\"mime\":\"video/mp4; codecs=\\\"avc1.");
        assertThat(heard.get(0))
                .contains("\"kind\":\"video\",\"number\":1,\"codec\":\"h264\",\"codecs\":\"avc1.")
                .contains("\"width\":160", "\"others\":[]");
        assertThat(heard.get(1)).isEqualTo("ftyp");
        assertThat(heard.get(2)).isEqualTo("moof");
        assertThat(heard.stream().filter(text -> text.startsWith("{\"op\":\"init")))
                .hasSize(1);
        assertThat(heard).contains("{\"op\":\"suspended\"}", "{\"op\":\"resumed\"}");
        assertThat(heard.get(heard.size() - 1)).startsWith("{\"op\":\"ended\",\"reason\":{\"name\":\"unpublished\"");
        await().until(() -> city.hub.viewers() == 0 && city.sockets.open() == 0);
    }

    @Test
    void liveSocketRefusesByName() {
        connect("/ws/live?room=welcome@localhost&stream=none", "videocity.live.1");
        await().until(() -> ear.code == 4404);
        assertThat(ear.heard.get(0)).contains("\"op\":\"refused\"", "no-such-stream");
    }

    @Test
    void liveSocketRefusesWithoutTheKey() {
        connect("/ws/live?room=ada@localhost/Study&stream=cam", "videocity.live.1");
        await().until(() -> ear.code == 4403);
        assertThat(ear.heard.get(0)).contains("key-required");
    }

    @Test
    void liveSocketsEndWhenTheTransportStops() {
        connect(LIVE, "videocity.live.1");
        await().until(() -> stream.subscribers() == 1);
        city.hub.end(Reason.TRANSPORT_STOPPED);
        await().until(() -> ear.code == 1012);
        assertThat(ear.heard.get(0)).contains("transport-stopped");
    }

    @Test
    void carriesMessagesBothWaysUntilTheEndpointGoes() {
        Echo echo = new Echo();
        FakeRegistry.add(city.endpoints, echo);
        WebSocket socket = connect("/ws/echo/deeper?a=1&a=2", "other", "echo.1");
        assertThat(socket.getSubprotocol()).isEqualTo("echo.1");
        socket.sendText("hello", true).join();
        await().until(() -> ear.heard.contains("hello"));
        assertThat(echo.handshake.path()).isEqualTo("/ws/echo/deeper");
        assertThat(echo.handshake.query().get("a")).containsExactly("1", "2");
        assertThat(echo.handshake.remote().getAddress().isLoopbackAddress()).isTrue();
        FakeRegistry.remove(city.endpoints, echo);
        await().until(() -> ear.code == 1012);
        await().until(() -> echo.closed == 1012);
    }

    @Test
    void closesWhoSendsTooMuch() {
        FakeRegistry.add(city.endpoints, new Echo());
        WebSocket socket = connect("/ws/echo", "echo.1");
        socket.sendText("x".repeat(2000), true).join();
        await().until(() -> ear.code == 1009);
    }

    @Test
    void looksAtTheOrigin() {
        FakeRegistry.add(city.endpoints, new Echo());
        String own = "http://" + city.http("/").getAuthority();
        assertThat(statusWithOrigin("https://evil.example")).isEqualTo(403);
        assertThat(statusWithOrigin("null")).isEqualTo(403);
        assertThat(statusWithOrigin(own)).isEqualTo(101);
        assertThat(statusWithOrigin("https://friend.example")).isEqualTo(101);
    }

    @Test
    void saysTryAgainWhereNobodyIsAtTheMoment() {
        assertThatThrownBy(() -> connect("/ws/room", "videocity.room.1"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(503));
    }

    @Test
    void hasAPlaceForSoMany() {
        FakeRegistry.add(city.endpoints, new Echo());
        for (int i = 0; i < 20; i++) {
            connect("/ws/echo", "echo.1");
        }
        assertThat(statusWithOrigin("http://" + city.http("/").getAuthority())).isEqualTo(503);
        assertThat(city.counters.snapshot().refused()).containsEntry("maxWebSockets", 1L);
    }

    private int statusWithOrigin(String origin) {
        try {
            client.newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(city.ws("/ws/echo"), new Ear())
                    .join();
            return 101;
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    private WebSocket connect(String path, String first, String... more) {
        return client.newWebSocketBuilder()
                .subprotocols(first, more)
                .buildAsync(city.ws(path), ear)
                .join();
    }

    /** Notes texts as they are, and of binary messages the name of the first box. */
    private static final class Ear implements WebSocket.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean inside;
        private volatile int code;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            if (!inside && data.remaining() >= 8) {
                byte[] name = new byte[4];
                data.get(data.position() + 4, name);
                heard.add(new String(name, StandardCharsets.US_ASCII));
            }
            inside = !last;
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code = status;
            return null;
        }
    }

    private static final class Echo implements WebSocketEndpoint {
        private volatile WebSocketHandshake handshake;
        private volatile int closed;

        @Override
        public String path() {
            return "/ws/echo";
        }

        @Override
        public List<String> subprotocols() {
            return List.of("echo.2", "echo.1");
        }

        @Override
        public int maxMessageBytes() {
            return 1000;
        }

        @Override
        public WebSocketListener open(WebSocketHandshake asked, WebSocketConnection connection) {
            handshake = asked;
            return new WebSocketListener() {
                @Override
                public void onText(String text) {
                    connection.sendText(text);
                }

                @Override
                public void onClose(int code, String reason) {
                    closed = code;
                }
            };
        }
    }
}
