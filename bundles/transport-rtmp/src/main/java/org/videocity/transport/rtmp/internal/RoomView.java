package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.videocity.api.RoomId;
import org.videocity.api.media.Publication;
import org.videocity.api.room.Member;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.wire.amf.AmfValue;

/**
 * What a client that is in a room was told of it, in the calls of the 2009 city: {@code added(id)}, {@code removed(id)},
 * {@code published(id, stream)}, {@code unpublished(id, stream)} and what members say to each other. Of itself it is told
 * nothing. Thread: the connection's event loop.
 */
final class RoomView {
    private final RoomId room;
    private final RoomNumbers numbers;
    private final BiConsumer<String, List<AmfValue>> call;
    private final Map<String, Seen> members = new LinkedHashMap<>();
    private final Map<String, String> streams = new LinkedHashMap<>();
    private String self = "";

    /** A member the client was told of. */
    private record Seen(String number, boolean rtmp) {}

    /**
     * Begins with an empty room.
     *
     * @param call calls a method of the client
     */
    RoomView(RoomId room, RoomNumbers numbers, BiConsumer<String, List<AmfValue>> call) {
        this.room = room;
        this.numbers = numbers;
        this.call = call;
    }

    /** Returns the client's own number, empty while it is not in the room. */
    String number() {
        return number(self, "");
    }

    /** Returns the client's own member id, empty while it is not in the room. */
    String self() {
        return self;
    }

    /** Returns the member a number means. */
    Optional<String> member(String number) {
        return members.entrySet().stream()
                .filter(e -> e.getValue().number().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the others that can be called: who came over RTMP, or where nobody did, everybody else. */
    List<String> others() {
        var others = members.entrySet().stream()
                .filter(member -> !member.getKey().equals(self))
                .toList();
        var callable =
                others.stream().filter(member -> member.getValue().rtmp()).toList();
        return (callable.isEmpty() ? others : callable)
                .stream().map(Map.Entry::getKey).toList();
    }

    /** Tells what is new in the room and what is gone since the client was told last, which is everything at first. */
    void entered(String selfId, RoomSnapshot now) {
        self = selfId;
        List<String> here = now.members().stream().map(Member::id).toList();
        Map<String, Publication> live = now.publications().stream()
                .collect(Collectors.toMap(Publication::name, p -> p, (one, other) -> one, LinkedHashMap::new));
        new ArrayList<>(streams.keySet())
                .stream().filter(name -> !live.containsKey(name)).forEach(this::unpublished);
        new ArrayList<>(members.keySet())
                .stream().filter(id -> !here.contains(id) && !id.equals(selfId)).forEach(this::left);
        now.members().forEach(this::came);
        live.values().forEach(this::published);
    }

    /** Hears of a member, new or renamed. */
    void came(Member member) {
        if (!members.containsKey(member.id())) {
            String number = numbers.take(room, member.id());
            members.put(member.id(), new Seen(number, member.transport().equals(RtmpTransport.NAME)));
            if (!member.id().equals(self)) {
                tell("added", number);
            }
        }
    }

    void left(String memberId) {
        Seen gone = members.remove(memberId);
        if (gone != null) {
            tell("removed", gone.number());
            numbers.release(room, memberId);
        }
    }

    void published(Publication publication) {
        String name = publication.name();
        if (streams.containsKey(name) || publication.derivedFrom().isPresent()) {
            return;
        }
        @Nullable String publisher = numbers.publisher(room, name);
        String number = publisher == null ? RoomNumbers.NOBODY : number(publisher, RoomNumbers.NOBODY);
        streams.put(name, number);
        if (!self.equals(publisher)) {
            tell("published", number, name);
        }
    }

    void unpublished(String name) {
        String number = streams.remove(name);
        if (number != null && !number.equals(number())) {
            tell("unpublished", number, name);
        }
    }

    /** Tells what somebody says; what the client said to everyone itself it knows. */
    void said(RoomMessage message) {
        boolean own = message.sender().equals(self) && message.to() instanceof Recipient.Everyone;
        if (own) {
            return;
        }
        // a feature speaks under its name
        String sender = number(message.sender(), message.sender());
        RoomCall.of(message).ifPresent(said -> {
            List<AmfValue> arguments = new ArrayList<>(said.arguments().size() + 1);
            arguments.add(AmfValue.of(sender));
            arguments.addAll(said.arguments());
            call.accept(said.method(), arguments);
        });
    }

    /** Gives everything back. */
    void clear() {
        members.keySet().forEach(id -> numbers.release(room, id));
        members.clear();
        streams.clear();
        self = "";
    }

    private String number(String memberId, String otherwise) {
        Seen seen = members.get(memberId);
        return seen == null ? otherwise : seen.number();
    }

    private void tell(String method, String... arguments) {
        List<AmfValue> values = new ArrayList<>(arguments.length);
        for (String argument : arguments) {
            values.add(AmfValue.of(argument));
        }
        call.accept(method, values);
    }
}
