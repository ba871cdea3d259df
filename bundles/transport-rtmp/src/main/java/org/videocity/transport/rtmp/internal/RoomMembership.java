package org.videocity.transport.rtmp.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.media.Publication;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Member;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.Room;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;

/**
 * A connection's presence in the room its application names, also over an update of the city's core. Thread: the
 * connection's event loop.
 *
 * <pre>
 * OUTSIDE --enter--> ENTERING --entered--> INSIDE
 *    ^                  | ^                  |
 *    '----- refused ----' '------ AWAY <-----' the core is being updated
 * </pre>
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a loop closes it, and that is heard
final class RoomMembership {
    private static final Logger LOG = LoggerFactory.getLogger(RoomMembership.class);
    private static final int MAX_WAITING = 1_000;

    enum State {
        OUTSIDE,
        ENTERING,
        INSIDE,
        AWAY,
        GONE
    }

    /** What became of the wish to be inside. */
    interface Wish {
        void inside(Room room);

        void outside(Reason why);
    }

    private final RtmpConnection connection;
    private final RtmpAddress address;
    private final RoomView view;
    private final Consumer<Reason> onPutOut;
    private final Patience patience;
    private final Queue<Wish> wishes = new ArrayDeque<>();
    private final Queue<Runnable> waitingEvents = new ArrayDeque<>();
    private final List<Runnable> afterEntering = new ArrayList<>();
    private State state = State.OUTSIDE;
    private @Nullable Room room;
    private @Nullable MemberTicket ticket;
    private @Nullable Ear ear;

    /** Hears on the rooms' thread; what it hears after another attempt began is old news. */
    private final class Ear implements RoomListener {
        @Override
        public void onEntered(Member member) {
            post(() -> {
                renamed(member);
                view.came(member);
            });
        }

        @Override
        public void onLeft(Member member, Reason reason) {
            post(() -> view.left(member.id()));
        }

        @Override
        public void onMessage(RoomMessage message) {
            post(() -> view.said(message));
        }

        @Override
        public void onPublished(Publication publication) {
            post(() -> view.published(publication));
        }

        @Override
        public void onUnpublished(Publication publication, Reason reason) {
            post(() -> view.unpublished(publication.name()));
        }

        @Override
        public void onClosed(Reason reason) {
            post(() -> closed(reason));
        }

        private void post(Runnable event) {
            EventLoopExecutor.run(connection.loop(), () -> heard(this, event));
        }
    }

    /**
     * Begins outside.
     *
     * @param address the room, with the key where the client showed one
     * @param onPutOut told once when the room takes the client out
     */
    RoomMembership(RtmpConnection connection, RtmpAddress address, RoomView view, Consumer<Reason> onPutOut) {
        this.connection = connection;
        this.address = address;
        this.view = view;
        this.onPutOut = onPutOut;
        this.patience = new Patience(connection.loop(), connection.config().restartWaitMillis());
    }

    /** Comes in, if it is not inside already, and then does what is wished. */
    void enter(Wish wish) {
        Room inside = room;
        if (state == State.INSIDE && inside != null) {
            wish.inside(inside);
        } else if (state == State.GONE) {
            wish.outside(Reason.LEFT);
        } else if (state == State.AWAY) {
            wish.outside(Reason.RESTARTING);
        } else if (wishes.size() >= MAX_WAITING) {
            wish.outside(Reason.LIMIT_REACHED);
        } else {
            wishes.add(wish);
            if (state == State.OUTSIDE) {
                knock();
            }
        }
    }

    /** Runs something once it is known whether the client is inside: at once, unless it is on its way in. */
    void whenSettled(Runnable task) {
        if (state == State.ENTERING && ticket == null) {
            afterEntering.add(task);
        } else {
            task.run();
        }
    }

    void cityIsBack() {
        if (state == State.AWAY) {
            knock();
        }
    }

    /** Goes for good. Numbers are given back first: whoever sees the room empty finds them free. */
    void leave() {
        Room left = room;
        state = State.GONE;
        room = null;
        ear = null;
        view.clear();
        if (left != null) {
            left.leave(Reason.LEFT);
        }
        refuseWishes(Reason.LEFT);
        waitingEvents.clear();
        afterEntering.clear();
    }

    private void knock() {
        state = State.ENTERING;
        Ear mine = new Ear();
        ear = mine;
        waitingEvents.clear();
        MemberTicket known = ticket;
        EventLoopExecutor loop = connection.executor();
        connection
                .city()
                .<EnterResult>visit(
                        connection.credentials(address),
                        (rooms, identity) -> known != null
                                ? rooms.resume(known, mine, loop)
                                : rooms.enter(
                                        new EnterRequest(address.room(), identity, "", RtmpTransport.NAME), mine, loop),
                        loop)
                .thenAccept(visit -> {
                    answered(mine, visit);
                    connection.push();
                });
    }

    private void answered(Ear asked, CityLink.Visit<EnterResult> visit) {
        if (visit instanceof CityLink.Visit.Answered<EnterResult> answered) {
            EnterResult said = answered.answer();
            if (said instanceof EnterResult.Entered entered) {
                entered(asked, entered);
            } else if (said instanceof EnterResult.Refused refused) {
                turnedAway(asked, refused.reason());
            } else if (said instanceof EnterResult.MovedTo moved) {
                turnedAway(asked, new Reason("moved", "That room is at " + moved.endpoint() + "."));
            }
        } else if (visit instanceof CityLink.Visit.TurnedAway<EnterResult> away) {
            turnedAway(asked, away.reason());
        } else if (ear == asked) {
            away();
        }
    }

    private void entered(Ear asked, EnterResult.Entered entered) {
        if (state != State.ENTERING || ear != asked) {
            entered.room().leave(Reason.LEFT);
            return;
        }
        LOG.debug("{} is in {}", connection.remote(), address.room());
        state = State.INSIDE;
        room = entered.room();
        ticket = entered.ticket();
        patience.over();
        view.entered(entered.room().self().id(), entered.snapshot());
        while (!waitingEvents.isEmpty() && state == State.INSIDE) {
            waitingEvents.remove().run();
        }
        settled();
        while (!wishes.isEmpty() && state == State.INSIDE) {
            wishes.remove().inside(entered.room());
        }
    }

    private void turnedAway(Ear asked, Reason reason) {
        if (state != State.ENTERING || ear != asked) {
            return;
        }
        if (patience.isTried() && Statuses.passes(reason)) {
            away();
        } else if (ticket != null) {
            putOut(reason);
        } else {
            state = State.OUTSIDE;
            ear = null;
            connection.refused(reason);
            refuseWishes(ClosedDoor.told(reason, address));
            settled();
        }
    }

    private void heard(Ear by, Runnable event) {
        if (ear != by) {
            return;
        }
        if (state == State.INSIDE) {
            event.run();
            connection.push();
        } else if (waitingEvents.size() < MAX_WAITING) {
            waitingEvents.add(event);
        }
    }

    private void closed(Reason reason) {
        room = null;
        if (reason.is(Reason.RESTARTING)) {
            away();
        } else {
            putOut(reason);
        }
    }

    private void away() {
        if (state == State.GONE) {
            return;
        }
        state = State.AWAY;
        ear = null;
        patience.begin();
        refuseWishes(Reason.RESTARTING);
        settled();
        if (patience.isGone()) {
            putOut(Reason.UNAVAILABLE);
        } else {
            connection.loop().schedule(this::cityIsBack, Patience.RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void putOut(Reason reason) {
        leave();
        onPutOut.accept(reason);
    }

    private void refuseWishes(Reason reason) {
        while (!wishes.isEmpty()) {
            wishes.remove().outside(reason);
        }
    }

    private void settled() {
        List<Runnable> tasks = List.copyOf(afterEntering);
        afterEntering.clear();
        tasks.forEach(Runnable::run);
    }

    /** A member that changed its name shall come back under it. */
    private void renamed(Member member) {
        MemberTicket known = ticket;
        if (known != null && known.member().id().equals(member.id())) {
            ticket = new MemberTicket(known.room(), member, known.returnKey());
        }
    }
}
