package org.videocity.web.api.internal.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Member;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.Recipient;
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
 *                    |  ^                                                            |
 *             shut   |  +-------------------- the core is being updated -------------'
 *                    v  | admitted
 *                   OUTSIDE
 * </pre>
 *
 * Not thread-safe: everything happens on the socket's turns.
 */
final class RoomVisit implements Visitor {
    enum State {
        ARRIVED,
        AT_DOOR,
        /** Before a shut door, where one may knock. */
        OUTSIDE,
        CATCHING_UP,
        INSIDE,
        OVER
    }

    private static final Logger LOG = LoggerFactory.getLogger(RoomVisit.class);
    private static final int MAX_WAITING_EVENTS = 2_000;
    /** What somebody who comes in gets to read of what was said before. */
    private static final int NEWCOMERS_MESSAGES = 50;

    private static final long CATCH_UP_MILLIS = 5_000;
    private static final Reason NO_DOOR = new Reason("bad-message", "You are not before a closed door.");
    private static final Reason NOT_INSIDE =
            Reason.UNAVAILABLE.saying("You are not in the room yet; wait for welcome.");

    private final SocketSurroundings city;
    private final Executor turns;
    private final Outbox outbox;
    private final Function<ClientMessage.Hello, Door> doors;
    private final BiFunction<String, Optional<String>, Credentials> credentials;
    private final Consumer<String> onOver;
    private final OpenQuestions questions;
    private final List<Consumer<RoomListener>> waitingEvents = new ArrayList<>();

    private State state = State.ARRIVED;
    private SeenMessages seen = new SeenMessages("", 0);
    private boolean knocks;
    private String name = "";
    private int entries;
    private @Nullable Doorbell bell;
    private @Nullable Door door;
    private @Nullable Room room;
    private @Nullable MemberTicket ticket;
    private @Nullable RoomListener forwarder;

    /**
     * Begins a visit.
     *
     * @param doors makes the door a hello is said at; it calls this visitor
     * @param credentials what the browser shows under a name, perhaps with the token of a visit pass
     * @param onOver told once, with the name of the reason
     */
    RoomVisit(
            SocketSurroundings city,
            Executor turns,
            Outbox outbox,
            Function<ClientMessage.Hello, Door> doors,
            BiFunction<String, Optional<String>, Credentials> credentials,
            Consumer<String> onOver) {
        this.city = city;
        this.turns = turns;
        this.outbox = outbox;
        this.doors = doors;
        this.credentials = credentials;
        this.onOver = onOver;
        this.questions = new OpenQuestions(outbox, turns);
    }

    State state() {
        return state;
    }

    void hello(ClientMessage.Hello hello) {
        seen = new SeenMessages(hello.session(), hello.sequence());
        knocks = hello.knock();
        name = hello.name();
        state = State.AT_DOOR;
        door = doors.apply(hello);
        door.knock(
                !hello.session().isEmpty() || !hello.returning().isEmpty(),
                city.settings().config().coreWaitMillis());
    }

    void send(ClientMessage.Send send) {
        ask(send.id(), inside -> inside.send(send.to(), send.type(), send.body(), turns));
    }

    void rename(ClientMessage.Rename rename) {
        ask(rename.id(), inside -> inside.rename(rename.name(), turns));
    }

    void act(ClientMessage.Act act) {
        ask(act.id(), inside -> inside.act(act.act(), turns));
    }

    void answer(ClientMessage.Answer answer) {
        ask(answer.id(), inside -> inside.answer(answer.knock(), answer.admit(), turns));
    }

    void typing() {
        if (room != null) {
            room.typing();
        }
    }

    void knock(ClientMessage.Knock knock) {
        Identity who = door == null ? null : door.identity().orElse(null);
        if (state != State.OUTSIDE || who == null || bell == null) {
            questions.answer(knock.id(), Optional.of(NO_DOOR));
        } else {
            bell.ring(who, knock);
        }
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
        if (bell != null) {
            bell.coreChanged();
        }
    }

    @Override
    public void onEntered(EnterResult.Entered entered) {
        Room inside = entered.room();
        String self = inside.self().id();
        room = inside;
        ticket = entered.ticket();
        forwarder = new RoomForwarder(inside.id(), self, outbox, seen, city.texts(), this::renamed, this::closed);
        state = State.CATCHING_UP;
        int entry = ++entries;
        String session = entered.snapshot().session();
        ObjectNode welcome = Json.op("welcome").put("self", self).put("session", session);
        welcome.put("role", CityJson.word(inside.self().role()))
                .put("returnKey", entered.ticket().returnKey());
        ArrayNode may = welcome.putArray("may");
        entered.may().forEach(grant -> may.add(grant.name().replaceFirst("^videocity:", "")));
        welcome.set("room", CityJson.room(entered.snapshot(), self));
        outbox.send(welcome.set("transports", CityJson.transports(city.board().now())));
        catchUp(inside, session, entry);
    }

    /** What is said meanwhile waits, so that messages go out in their order. */
    private void catchUp(Room inside, String session, int entry) {
        city.clock().after(CATCH_UP_MILLIS, () -> turns.execute(() -> caughtUp(entry, session, List.of())));
        try {
            boolean isNew = !seen.isAny();
            inside.since(seen.session(), seen.sequence(), turns)
                    .whenCompleteAsync(
                            (missed, failure) -> caughtUp(
                                    entry, session, missed == null ? List.of() : isNew ? lastChat(missed) : missed),
                            turns);
        } catch (RuntimeException e) {
            LOG.debug("What was missed cannot be told", e);
            caughtUp(entry, session, List.of());
        }
    }

    /** Who is new gets to know what is being talked about, and nothing else that was sent. */
    private static List<RoomMessage> lastChat(List<RoomMessage> all) {
        List<RoomMessage> chat = all.stream()
                .filter(message ->
                        message.type().equals(ChatMessage.TYPE) && message.to() instanceof Recipient.Everyone)
                .toList();
        return chat.subList(Math.max(0, chat.size() - NEWCOMERS_MESSAGES), chat.size());
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
                end(CloseCode.TRY_LATER, "too-slow", Reason.CONNECTION_LOST);
            }
        }
    }

    @Override
    public void onShut(Reason reason) {
        if (!knocks || door == null) {
            onRefused(reason);
            return;
        }
        state = State.OUTSIDE;
        bell = new Doorbell(door.room(), city.link(), turns, questions, this::admitted, this::declined);
        boolean locked = reason.is(Reason.LOCKED);
        ObjectNode shut = Json.op("door").put("state", locked ? "locked" : "closed");
        shut.set("reason", CityJson.reason(reason));
        ArrayNode may = shut.putArray("may");
        (locked ? List.of("knock", "write") : List.of("card", "knock", "write")).forEach(may::add);
        outbox.send(shut);
    }

    private void admitted(Optional<String> token) {
        if (state == State.OUTSIDE && door != null) {
            bell = null;
            outbox.send(Json.op("admitted").put("pass", token.orElse(null)));
            state = State.AT_DOOR;
            door.knockAdmitted(
                    credentials.apply(name, token), city.settings().config().coreWaitMillis());
        }
    }

    private void declined(Reason reason) {
        if (state == State.OUTSIDE) {
            outbox.send(Json.op("declined").set("reason", CityJson.reason(reason)));
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
            ticket = new MemberTicket(ticket.room(), self, ticket.returnKey());
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

    /**
     * Ends the visit and the connection; without effect when it is over.
     *
     * @param leaving why; a place is kept where the page may come back by itself
     */
    void end(int code, String name, Reason leaving) {
        if (state == State.OVER) {
            return;
        }
        state = State.OVER;
        waitingEvents.clear();
        if (door != null) {
            door.close();
        }
        if (bell != null) {
            bell.close();
            bell = null;
        }
        if (room != null) {
            boolean mayComeBack = leaving.is(Reason.CONNECTION_LOST) || leaving.is(Reason.RESTARTING);
            if (mayComeBack) {
                room.stepOut(leaving);
            } else {
                room.leave(leaving);
            }
            room = null;
        }
        outbox.close(code, name);
        onOver.accept(name);
    }
}
