package org.videocity.web.api.internal.socket;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.testing.RoomSocketSchemas;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.SerialExecutor;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.testcity.TestCity;
import org.videocity.web.api.internal.testcity.TestClock;
import org.videocity.web.api.internal.testcity.TestConfig;
import org.videocity.web.api.internal.testcity.TestConnection;
import org.videocity.web.api.internal.testcity.TestTransport;

/** Both endpoints around a test city; everything happens at once, on the test's thread. */
final class SocketBench {
    final TestClock clock = new TestClock();
    final TestConfig config = new TestConfig();
    final CityLink link = new CityLink();
    final TransportBoard board = new TransportBoard(new SerialExecutor(Runnable::run), clock);
    final TestTransport rtmp = new TestTransport("rtmp");
    final WebApiSettings settings = new WebApiSettings(config);
    final SocketGate gate = new SocketGate(settings);
    final SocketSurroundings city =
            new SocketSurroundings(link, board, settings, gate, Runnable::run, clock, new MessageTexts());
    final RoomSocketEndpoint rooms = new RoomSocketEndpoint(city);
    final CitySocketEndpoint cities = new CitySocketEndpoint(city);

    SocketBench() {
        board.bindTransport(rtmp);
    }

    /** Brings a core. */
    TestCity start(String session) {
        TestCity core = new TestCity(session);
        link.bindAuthentication(core);
        link.bindRooms(core);
        return core;
    }

    /** Takes a core away, as the service registry does, and then lets it say so to those inside. */
    void stop(TestCity core) {
        link.unbindRooms(core);
        link.unbindAuthentication(core);
        core.rooms.forEach(room -> room.listener.onClosed(Reason.RESTARTING));
    }

    WebSocketListener openRoom(WebSocketConnection connection, String room, String key) {
        if (connection instanceof TestConnection client) {
            client.check = message -> RoomSocketSchemas.checkServer(message);
        }
        return rooms.open(handshake(Map.of("room", List.of(room), "key", List.of(key)), TestCity.remote()), connection);
    }

    SocketGate.Figures figures(String endpoint) {
        return Objects.requireNonNull(gate.figures().get(endpoint), endpoint);
    }

    WebSocketListener openCity(WebSocketConnection connection) {
        return cities.open(handshake(Map.of(), TestCity.remote()), connection);
    }

    static WebSocketHandshake handshake(Map<String, List<String>> query, InetSocketAddress remote) {
        return new WebSocketHandshake(
                "/ws/room", query, "localhost", Optional.empty(), "videocity.room.1", Map.of(), remote, false);
    }
}
