package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Member;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.web.api.internal.json.CityJson;
import org.videocity.web.api.internal.json.ClientMessage;
import org.videocity.web.api.internal.json.Json;

/**
 * One person's stay in a room, from hello to the end, also over an update of the city's core.
 *
 * <pre>
 * ARRIVED --hello--> AT_DOOR --entered--> CATCHING_UP --what was missed is sent--> INSIDE
 *                       ^                                                            |
 *                       '-------------------- the core is being updated -------------'
 * </pre>
 *
 * Not thread-safe: everything happens on the socket's turns.
 */
final class RoomVisit implements Visitor {
    enum State {
        ARRIVED,
        AT_DOOR,
        CATCHING_UP,
        INSIDE,
        OVER
    }

    private static final Logger LOG = LoggerFactory.getLogger(RoomVisit.class);
    private static final int MAX_WAITING_EVENTS = 2_000;
    private static final long CATCH_UP_MILLIS = 5_000;
    private static final Reason NOT_INSIDE =
            Reason.UNAVAILABLE.saying("You are not in the room yet; wait for welcome.");

    private final SocketSurroundings city;
    private final Executor turns;
    private final Outbox outbox;
    private final Function<ClientMessage.Hello, Door> doors;
    private final Consumer<String> onOver;
    private final OpenQuestions questions;
    private final List<Consumer<RoomListener>> waitingEvents = new ArrayList<>();

    private State state = State.ARRIVED;
    private SeenMessages seen = new SeenMessages("", 0);
    private int entries;
    private @Nullable Door door;
    private @Nullable Room room;
    private @Nullable MemberTicket ticket;
    private @Nullable RoomListener forwarder;

    /**
     * Begins a visit.
     *
     * @param doors makes the door a hello is said at; it calls this visitor
     * @param onOver told once, with the name of the reason
     */
    RoomVisit(
            SocketSurroundings city,
            Executor turns,
            Outbox outbox,
            Function<ClientMessage.Hello, Door> doors,
            Consumer<String> onOver) {
        this.city = city;
        this.turns = turns;
        this.outbox = outbox;
        this.doors = doors;
        this.onOver = onOver;
        this.questions = new OpenQuestions(outbox, turns);
    }

    State state() {
        return state;
    }

    void hello(ClientMessage.Hello hello) {
        seen = new SeenMessages(hello.session(), hello.sequence());
        state = State.AT_DOOR;
        door = doors.apply(hello);
        door.knock(!hello.session().isEmpty(), city.settings().config().coreWaitMillis());
    }

    void send(ClientMessage.Send send) {
        ask(send.id(), inside -> inside.send(send.to(), send.type(), send.body(), turns));
    }

    void rename(ClientMessage.Rename rename) {
        ask(rename.id(), inside -> inside.rename(rename.name(), turns));
    }

    void refuseMessage(JsonNode id, Reason reason) {
        questions.answer(id, Optional.of(reason));
    }

    private void ask(JsonNode id, Function<Room, CompletionStage<Optional<Reason>>> question) {
        Room inside = room;
        if (inside == null) {
            questions.answer(id, Optional.of(ticket == null ? NOT_INSIDE : Reason.RESTARTING));
        } else {
            questions.ask(id, () -> question.apply(inside));
        }
    }

    void transports(String text) {
        if (room != null) {
            outbox.send(text);
        }
    }

    void coreChanged() {
        if (door != null) {
            door.coreChanged();
        }
    }

    @Override
    public void onEntered(EnterResult.Entered entered) {
        Room inside = entered.room();
        String self = inside.self().id();
        room = inside;
        ticket = entered.ticket();
        forwarder = new RoomForwarder(self, outbox, seen, city.texts(), this::renamed, this::closed);
        state = State.CATCHING_UP;
        int entry = ++entries;
        String session = entered.snapshot().session();
        ObjectNode welcome = Json.op("welcome").put("self", self).put("session", session);
        welcome.set("room", CityJson.room(entered.snapshot(), self));
        outbox.send(welcome.set("transports", CityJson.transports(city.board().now())));
        if (seen.isAny()) {
            catchUp(inside, session, entry);
        } else {
            caughtUp(entry, session, List.of());
        }
    }

    /** What is said meanwhile waits, so that messages go out in their order. */
    private void catchUp(Room inside, String session, int entry) {
        city.clock().after(CATCH_UP_MILLIS, () -> turns.execute(() -> caughtUp(entry, session, List.of())));
        try {
            inside.since(seen.session(), seen.sequence(), turns)
                    .whenCompleteAsync(
                            (missed, failure) -> caughtUp(entry, session, missed == null ? List.of() : missed), turns);
        } catch (RuntimeException e) {
            LOG.debug("What was missed cannot be told", e);
            caughtUp(entry, session, List.of());
        }
    }

    private void caughtUp(int entry, String session, List<RoomMessage> missed) {
        if (state != State.CATCHING_UP || entry != entries || forwarder == null) {
            return;
        }
        state = State.INSIDE;
        missed.forEach(forwarder::onMessage);
        seen.begin(session);
        List<Consumer<RoomListener>> events = List.copyOf(waitingEvents);
        waitingEvents.clear();
        events.forEach(this::onEvent);
    }

    @Override
    public void onEvent(Consumer<RoomListener> event) {
        if (state == State.INSIDE && forwarder != null) {
            event.accept(forwarder);
        } else if (state == State.AT_DOOR || state == State.CATCHING_UP) {
            waitingEvents.add(event);
            if (waitingEvents.size() > MAX_WAITING_EVENTS) {
                end(CloseCode.TRY_LATER, "too-slow", Reason.LEFT);
            }
        }
    }

    @Override
    public void onRefused(Reason reason) {
        boolean wasInside = ticket != null;
        outbox.send(Json.op(wasInside ? "closed" : "refused").set("reason", CityJson.reason(reason)));
        int code = reason.is(Reason.NO_SUCH_ROOM) ? CloseCode.NO_SUCH_ROOM : CloseCode.REFUSED;
        end(wasInside ? CloseCode.TAKEN_OUT : code, reason.name(), Reason.LEFT);
    }

    @Override
    public void onUnreachable() {
        outbox.send(Json.op("closed").set("reason", CityJson.reason(Reason.UNAVAILABLE)));
        end(CloseCode.RESTART, Reason.UNAVAILABLE.name(), Reason.LEFT);
    }

    private void renamed(Member self) {
        if (ticket != null) {
            ticket = new MemberTicket(ticket.room(), self);
        }
    }

    private void closed(Reason reason) {
        if (reason.is(Reason.RESTARTING)) {
            interrupted(reason);
        } else {
            outbox.send(Json.op("closed").set("reason", CityJson.reason(reason)));
            end(CloseCode.TAKEN_OUT, reason.name(), reason);
        }
    }

    private void interrupted(Reason reason) {
        room = null;
        forwarder = null;
        waitingEvents.clear();
        state = State.AT_DOOR;
        questions.giveUp(reason);
        outbox.send(Json.op("interrupted").set("reason", CityJson.reason(reason)));
        if (door != null && ticket != null && state == State.AT_DOOR) {
            door.knockAgain(ticket, city.settings().config().coreWaitMillis());
        }
    }

    /** Ends the visit and the connection; without effect when it is over. */
    void end(int code, String name, Reason leaving) {
        if (state == State.OVER) {
            return;
        }
        state = State.OVER;
        waitingEvents.clear();
        if (door != null) {
            door.close();
        }
        if (room != null) {
            room.leave(leaving);
            room = null;
        }
        outbox.close(code, name);
        onOver.accept(name);
    }
}
