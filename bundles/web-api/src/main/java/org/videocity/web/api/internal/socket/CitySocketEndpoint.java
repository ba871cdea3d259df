package org.videocity.web.api.internal.socket;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.CityListener;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.ClientMessage;
import org.videocity.web.api.internal.json.ClientMessageReader;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.SerialExecutor;
import org.videocity.web.api.internal.link.TransportBoard;
import org.videocity.web.api.internal.link.WebApiSettings;
import org.videocity.web.api.internal.link.WebThreads;

/**
 * {@code /ws/city}: shows the public rooms and what changes in them. Thread: what comes from rooms and clients is put in
 * one line, the turns.
 */
@Component(
        service = {WebSocketEndpoint.class, CityListener.class},
        immediate = true)
public final class CitySocketEndpoint implements WebSocketEndpoint, CityListener {
    static final String NAME = "city";

    private static final Logger LOG = LoggerFactory.getLogger(CitySocketEndpoint.class);
    private static final long GOODBYE_MILLIS = 2_000;
    private static final int MAX_MESSAGE_BYTES = 4 * 1024;
    private static final WebSocketListener DEAF = new WebSocketListener() {};

    private final SocketSurroundings city;
    private final SerialExecutor turns;
    private final CityFeed feed;
    private final Runnable onCore;

    @Activate
    public CitySocketEndpoint(
            @Reference CityLink link,
            @Reference TransportBoard board,
            @Reference WebApiSettings settings,
            @Reference SocketGate gate,
            @Reference WebThreads threads) {
        this(new SocketSurroundings(link, board, settings, gate, threads, threads, new MessageTexts()));
    }

    CitySocketEndpoint(SocketSurroundings city) {
        this.city = city;
        this.turns = new SerialExecutor(city.workers());
        this.feed = new CityFeed(city, turns);
        this.onCore = () -> turns.execute(feed::coreChanged);
        city.link().addListener(onCore);
        onCore.run();
    }

    /** Everybody is sent away; the browsers come back by themselves. */
    @Deactivate
    public void close() {
        city.link().removeListener(onCore);
        CompletableFuture<Void> done = new CompletableFuture<>();
        turns.execute(() -> {
            feed.closeAll(CloseCode.RESTART, Reason.RESTARTING.name());
            done.complete(null);
        });
        try {
            done.get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Not every city socket could be closed in {} ms", GOODBYE_MILLIS, e);
        }
    }

    @Override
    public String path() {
        return "/ws/city";
    }

    @Override
    public List<String> subprotocols() {
        return List.of("videocity.city.1");
    }

    @Override
    public int maxMessageBytes() {
        return MAX_MESSAGE_BYTES;
    }

    @Override
    public void onChanged(RoomSnapshot room) {
        turns.execute(() -> feed.changed(room));
    }

    @Override
    public void onGone(RoomId room) {
        turns.execute(() -> feed.gone(room));
    }

    @Override
    public WebSocketListener open(WebSocketHandshake handshake, WebSocketConnection connection) {
        Optional<Reason> refusal = city.gate().enter(NAME, handshake.remote());
        if (refusal.isPresent()) {
            connection.sendText(Json.text(Json.op("refused").set("reason", CityJson.reason(refusal.get()))));
            connection.close(CloseCode.TRY_LATER, refusal.get().name());
            return DEAF;
        }
        CitySocket socket =
                new CitySocket(city.settings().cityOf(handshake.host()), connection, city.settings(), this::slow);
        turns.execute(() -> feed.arrive(socket));
        return new Client(socket, handshake.remote());
    }

    private void slow() {
        city.gate().count(NAME, "too-slow");
    }

    /** What a client of the city says: nothing but ping, in measure. */
    private final class Client implements WebSocketListener {
        private final CitySocket socket;
        private final InetSocketAddress remote;
        private final ClientMessageReader reader = new ClientMessageReader();
        private final MessageBudget budget;

        Client(CitySocket socket, InetSocketAddress remote) {
            this.socket = socket;
            this.remote = remote;
            this.budget = new MessageBudget(
                    city.settings().config().maxMessagesPerSecond(),
                    city.clock().nanoTime());
        }

        @Override
        public void onText(String text) {
            if (!budget.take(city.clock().nanoTime())) {
                misused();
                return;
            }
            try {
                if (reader.read(text) instanceof ClientMessage.Ping) {
                    turns.execute(() -> socket.answer("{\"op\":\"pong\"}"));
                }
            } catch (BadMessageException e) {
                misused();
            }
        }

        @Override
        public void onBinary(ByteBuffer bytes) {
            misused();
        }

        @Override
        public void onClose(int code, String reason) {
            city.gate().leave(NAME, remote);
            turns.execute(() -> feed.leave(socket));
        }

        private void misused() {
            city.gate().count(NAME, "misuse");
            turns.execute(() -> socket.close(CloseCode.MISUSE, "misuse"));
        }
    }
}
