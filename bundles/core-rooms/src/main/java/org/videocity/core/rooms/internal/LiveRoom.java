package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
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
 * something is live that no feature publishes. A place whose member lost its connection counts, as long as it is kept.
 *
 * <p>Everything runs on the rooms' thread, except {@link #snapshot} and {@link #settings}.
 */
final class LiveRoom {
    private final City city;
    private final Stage stage;
    private final Map<String, MemberSeat> members = new LinkedHashMap<>();
    private final RoomFeatures features;
    private final History history = new History();
    private final Order order = new Order();
    private volatile RoomSettings settings;
    private volatile RoomSnapshot everything;
    private String session = "";
    private long sequence;
    private boolean closing;
    private boolean knowsLastingBans;

    LiveRoom(City city, RoomSettings settings) {
        this.city = city;
        this.settings = settings;
        this.stage = new Stage(this, city);
        this.features = new RoomFeatures(this, city);
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

    Order order() {
        return order;
    }

    RoomFeatures features() {
        return features;
    }

    String session() {
        return session;
    }

    /** Tells whether the bans that outlive sessions were read from the store; once is enough. */
    boolean knowsLastingBans() {
        return knowsLastingBans;
    }

    void learnLastingBans(List<Order.Exile> exiles) {
        knowsLastingBans = true;
        exiles.forEach(order::exile);
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
        return new RoomSnapshot(all.settings(), all.session(), all.members(), visible, all.isLocked());
    }

    // Coming and going

    /** Lets somebody in whose grants were asked for, back to their place if it is kept. */
    EnterResult enter(EnterRequest request, Standing standing, RoomListener listener) {
        Identity who = request.identity();
        Optional<MemberSeat> before = Presences.placeOf(this, who, request.returnKey());
        if (before.isPresent()) {
            Member back = before.get().self().of(who);
            return comeBack(before.get(), back, standing, request.returnKey(), listener);
        }
        String hash = ReturnKey.hash(request.returnKey());
        Optional<Reason> obstacle = order.atTheDoor(who, hash, standing.role()).or(this::full);
        if (obstacle.isPresent()) {
            return new EnterResult.Refused(obstacle.get());
        }
        String name = nameFor(request.displayName(), who.displayName());
        Member member = new Member(newId(), who, name, request.transport(), Instant.now())
                .as(order.roleOf(who, hash, standing.role()))
                .muted(order.isMuted(who, hash));
        String key = ReturnKey.make();
        order.follow(who, hash, ReturnKey.hash(key));
        return sit(member, standing, key, newBudget(), listener);
    }

    /** Lets a member back in, whom this or an earlier core let in before: the lock does not keep it out. */
    EnterResult resume(MemberTicket ticket, Standing standing, RoomListener listener) {
        MemberSeat before = members.get(ticket.member().id());
        if (before != null) {
            return comeBack(before, before.self(), standing, ticket.returnKey(), listener);
        }
        Identity who = ticket.member().identity();
        String hash = ReturnKey.hash(ticket.returnKey());
        Optional<Reason> obstacle = order.atTheDoor(who, hash, standing.role())
                .filter(why -> why.is(Reason.BANNED))
                .or(this::full);
        if (obstacle.isPresent()) {
            return new EnterResult.Refused(obstacle.get());
        }
        Member member = ticket.member()
                .as(order.roleOf(who, hash, standing.role()))
                .muted(ticket.member().isMuted() || order.isMuted(who, hash))
                .away(false);
        return sit(member, standing, ticket.returnKey(), newBudget(), listener);
    }

    private RateBudget newBudget() {
        return new RateBudget(city.limits().messageBurst(), System.nanoTime());
    }

    /** Full is full; but nobody stays outside because of somebody who may not come back. */
    private Optional<Reason> full() {
        if (members.size() >= city.limits().maxMembersPerRoom()) {
            members.values().stream()
                    .filter(seat -> seat.self().isAway())
                    .findFirst()
                    .ifPresent(seat -> remove(seat, Reason.CONNECTION_LOST));
        }
        return members.size() >= city.limits().maxMembersPerRoom() ? Optional.of(Reason.ROOM_FULL) : Optional.empty();
    }

    private EnterResult comeBack(
            MemberSeat before, Member self, Standing standing, String returnKey, RoomListener listener) {
        if (order.isExile(self.identity()) && !standing.isOwner()) {
            return new EnterResult.Refused(Reason.BANNED);
        }
        before.gone();
        before.tellClosed(Reason.TAKEN_OVER);
        String hash = returnKey.isEmpty() ? before.returnHash() : ReturnKey.hash(returnKey);
        Member now =
                self.as(order.roleOf(self.identity(), hash, standing.role())).away(false);
        MemberSeat seat = new MemberSeat(this, now, listener, hash, before.budget());
        return seated(seat, standing, returnKey, !now.equals(before.self()));
    }

    private EnterResult sit(
            Member member, Standing standing, String returnKey, RateBudget budget, RoomListener listener) {
        open();
        MemberSeat seat = new MemberSeat(this, member, listener, ReturnKey.hash(returnKey), budget);
        return seated(seat, standing, returnKey, true);
    }

    private EnterResult seated(MemberSeat seat, Standing standing, String returnKey, boolean isNews) {
        Member member = seat.self();
        members.put(member.id(), seat);
        changed();
        if (isNews) {
            tellOthers(seat, l -> l.onEntered(member));
        }
        city.moderation().brief(this, seat);
        MemberTicket ticket = new MemberTicket(settings.id(), member, returnKey);
        return new EnterResult.Entered(seat, ticket, snapshotFor(member.id()), standing.mayAs(member));
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
        become(seat, seat.self().named(nameFor(wanted, "")));
    }

    /** Changes what a member is, and tells everybody; nothing happens where nothing changed. */
    void become(MemberSeat seat, Member now) {
        if (!now.equals(seat.self())) {
            seat.become(now);
            changed();
            tell(l -> l.onEntered(now));
        }
    }

    /** Keeps a place for a moment whose member lost its connection. */
    void stepOut(MemberSeat seat, Reason reason) {
        if (members.get(seat.self().id()) == seat && !seat.self().isAway()) {
            keep(seat, reason);
            become(seat, seat.self().away(true));
        }
    }

    private void keep(MemberSeat seat, Reason reason) {
        seat.waitFor(city.thread().later(city.limits().returnMillis(), () -> remove(seat, reason)));
    }

    /** Takes a member out; the others are told. Yields whether it was there. */
    boolean remove(MemberSeat seat, Reason reason) {
        if (!members.remove(seat.self().id(), seat)) {
            return false;
        }
        seat.gone();
        stage.endOfMember(seat.self().id(), reason);
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

    Optional<MemberSeat> member(String id) {
        return Optional.ofNullable(members.get(id));
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
        for (FeatureSeat seat : features.seats()) {
            seat.hear(message);
        }
        return Optional.empty();
    }

    private boolean isHere(Recipient to) {
        if (to instanceof Recipient.ToMember member) {
            return members.containsKey(member.memberId());
        }
        if (to instanceof Recipient.ToService service) {
            return features.isHere(service.name());
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

    void tellOthers(@Nullable MemberSeat except, Consumer<RoomListener> what) {
        for (MemberSeat seat : members()) {
            if (seat != except) {
                City.guarded(seat.listener(), what);
            }
        }
        features.seats().forEach(f -> f.tell(what));
    }

    /** Tells those members a publication is for, and every feature. */
    void tellAudience(Publication publication, Consumer<RoomListener> what) {
        for (MemberSeat seat : members()) {
            if (publication.audience().includes(seat.self().id())) {
                City.guarded(seat.listener(), what);
            }
        }
        features.seats().forEach(f -> f.tell(what));
    }

    /** Makes the new state visible before anybody is told of it. */
    void changed() {
        everything = new RoomSnapshot(
                settings,
                session,
                members.values().stream().map(MemberSeat::self).toList(),
                stage.publications(),
                order.isLocked());
        city.changed(this);
    }

    /** Tells everybody inside what the room itself is now. */
    void tellRoomChanged() {
        changed();
        for (MemberSeat seat : members()) {
            RoomSnapshot seen = snapshotFor(seat.self().id());
            City.guarded(seat.listener(), l -> l.onRoomChanged(seen));
        }
    }

    // Opening and closing

    /** Opens the room, if it is not open already: a new session, with the features that serve it. */
    void open() {
        if (session.isEmpty()) {
            session = newId();
            sequence = 0;
            changed();
            features.attachAll();
        }
    }

    /** Goes on with a session of an earlier core; its members' places are kept until they come back. */
    void restore(SavedSession saved) {
        session = saved.session();
        sequence = saved.sequence();
        saved.messages().forEach(history::add);
        order.restore(saved.order());
        for (SavedSession.SavedMember one : saved.members()) {
            MemberSeat seat = MemberSeat.kept(this, one.member().away(true), one.returnHash(), newBudget());
            members.put(one.member().id(), seat);
            keep(seat, Reason.CONNECTION_LOST);
        }
        city.thread().later(city.limits().returnMillis(), this::settle);
        changed();
        features.attachAll();
    }

    /** Returns what goes on after an update, if the room is open. */
    Optional<SavedSession> save() {
        List<SavedSession.SavedMember> places = members.values().stream()
                .map(seat -> new SavedSession.SavedMember(seat.self(), seat.returnHash()))
                .toList();
        return session.isEmpty()
                ? Optional.empty()
                : Optional.of(new SavedSession(
                        settings.id(), session, sequence, order.save(), places, history.since("", 0, m -> true)));
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
        String ended = session;
        stage.endAll(reason);
        features.closeAll(reason);
        history.clear();
        order.clear();
        session = "";
        closing = false;
        changed();
        if (!reason.is(Reason.RESTARTING)) {
            city.sessionEnded(settings.id(), ended);
        }
    }

    /** Takes changed settings; whoever may not be here by them any more goes, nobody else is disturbed. */
    void change(RoomSettings changed) {
        if (changed.equals(settings)) {
            return;
        }
        settings = changed;
        features.dismissUnwelcome();
        if (!session.isEmpty()) {
            features.attachAll();
        }
        tellRoomChanged();
        checkRights();
    }

    /** Ends what people do here and may not do any more: guests of a public room hold no right that could be taken back. */
    void checkRights() {
        stage.checkRights();
        for (MemberSeat seat : members()) {
            Identity who = seat.self().identity();
            city.rights()
                    .toEnter(settings, who)
                    .thenAccept(obstacle -> obstacle.filter(why -> !why.is(Reason.UNAVAILABLE))
                            .ifPresent(why -> kick(seat.self().id(), Order.isKnown(who) ? Reason.REVOKED : why)));
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
