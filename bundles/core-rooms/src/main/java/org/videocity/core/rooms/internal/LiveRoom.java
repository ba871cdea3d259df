package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.feature.RoomFeature;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.Publication;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.Member;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomMessage;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;

/**
 * One room: who is in it, what is said, what is live. It is open, with a session of its own, while somebody is in it or
 * something is live that no feature publishes.
 *
 * <p>Everything runs on the rooms' thread, except {@link #snapshot} and {@link #settings}.
 */
final class LiveRoom {
    private final City city;
    private final Stage stage;
    private final Map<String, MemberSeat> members = new LinkedHashMap<>();
    private final Map<RoomFeature, FeatureSeat> features = new LinkedHashMap<>();
    private final History history = new History();
    private volatile RoomSettings settings;
    private volatile RoomSnapshot everything;
    private String session = "";
    private long sequence;
    private boolean closing;

    LiveRoom(City city, RoomSettings settings) {
        this.city = city;
        this.settings = settings;
        this.stage = new Stage(this, city);
        this.everything = new RoomSnapshot(settings, "", List.of(), List.of());
    }

    City city() {
        return city;
    }

    RoomSettings settings() {
        return settings;
    }

    Stage stage() {
        return stage;
    }

    /** Returns the room as it is now, with everything in it; safe from any thread. */
    RoomSnapshot snapshot() {
        return everything;
    }

    /** Returns the room as a member sees it, or with the empty id as somebody outside does. */
    RoomSnapshot snapshotFor(String memberId) {
        RoomSnapshot all = everything;
        List<Publication> visible = all.publications().stream()
                .filter(p -> p.audience().includes(memberId))
                .toList();
        return new RoomSnapshot(all.settings(), all.session(), all.members(), visible);
    }

    // Coming and going

    EnterResult enter(EnterRequest request, RoomListener listener) {
        if (members.size() >= city.limits().maxMembersPerRoom()) {
            return new EnterResult.Refused(Reason.ROOM_FULL);
        }
        String name = nameFor(request.displayName(), request.identity().displayName());
        Member member = new Member(newId(), request.identity(), name, request.transport(), Instant.now());
        return seat(member, listener);
    }

    EnterResult resume(MemberTicket ticket, RoomListener listener) {
        MemberSeat before = members.get(ticket.member().id());
        if (before != null) {
            remove(before, Reason.TAKEN_OVER);
            before.tellClosed(Reason.TAKEN_OVER);
        } else if (members.size() >= city.limits().maxMembersPerRoom()) {
            return new EnterResult.Refused(Reason.ROOM_FULL);
        }
        return seat(ticket.member(), listener);
    }

    private EnterResult seat(Member member, RoomListener listener) {
        open();
        MemberSeat seat = new MemberSeat(this, member, listener, city.limits().messageBurst());
        members.put(member.id(), seat);
        changed();
        tellOthers(seat, l -> l.onEntered(member));
        MemberTicket ticket = new MemberTicket(settings.id(), member);
        return new EnterResult.Entered(seat, ticket, snapshotFor(member.id()));
    }

    private String nameFor(String wanted, String known) {
        String name = Names.display(wanted);
        if (name.isEmpty()) {
            name = Names.display(known);
        }
        return name.isEmpty()
                ? Names.guest(members.values().stream()
                        .map(s -> s.self().displayName())
                        .collect(Collectors.toSet()))
                : name;
    }

    void rename(MemberSeat seat, String wanted) {
        Member before = seat.self();
        String name = nameFor(wanted, "");
        if (!name.equals(before.displayName())) {
            Member renamed = new Member(before.id(), before.identity(), name, before.transport(), before.since());
            seat.rename(renamed);
            changed();
            tell(l -> l.onEntered(renamed));
        }
    }

    /** Takes a member out; the others are told. Yields whether it was there. */
    boolean remove(MemberSeat seat, Reason reason) {
        if (!members.remove(seat.self().id(), seat)) {
            return false;
        }
        seat.gone();
        changed();
        tell(l -> l.onLeft(seat.self(), reason));
        settle();
        return true;
    }

    /** Takes a member out and tells it why. */
    boolean kick(String memberId, Reason reason) {
        MemberSeat seat = members.get(memberId);
        if (seat == null || !remove(seat, reason)) {
            return false;
        }
        seat.tellClosed(reason);
        return true;
    }

    List<MemberSeat> members() {
        return List.copyOf(members.values());
    }

    // Speaking

    /** Gives a message to those it is for; yields why not, if not. */
    Optional<Reason> say(String sender, String senderName, Recipient to, String type, String body) {
        if (!isHere(to)) {
            return Optional.of(Post.NOBODY_THERE);
        }
        RoomMessage message = new RoomMessage(session, ++sequence, sender, senderName, to, type, body, Instant.now());
        history.add(message);
        for (MemberSeat seat : members()) {
            if (Post.isFor(message, seat.self().id())) {
                City.guarded(seat.listener(), l -> l.onMessage(message));
            }
        }
        for (FeatureSeat seat : features()) {
            seat.hear(message);
        }
        return Optional.empty();
    }

    private boolean isHere(Recipient to) {
        if (to instanceof Recipient.ToMember member) {
            return members.containsKey(member.memberId());
        }
        if (to instanceof Recipient.ToService service) {
            return features.values().stream().anyMatch(f -> f.name().equals(service.name()));
        }
        return true;
    }

    List<RoomMessage> since(String memberId, String knownSession, long knownSequence) {
        return history.since(knownSession, knownSequence, m -> Post.isFor(m, memberId));
    }

    // Telling

    /** Tells every member and feature. */
    void tell(Consumer<RoomListener> what) {
        tellOthers(null, what);
    }

    private void tellOthers(@Nullable MemberSeat except, Consumer<RoomListener> what) {
        for (MemberSeat seat : members()) {
            if (seat != except) {
                City.guarded(seat.listener(), what);
            }
        }
        features().forEach(f -> f.tell(what));
    }

    /** Tells those members a publication is for, and every feature. */
    void tellAudience(Publication publication, Consumer<RoomListener> what) {
        for (MemberSeat seat : members()) {
            if (publication.audience().includes(seat.self().id())) {
                City.guarded(seat.listener(), what);
            }
        }
        features().forEach(f -> f.tell(what));
    }

    /** Makes the new state visible before anybody is told of it. */
    void changed() {
        everything = new RoomSnapshot(
                settings,
                session,
                members.values().stream().map(MemberSeat::self).toList(),
                stage.publications());
        city.changed(this);
    }

    // Opening and closing

    /** Opens the room, if it is not open already: a new session, with the features that serve it. */
    void open() {
        if (session.isEmpty()) {
            session = newId();
            sequence = 0;
            changed();
            List.copyOf(city.features()).forEach(this::attach);
        }
    }

    /** Ends the session when nobody is left whom it is for. */
    void settle() {
        if (!closing && !session.isEmpty() && members.isEmpty() && !stage.isInUse()) {
            endSession(Reason.ROOM_CLOSED);
        }
    }

    /** Takes everybody out and ends everything. */
    void close(Reason reason) {
        stage.refuseWaiting(reason);
        List<MemberSeat> all = members();
        members.clear();
        all.forEach(MemberSeat::gone);
        if (!session.isEmpty()) {
            endSession(reason);
        }
        all.forEach(seat -> seat.tellClosed(reason));
    }

    private void endSession(Reason reason) {
        closing = true;
        stage.endAll(reason);
        List<FeatureSeat> served = features();
        features.clear();
        served.forEach(seat -> seat.close(reason));
        history.clear();
        session = "";
        closing = false;
        changed();
    }

    /** Takes changed settings without disturbing anybody. */
    void change(RoomSettings changed) {
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        for (RoomFeature feature : new ArrayList<>(features.keySet())) {
            if (!isWelcome(feature)) {
                featureWent(feature);
            }
        }
        if (!session.isEmpty()) {
            List.copyOf(city.features()).forEach(this::attach);
        }
        changed();
        checkGuests();
    }

    /** Ends what guests do here and may not do any more: who proved nothing has no right that could be taken back. */
    void checkGuests() {
        stage.checkGuests();
        for (MemberSeat seat : members()) {
            Identity who = seat.self().identity();
            if (who.isGuest()) {
                city.rights()
                        .toEnter(settings, who)
                        .thenAccept(obstacle ->
                                obstacle.ifPresent(why -> kick(seat.self().id(), why)));
            }
        }
    }

    // Features

    List<FeatureSeat> features() {
        return List.copyOf(features.values());
    }

    void featureCame(RoomFeature feature) {
        if (!session.isEmpty()) {
            attach(feature);
        }
    }

    void featureWent(RoomFeature feature) {
        FeatureSeat seat = features.remove(feature);
        if (seat != null) {
            seat.close(Reason.LEFT);
            stage.endOf(seat, Reason.UNPUBLISHED);
        }
    }

    private void attach(RoomFeature feature) {
        if (features.containsKey(feature) || !isWelcome(feature)) {
            return;
        }
        City.guarded(feature, f -> {
            FeatureSeat seat = new FeatureSeat(this, f.name());
            features.put(f, seat);
            boolean attached = false;
            try {
                seat.attached(f.attach(seat));
                attached = true;
            } finally {
                if (!attached) {
                    features.remove(f);
                    seat.close(Reason.FAILED);
                }
            }
        });
    }

    private boolean isWelcome(RoomFeature feature) {
        boolean[] welcome = {false};
        City.guarded(feature, f -> welcome[0] = !settings.featuresOff().contains(f.name()));
        return welcome[0];
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
