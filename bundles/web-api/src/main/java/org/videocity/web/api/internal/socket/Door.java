package org.videocity.web.api.internal.socket;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Authentication;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.identity.Credentials;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.RoomService;
import org.videocity.web.api.internal.json.ClientMessage;
import org.videocity.web.api.internal.link.CityLink;
import org.videocity.web.api.internal.link.Clock;

/**
 * Brings one person into one room, and again after the city's core was replaced; while there is no core it waits, up to a
 * limit. Not thread-safe: everything happens on the turns given.
 */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    /** What members and keys that come by a web socket came through. */
    static final String TRANSPORT = "http";
    /** A core just started may not have read all its rooms yet, or not know yet who may enter. */
    private static final long RETRY_MILLIS = 250;

    private static final int MAX_ROOM_RETRIES = 12;

    private static final Reason SIGN_IN =
            Reason.NOT_ALLOWED.saying("The city asks for more than this page can show; sign in another way.");

    private final RoomId room;
    private final String name;
    private final String returnKey;
    private final boolean opensToKeys;
    private final CityLink link;
    private final Clock clock;
    private final Executor turns;
    private final Visitor visitor;

    private Credentials credentials;
    private @Nullable Identity identity;
    private @Nullable MemberTicket ticket;
    private @Nullable RoomService askedRooms;
    private @Nullable AuthenticationService askedAuthentication;
    private @Nullable RoomEar ear;
    private boolean waiting;
    private boolean knownHere;
    private int roomRetries;
    private int round;
    private Clock.@Nullable Timer deadline;

    /**
     * Stands before a room.
     *
     * @param hello what was said there
     */
    Door(
            RoomId room,
            Credentials credentials,
            ClientMessage.Hello hello,
            SocketSurroundings city,
            Executor turns,
            Visitor visitor) {
        this.room = room;
        this.credentials = credentials;
        this.name = hello.name();
        this.returnKey = hello.returning();
        this.opensToKeys = credentials.kind().equals(Credentials.STREAM_KEY);
        this.link = city.link();
        this.clock = city.clock();
        this.turns = turns;
        this.visitor = visitor;
    }

    /**
     * Asks to be let in.
     *
     * @param wasHere whether the person was in the room before, so that a room not there yet is waited for
     */
    void knock(boolean wasHere, long waitMillis) {
        waiting = true;
        knownHere = wasHere;
        roomRetries = 0;
        int thisRound = ++round;
        deadline = clock.after(waitMillis, () -> turns.execute(() -> giveUp(thisRound)));
        ask();
    }

    /** Asks to be let in again, now that somebody inside opened; a guest shows more than before. */
    void knockAdmitted(Credentials shown, long waitMillis) {
        credentials = shown;
        identity = null;
        askedAuthentication = null;
        askedRooms = null;
        ear = null;
        knock(false, waitMillis);
    }

    RoomId room() {
        return room;
    }

    /** Returns who stands here, as soon as that is known. */
    Optional<Identity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Asks to be let in again as the same member, by another core than before. */
    void knockAgain(MemberTicket newTicket, long waitMillis) {
        ticket = newTicket;
        ear = null;
        knock(true, waitMillis);
    }

    /** Services came or went. */
    void coreChanged() {
        if (waiting) {
            ask();
        }
    }

    /** Goes away; whoever is let in afterwards leaves at once. */
    void close() {
        settled();
        ear = null;
    }

    private void ask() {
        RoomService rooms = link.rooms().orElse(null);
        if (rooms == null) {
            return;
        }
        if (ticket == null && identity == null) {
            authenticate();
        } else if (rooms != askedRooms) {
            askedRooms = rooms;
            enter(rooms);
        }
    }

    private void authenticate() {
        AuthenticationService authentication = link.authentication().orElse(null);
        if (authentication == null || authentication == askedAuthentication) {
            return;
        }
        askedAuthentication = authentication;
        int thisRound = round;
        guarded(() -> authentication.authenticate(credentials, turns))
                .whenCompleteAsync((answer, failure) -> authenticated(thisRound, answer, failure), turns);
    }

    private void authenticated(int ofRound, @Nullable Authentication answer, @Nullable Throwable failure) {
        if (!waiting || ofRound != round || identity != null) {
            return;
        }
        if (answer instanceof Authentication.Accepted accepted) {
            identity = accepted.identity();
            ask();
        } else if (answer instanceof Authentication.Rejected rejected
                && rejected.reason().is(Reason.UNAVAILABLE)) {
            LOG.debug("Nobody can look up now who stands at the door of {}; asking again", room);
            askedAuthentication = null;
            askAgain();
        } else if (answer instanceof Authentication.Rejected rejected) {
            refuse(rejected.reason());
        } else if (answer != null) {
            refuse(SIGN_IN);
        } else {
            LOG.debug("Authentication did not answer; waiting for the next", failure);
        }
    }

    private void enter(RoomService rooms) {
        MemberTicket member = ticket;
        Identity who = identity;
        RoomEar listener = new RoomEar(this::isCurrent, turns, visitor);
        ear = listener;
        CompletionStage<EnterResult> answer;
        if (member != null) {
            answer = guarded(() -> rooms.resume(member, listener, turns));
        } else if (who != null) {
            answer = guarded(
                    () -> rooms.enter(new EnterRequest(room, who, name, TRANSPORT, returnKey), listener, turns));
        } else {
            return;
        }
        answer.whenCompleteAsync((result, failure) -> answered(listener, result, failure), turns);
    }

    private boolean isCurrent(RoomEar asking) {
        return ear == asking;
    }

    private void answered(RoomEar asking, @Nullable EnterResult answer, @Nullable Throwable failure) {
        boolean stale = !waiting || !isCurrent(asking);
        if (answer instanceof EnterResult.Entered entered) {
            if (stale) {
                entered.room().leave(Reason.LEFT);
                return;
            }
            settled();
            ticket = entered.ticket();
            visitor.onEntered(entered);
        } else if (stale) {
            LOG.debug("A late answer at the door of {}", room);
        } else if (answer instanceof EnterResult.Refused refused) {
            refused(refused.reason());
        } else if (answer instanceof EnterResult.MovedTo moved) {
            refuse(new Reason("moved", "This room is now at " + moved.endpoint() + "."));
        } else {
            LOG.debug("The core did not answer at the door of {}; waiting for the next", room, failure);
        }
    }

    private void refused(Reason reason) {
        if (reason.is(Reason.RESTARTING) || reason.is(Reason.UNAVAILABLE)) {
            LOG.debug("The core is going, or is not complete yet; asking again at the door of {}", room);
            askAgain();
        } else if (knownHere && isShut(reason) && roomRetries++ < MAX_ROOM_RETRIES) {
            askAgain();
        } else if (ticket == null && !opensToKeys && (isShut(reason) || reason.is(Reason.LOCKED))) {
            close();
            visitor.onShut(isShut(reason) ? Reason.DOOR_CLOSED : reason);
        } else {
            refuse(reason);
        }
    }

    /** Nobody learns here which of these it was. */
    private static boolean isShut(Reason reason) {
        return reason.is(Reason.NO_SUCH_ROOM) || reason.is(Reason.KEY_REQUIRED) || reason.is(Reason.NOT_ALLOWED);
    }

    /** Asks the same rooms once more in a moment: they may only lack another part of the core. */
    private void askAgain() {
        askedRooms = null;
        clock.after(RETRY_MILLIS, () -> turns.execute(this::coreChanged));
    }

    private void refuse(Reason reason) {
        close();
        visitor.onRefused(reason);
    }

    private void giveUp(int ofRound) {
        if (waiting && ofRound == round) {
            close();
            visitor.onUnreachable();
        }
    }

    private void settled() {
        waiting = false;
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }

    private static <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
