package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.Room;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.rtmp.RtmpCommand;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.StatusCode;

/**
 * The calls of the 2009 city: {@code broadcast(method, …)}, {@code unicast(id, method, …)}, {@code multicast("id,id",
 * method, …)} and {@code anycast(method, …)} become messages of the room, and what happens there becomes calls to the
 * client. Thread: the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // answers of the room never fail
final class RoomCalls {
    private static final Set<String> COMMANDS = Set.of("broadcast", "unicast", "multicast", "anycast");
    private static final int MAX_DESTINATIONS = 64;
    private static final Reason NO_ROOM = new Reason(
            "no-room",
            "The application of this connection names no room; connect to rtmp://host/call/user@domain[/Room.Name].");

    private final RtmpConnection connection;
    private final @Nullable RtmpAddress address;
    private final @Nullable RoomMembership membership;
    private final @Nullable RoomView view;

    /** A call as the room takes it. */
    private record Outgoing(String type, String body, Optional<String> senderName) {}

    /** A call that waits to come in, and then for the room's answer to each of its messages; answered once. */
    private final class OpenCall implements RoomMembership.Wish {
        private final RtmpEvent.Call command;
        private final List<String> unknown = new ArrayList<>();
        private Outgoing call = new Outgoing("", "", Optional.empty());
        private int left;
        private boolean answered;

        private OpenCall(RtmpEvent.Call command) {
            this.command = command;
        }

        @Override
        public void inside(Room room) {
            send(this, call, room);
        }

        @Override
        public void outside(Reason why) {
            refuse(why);
        }

        private void taken(Optional<Reason> refused) {
            left--;
            refused.ifPresent(this::refuse);
            if (left == 0 && !unknown.isEmpty()) {
                refuse(nobody(unknown));
            } else if (left == 0 && !answered) {
                answered = true;
                String number = view == null ? "" : view.number();
                connection.session().result(command.transactionId(), AmfValue.of(number));
            }
            connection.push();
        }

        private void refuse(Reason why) {
            if (!answered) {
                answered = true;
                connection.refused(why);
                String description = command.name() + ": " + why.text();
                connection.session().error(command.transactionId(), StatusCode.CALL_FAILED, description);
            }
        }
    }

    /**
     * Begins outside of the room.
     *
     * @param address the room the application names, empty where it names none
     */
    RoomCalls(RtmpConnection connection, Optional<RtmpAddress> address) {
        this.connection = connection;
        this.address = address.orElse(null);
        if (address.isPresent()) {
            RoomView told = new RoomView(address.get().room(), connection.desk().numbers(), this::call);
            view = told;
            membership = new RoomMembership(connection, address.get(), told, this::putOut);
        } else {
            view = null;
            membership = null;
        }
    }

    static boolean isOne(String command) {
        return COMMANDS.contains(command);
    }

    /** Comes in because the client is a person's, not an encoder. */
    void enter() {
        if (membership != null) {
            membership.enter(new RoomMembership.Wish() {
                @Override
                public void inside(Room room) {
                    // the view says what there is
                }

                @Override
                public void outside(Reason why) {
                    connection
                            .session()
                            .status(
                                    0,
                                    StatusCode.LEVEL_WARNING,
                                    StatusCode.CALL_FAILED,
                                    "Not in the room: " + why.text());
                }
            });
        }
    }

    /** Runs something once it is known whether the client is in the room. */
    void whenSettled(Runnable task) {
        if (membership == null) {
            task.run();
        } else {
            membership.whenSettled(task);
        }
    }

    /** Does what the client calls, coming in for it if need be. */
    void handle(RtmpEvent.Call command) {
        OpenCall open = new OpenCall(command);
        if (membership == null) {
            open.refuse(NO_ROOM);
            return;
        }
        int first = command.name().equals("unicast") || command.name().equals("multicast") ? 1 : 0;
        try {
            RoomCall call = RoomCall.of(command.arguments(), first);
            open.call = new Outgoing(call.type(), call.body(), call.senderName());
            membership.enter(open);
        } catch (RoomCallException e) {
            open.refuse(e.reason());
        }
    }

    /** Returns the client's member id where it is in this room, else null. */
    @Nullable
    String memberIn(RoomId room) {
        if (view == null || address == null || !address.room().equals(room)) {
            return null;
        }
        return view.self().isEmpty() ? null : view.self();
    }

    void cityIsBack() {
        if (membership != null) {
            membership.cityIsBack();
        }
    }

    void leave() {
        if (membership != null) {
            membership.leave();
        }
    }

    private void send(OpenCall open, Outgoing call, Room room) {
        List<Recipient> to = new ArrayList<>();
        recipients(open.command, to, open.unknown);
        if (to.isEmpty()) {
            open.refuse(nobody(open.unknown));
            return;
        }
        call.senderName().ifPresent(name -> room.rename(name, connection.executor()));
        open.left = to.size();
        for (Recipient each : to) {
            room.send(each, call.type(), call.body(), connection.executor()).thenAccept(open::taken);
        }
    }

    private void recipients(RtmpEvent.Call command, List<Recipient> to, List<String> unknown) {
        RoomView known = view;
        if (known == null) {
            return;
        }
        switch (command.name()) {
            case "broadcast" -> to.add(Recipient.EVERYONE);
            case "anycast" -> {
                List<String> others = known.others();
                if (!others.isEmpty()) {
                    int chosen = ThreadLocalRandom.current().nextInt(others.size());
                    to.add(new Recipient.ToMember(others.get(chosen)));
                }
            }
            default -> {
                for (String number : destinations(command)) {
                    known.member(number)
                            .ifPresentOrElse(id -> to.add(new Recipient.ToMember(id)), () -> unknown.add(number));
                }
            }
        }
    }

    /** Reads ids; the 2009 city meant commas, semicolons and blanks between them, and so they are. */
    private static Set<String> destinations(RtmpEvent.Call command) {
        if (command.arguments().isEmpty()) {
            return Set.of();
        }
        AmfValue first = command.arguments().get(0);
        String text = first.asNumber().isPresent()
                ? Long.toString((long) first.asNumber().getAsDouble())
                : first.asText().orElse("");
        if (command.name().equals("unicast")) {
            return Set.of(text.strip());
        }
        Set<String> numbers = new LinkedHashSet<>(List.of(text.split("[,;\\s]+", MAX_DESTINATIONS + 1)));
        numbers.remove("");
        return numbers;
    }

    private static Reason nobody(List<String> unknown) {
        String who = unknown.isEmpty() ? "Nobody else is" : "No " + String.join(", ", unknown) + " is";
        return new Reason("nobody-there", who + " in this room.");
    }

    private void call(String method, List<AmfValue> arguments) {
        connection
                .session()
                .sendCommand(0, RtmpCommand.of(method, 0, AmfValue.NULL, arguments.toArray(AmfValue[]::new)));
    }

    private void putOut(Reason reason) {
        connection.refused(reason);
        connection.session().status(0, StatusCode.LEVEL_ERROR, StatusCode.CONNECT_CLOSED, reason.text());
        connection.closeGently();
    }
}
