package org.videocity.web.api.internal.socket;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.TransportView;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/** {@code /ws/room}: where browsers come into rooms. */
@Component(service = WebSocketEndpoint.class, immediate = true)
public final class RoomSocketEndpoint implements WebSocketEndpoint {
    static final String NAME = "room";

    private static final Logger LOG = LoggerFactory.getLogger(RoomSocketEndpoint.class);
    private static final long GOODBYE_MILLIS = 2_000;
    private static final WebSocketListener DEAF = new WebSocketListener() {};

    private final SocketSurroundings city;
    private final Set<RoomSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Runnable onCore = () -> sockets.forEach(RoomSocket::coreChanged);
    private final Consumer<List<TransportView>> onTransports = this::tellTransports;

    @Activate
    public RoomSocketEndpoint(
            @Reference CityLink link,
            @Reference TransportBoard board,
            @Reference WebApiSettings settings,
            @Reference SocketGate gate,
            @Reference WebThreads threads) {
        this(new SocketSurroundings(link, board, settings, gate, threads, threads, new MessageTexts()));
    }

    RoomSocketEndpoint(SocketSurroundings city) {
        this.city = city;
        city.link().addListener(onCore);
        city.board().addListener(onTransports);
    }

    /** Everybody leaves; the browsers come back by themselves. */
    @Deactivate
    public void close() {
        city.board().removeListener(onTransports);
        city.link().removeListener(onCore);
        var goodbyes = sockets.stream().map(RoomSocket::restart).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(goodbyes).get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Not every room socket could say goodbye in {} ms", GOODBYE_MILLIS, e);
        }
    }

    @Override
    public String path() {
        return "/ws/room";
    }

    @Override
    public List<String> subprotocols() {
        return List.of("videocity.room.1");
    }

    @Override
    public int maxMessageBytes() {
        return Json.MAX_CHARS;
    }

    @Override
    public WebSocketListener open(WebSocketHandshake handshake, WebSocketConnection connection) {
        Optional<Reason> refusal = city.gate().enter(NAME, handshake.remote());
        if (refusal.isPresent()) {
            return refuse(connection, refusal.get(), CloseCode.TRY_LATER);
        }
        RoomId room;
        try {
            room = RoomId.parse(
                    city.settings().cityOf(handshake.host()),
                    handshake.parameter("room").orElse(""));
        } catch (IllegalArgumentException e) {
            city.gate().leave(NAME, handshake.remote());
            city.gate().count(NAME, Reason.NO_SUCH_ROOM.name());
            return refuse(
                    connection, Reason.NO_SUCH_ROOM.saying(String.valueOf(e.getMessage())), CloseCode.NO_SUCH_ROOM);
        }
        return open(handshake, connection, room);
    }

    private WebSocketListener open(WebSocketHandshake handshake, WebSocketConnection connection, RoomId room) {
        RoomSocket socket =
                new RoomSocket(city, room, handshake, connection, (over, reason) -> forget(over, handshake, reason));
        sockets.add(socket);
        return socket;
    }

    private void forget(RoomSocket socket, WebSocketHandshake handshake, String reason) {
        if (sockets.remove(socket)) {
            city.gate().leave(NAME, handshake.remote());
            city.gate().count(NAME, reason);
        }
    }

    private void tellTransports(List<TransportView> transports) {
        String text = Json.text(Json.op("transports").set("transports", CityJson.transports(transports)));
        sockets.forEach(socket -> socket.transports(text));
    }

    private static WebSocketListener refuse(WebSocketConnection connection, Reason reason, int code) {
        connection.sendText(Json.text(Json.op("refused").set("reason", CityJson.reason(reason))));
        connection.close(code, reason.name());
        return DEAF;
    }
}
