package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Credentials;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.web.api.internal.http.DataPicture;
import org.videocity.web.api.internal.json.BadMessageException;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.ClientMessage;
import org.videocity.web.api.internal.json.ClientMessageReader;
import org.videocity.web.api.internal.json.Json;
import org.videocity.web.api.internal.link.Clock;
import org.videocity.web.api.internal.link.SerialExecutor;

/**
 * The server's side of {@code videocity.room.1} (docs/protocols/room-socket.md) for one browser: reads what the client says, within
 * limits, and puts it, the room's events and the registry's in one line, the turns. What it means is {@link RoomVisit}'s.
 */
final class RoomSocket implements WebSocketListener {
    private static final Reason BAD_MESSAGE = new Reason("bad-message", "That message makes no sense here.");
    private static final Reason HELLO_FIRST = BAD_MESSAGE.saying("The first message is hello.");
    private static final Reason HELLO_AGAIN = BAD_MESSAGE.saying("hello was said already.");
    private static final Reason TOO_FAST = Reason.LIMIT_REACHED.saying("Too many messages in a short time.");
    private static final Reason NO_BINARY = BAD_MESSAGE.saying("This socket speaks JSON text, nothing binary.");
    private static final Reason BAD_PHOTO =
            BAD_MESSAGE.saying("A photo is a PNG or JPEG of at most 1024 pixels a side, as data: URL.");
    private static final int MAX_BAD_MESSAGES = 10;
    /** RFC 6455 section 7.4.1: with these the page says itself that it goes. */
    private static final int NORMAL = 1000;

    private static final int GOING_AWAY = 1001;

    private final SocketSurroundings city;
    private final RoomId room;
    private final WebSocketHandshake handshake;
    private final SerialExecutor turns;
    private final Clock clock;
    private final Outbox outbox;
    private final RoomVisit visit;
    private final ClientMessageReader reader = new ClientMessageReader();
    private final MessageBudget budget;
    private final Clock.Timer helloTimer;
    private int badMessages;

    /**
     * Begins to listen.
     *
     * @param onOver told once, on its turns, with the name of the reason
     */
    RoomSocket(
            SocketSurroundings city,
            RoomId room,
            WebSocketHandshake handshake,
            WebSocketConnection connection,
            BiConsumer<RoomSocket, String> onOver) {
        this.city = city;
        this.room = room;
        this.handshake = handshake;
        this.turns = new SerialExecutor(city.workers());
        this.clock = city.clock();
        this.outbox = new Outbox(connection, city.settings(), this::tooSlow);
        this.visit = new RoomVisit(
                city, turns, outbox, this::door, this::credentials, reason -> onOver.accept(this, reason));
        var config = city.settings().config();
        this.budget = new MessageBudget(config.maxMessagesPerSecond(), clock.nanoTime());
        this.helloTimer = clock.after(config.helloTimeoutMillis(), () -> turns.execute(this::helloMissing));
    }

    @Override
    public void onText(String text) {
        if (budget.take(clock.nanoTime())) {
            turns.execute(() -> hear(text));
        } else {
            turns.execute(() -> misused(TOO_FAST));
        }
    }

    @Override
    public void onBinary(ByteBuffer bytes) {
        turns.execute(() -> misused(NO_BINARY));
    }

    @Override
    public void onClose(int code, String reason) {
        boolean saidGoodbye = code == NORMAL || code == GOING_AWAY;
        Reason leaving = saidGoodbye ? Reason.LEFT : Reason.CONNECTION_LOST;
        turns.execute(() -> end(code, Reason.LEFT.name(), leaving));
    }

    /** Services came or went. */
    void coreChanged() {
        turns.execute(visit::coreChanged);
    }

    /** Transports came, went or changed. */
    void transports(String text) {
        turns.execute(() -> visit.transports(text));
    }

    /** Says that the bundle is being replaced; completed when the room was left. */
    CompletableFuture<Void> restart() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        turns.execute(() -> {
            outbox.send(Json.op("closed").set("reason", CityJson.reason(Reason.RESTARTING)));
            end(CloseCode.RESTART, Reason.RESTARTING.name(), Reason.RESTARTING);
            done.complete(null);
        });
        return done;
    }

    private void hear(String text) {
        if (visit.state() == RoomVisit.State.OVER) {
            return;
        }
        try {
            act(reader.read(text));
        } catch (BadMessageException e) {
            badMessages++;
            Reason reason = BAD_MESSAGE.saying(e.sentence());
            if (badMessages > MAX_BAD_MESSAGES || visit.state() == RoomVisit.State.ARRIVED) {
                misused(reason);
            } else {
                visit.refuseMessage(reader.idOf(text), reason);
            }
        }
    }

    private void act(ClientMessage message) {
        boolean arrived = visit.state() == RoomVisit.State.ARRIVED;
        if (message instanceof ClientMessage.Ping) {
            outbox.send(Json.op("pong"));
        } else if (message instanceof ClientMessage.Hello hello) {
            if (arrived) {
                helloTimer.cancel();
                visit.hello(hello);
            } else {
                visit.refuseMessage(MissingNode.getInstance(), HELLO_AGAIN);
            }
        } else if (arrived) {
            misused(HELLO_FIRST);
        } else if (message instanceof ClientMessage.Send send) {
            visit.send(send);
        } else if (message instanceof ClientMessage.Rename rename) {
            visit.rename(rename);
        } else if (message instanceof ClientMessage.Knock knock) {
            knock(knock);
        } else if (message instanceof ClientMessage.Answer answer) {
            visit.answer(answer);
        } else if (message instanceof ClientMessage.Act act) {
            visit.act(act);
        } else if (message instanceof ClientMessage.Typing) {
            visit.typing();
        } else if (message instanceof ClientMessage.Unknown unknown) {
            visit.refuseMessage(unknown.id(), new Reason("unknown-op", "This city does not know that op."));
        }
    }

    private void knock(ClientMessage.Knock knock) {
        if (knock.photo().isEmpty() || DataPicture.isOne(knock.photo())) {
            visit.knock(knock);
        } else {
            visit.refuseMessage(knock.id(), BAD_PHOTO);
        }
    }

    private Door door(ClientMessage.Hello hello) {
        return new Door(room, credentials(hello.name(), Optional.empty()), hello, city, turns, visit);
    }

    /**
     * What the browser shows.
     *
     * @param pass the token of a visit pass it was given since it opened this socket
     */
    private Credentials credentials(String name, Optional<String> pass) {
        Optional<String> key = handshake.parameter("key").filter(value -> !value.isEmpty());
        if (key.isPresent()) {
            return Credentials.streamKey(key.get(), Door.TRANSPORT, handshake.remote());
        }
        Map<String, String> cookies = new HashMap<>(handshake.cookies());
        city.link()
                .visits()
                .ifPresent(
                        visits -> pass.ifPresent(token -> cookies.put(visits.cookieName(handshake.secure()), token)));
        return Credentials.browser(
                cookies, city.settings().cityOf(handshake.host()), name, Door.TRANSPORT, handshake.remote());
    }

    private void helloMissing() {
        if (visit.state() == RoomVisit.State.ARRIVED) {
            misused(HELLO_FIRST);
        }
    }

    private void misused(Reason reason) {
        if (visit.state() != RoomVisit.State.OVER) {
            outbox.send(Json.op("refused").set("reason", CityJson.reason(reason)));
            end(CloseCode.MISUSE, "misuse", Reason.LEFT);
        }
    }

    private void tooSlow() {
        end(CloseCode.TRY_LATER, "too-slow", Reason.CONNECTION_LOST);
    }

    private void end(int code, String name, Reason leaving) {
        helloTimer.cancel();
        visit.end(code, name, leaving);
    }
}
