package org.videocity.core.rooms.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.identity.VisitPassService;
import org.videocity.api.room.Ban;
import org.videocity.api.room.Knock;
import org.videocity.api.room.Member;
import org.videocity.api.room.Role;
import org.videocity.api.room.RoomAct;
import org.videocity.api.room.RoomListener;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.StoreResult;

/**
 * Keeps order in rooms: does what owners and moderators say, as far as they may, and lets those in who are admitted. Runs on
 * the rooms' thread.
 */
final class Moderation implements Knocks.Inside {
    static final Reason NO_SUCH_KNOCK = new Reason("no-such-knock", "Nobody knocks there any more.");
    static final Reason NO_SUCH_BAN = new Reason("no-such-ban", "There is no such ban any more.");
    private static final Reason ONLY_RESIDENTS =
            Reason.NOT_ALLOWED.saying("Only residents of this city can be moderators for good.");
    /** How long somebody who was admitted may come back, as long as the session goes on. */
    private static final Duration ADMITTED_FOR = Duration.ofHours(12);

    private static final String KNOCK = "knock:";
    private static final String RESIDENT = "resident:";
    private static final String GUEST = "guest:";
    private static final Reason NO_HEIR = Reason.NOT_ALLOWED.saying(
            "Moderation is handed over to a resident or visitor in the room who does not moderate yet.");
    private static final Reason STAYS_YOURS =
            Reason.NOT_ALLOWED.saying("The room stays yours; make somebody moderator instead.");

    private final City city;
    private final Journal journal;

    Moderation(City city) {
        this.city = city;
        this.journal = new Journal(city.links());
    }

    /** Does what a member wants done; yields why not, if not. */
    CompletionStage<Optional<Reason>> act(LiveRoom room, MemberSeat actor, RoomAct act) {
        Member self = actor.self();
        if (!self.role().mayModerate()) {
            return done(Optional.of(Reason.NOT_ALLOWED));
        }
        if (!actor.mayActNow()) {
            return done(Optional.of(Reason.LIMIT_REACHED.saying("You are doing too much at once; wait a moment.")));
        }
        return switch (act.kind()) {
            case MUTE, UNMUTE -> on(room, self, act, this::mute);
            case REMOVE -> on(room, self, act, this::remove);
            case BAN -> ban(room, self, act);
            case UNBAN -> unban(room, self, act);
            case LOCK, UNLOCK -> lock(room, self, act);
            case MAKE_MODERATOR, END_MODERATOR -> appoint(room, self, act);
            case HAND_OVER -> handOver(room, actor, act);
            case END_STREAM -> endStream(room, self, act);
        };
    }

    private static CompletionStage<Optional<Reason>> done(Optional<Reason> why) {
        return CompletableFuture.completedFuture(why);
    }

    /** Finds whom an act is about; and whether it may be done to them. */
    private CompletionStage<Optional<Reason>> on(
            LiveRoom room, Member actor, RoomAct act, BiFunction<LiveRoom, Target, String> deed) {
        Optional<MemberSeat> seat = room.member(act.target());
        if (seat.isEmpty()) {
            return done(Optional.of(BuildingService.NO_SUCH_MEMBER));
        }
        Member about = seat.get().self();
        if (about.id().equals(actor.id()) || !actor.role().mayActOn(about.role())) {
            return done(Optional.of(Reason.NOT_ALLOWED));
        }
        journal.note(
                room.settings().id(), actor, act.kind().word(), deed.apply(room, new Target(seat.get(), actor, act)));
        return done(Optional.empty());
    }

    private record Target(MemberSeat seat, Member actor, RoomAct act) {
        Member member() {
            return seat.self();
        }

        boolean is(MemberSeat other) {
            return other == seat
                    || (Order.isKnown(member().identity())
                            && other.self()
                                    .identity()
                                    .id()
                                    .equals(member().identity().id()));
        }
    }

    private static String named(Member member) {
        return named(member.displayName(), member.identity().id());
    }

    /** Says for the audit log who somebody is, not only what they are called: it has to find them when they leave the city. */
    private static String named(String called, String identityId) {
        return called + " (" + identityId + ")";
    }

    private String mute(LiveRoom room, Target target) {
        boolean silent = target.act().kind() == RoomAct.Kind.MUTE;
        Identity who = target.member().identity();
        room.order().setMuted(target.seat().person(), silent);
        for (MemberSeat seat : room.members()) {
            if (target.is(seat)) {
                room.become(seat, seat.self().muted(silent));
                if (silent) {
                    room.stage().endOfMember(seat.self().id(), Reason.MUTED);
                }
            }
        }
        if (silent && Presences.isSilenced(room, who)) {
            room.stage().endOf(who.id(), Reason.MUTED);
        }
        return named(target.member());
    }

    private String remove(LiveRoom room, Target target) {
        Member about = target.member();
        room.members().stream()
                .filter(target::is)
                .forEach(seat -> room.kick(seat.self().id(), Reason.REMOVED));
        // what guests of one address publish may be that of those who stay
        boolean wasLast = Presences.of(room, about.identity()).isEmpty();
        if (wasLast || Presences.isSilenced(room, about.identity())) {
            room.stage().endOf(about.identity().id(), wasLast ? Reason.REMOVED : Reason.MUTED);
        }
        if (room.order().letOut(about.identity().id())) {
            city.links()
                    .visits()
                    .ifPresent(passes -> passes.revoke(
                            about.identity(), room.settings().id(), KNOCK + room.session(), city.thread()));
        }
        return named(about);
    }

    private CompletionStage<Optional<Reason>> ban(LiveRoom room, Member actor, RoomAct act) {
        if (act.isLasting() && actor.role() != Role.OWNER) {
            return done(Optional.of(Reason.NOT_ALLOWED.saying("Only the owner bans for good.")));
        }
        return on(room, actor, act, this::exile);
    }

    private String exile(LiveRoom room, Target target) {
        Member about = target.member();
        List<String> keys = Order.keysOf(about.identity());
        List<String> meant = new ArrayList<>(keys);
        if (!room.settings().isPublic() && Order.isKnown(about.identity())) {
            // a card is what lets somebody in: whoever shares their address is not meant, unless they knock as somebody
            // new
            meant.removeIf(key -> key.startsWith(GUEST));
            meant.addAll(Order.atTheDoorOnly(keys));
        }
        Ban ban = new Ban(
                UUID.randomUUID().toString(),
                about.displayName(),
                target.act().isLasting(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Order.Exile exile = new Order.Exile(ban, meant);
        room.order().exile(exile);
        if (ban.isLasting()) {
            store(room, (store, id) -> store.ban(id, StoredBans.of(exile), Order.MOST_BANS, city.thread()));
        }
        remove(room, target);
        for (MemberSeat seat : room.members()) {
            boolean same = room.order().isExile(seat.self().identity());
            if (same
                    && target.actor().role().mayActOn(seat.self().role())
                    && !seat.self().id().equals(target.actor().id())) {
                room.stage().endOf(seat.self().identity().id(), Reason.BANNED);
                room.kick(seat.self().id(), Reason.BANNED);
            }
        }
        tellBans(room);
        return named(about) + (ban.isLasting() ? " for good" : "");
    }

    private CompletionStage<Optional<Reason>> unban(LiveRoom room, Member actor, RoomAct act) {
        Optional<Order.Exile> exile = room.order().exile(act.target());
        if (exile.isEmpty()) {
            return done(Optional.of(NO_SUCH_BAN));
        }
        Ban ban = exile.get().ban();
        if (ban.isLasting() && actor.role() != Role.OWNER) {
            return done(Optional.of(Reason.NOT_ALLOWED.saying("Only the owner ends what is banned for good.")));
        }
        room.order().pardon(ban.id());
        if (ban.isLasting()) {
            store(room, (store, id) -> store.unban(id, ban.id(), city.thread()));
        }
        journal.note(
                room.settings().id(),
                actor,
                act.kind().word(),
                named(ban.name(), exile.get().keys().get(0)));
        tellBans(room);
        return done(Optional.empty());
    }

    private CompletionStage<Optional<Reason>> lock(LiveRoom room, Member actor, RoomAct act) {
        if (room.order().lock(act.kind() == RoomAct.Kind.LOCK)) {
            journal.note(room.settings().id(), actor, act.kind().word(), "");
            room.tellRoomChanged();
        }
        return done(Optional.empty());
    }

    /** Only the owner names moderators: for this session, so that somebody keeps order when they go, or for good. */
    private CompletionStage<Optional<Reason>> appoint(LiveRoom room, Member actor, RoomAct act) {
        Optional<MemberSeat> seat = room.member(act.target());
        boolean begin = act.kind() == RoomAct.Kind.MAKE_MODERATOR;
        if (seat.isEmpty()) {
            return done(Optional.of(BuildingService.NO_SUCH_MEMBER));
        }
        Member about = seat.get().self();
        if (actor.role() != Role.OWNER || about.role() == Role.OWNER) {
            return done(Optional.of(Reason.NOT_ALLOWED.saying("Only the owner says who moderates.")));
        }
        Identity who = about.identity();
        if (begin && act.isLasting() && !who.isResident()) {
            return done(Optional.of(ONLY_RESIDENTS));
        }
        CompletionStage<Optional<Reason>> stored = who.isResident() && (act.isLasting() || !begin)
                ? city.links()
                        .admissions()
                        .map(store -> store.setModerator(
                                        room.settings().id(),
                                        who.id().substring(RESIDENT.length()),
                                        begin,
                                        city.thread())
                                .thenApply(StoreResult::obstacle))
                        .orElseGet(() -> done(begin ? Optional.of(Reason.UNAVAILABLE) : Optional.empty()))
                : done(Optional.empty());
        return stored.thenApply(why -> {
            boolean stays = why.isPresent() && (begin || !why.get().name().equals("gone"));
            if (stays) {
                return why;
            }
            appointed(room, seat.get(), begin);
            journal.note(
                    room.settings().id(),
                    actor,
                    act.kind().word(),
                    named(about) + (act.isLasting() ? " for good" : ""));
            return Optional.<Reason>empty();
        });
    }

    private void appointed(LiveRoom room, MemberSeat about, boolean begin) {
        if (begin) {
            room.order().setModerator(about.person());
        } else {
            room.order().stepDown(about.person());
        }
        become(room, about, begin);
    }

    /** Changes the role of every presence of a person but an owner's. */
    private void become(LiveRoom room, MemberSeat about, boolean moderates) {
        Identity who = about.self().identity();
        Role base = Order.isKnown(who) ? Role.MEMBER : Role.GUEST;
        for (MemberSeat seat : room.members()) {
            if (seat.person().equals(about.person()) && seat.self().role() != Role.OWNER) {
                room.become(seat, seat.self().as(moderates ? Role.MODERATOR : base));
                if (moderates) {
                    brief(room, seat);
                }
            }
        }
    }

    /** A moderator passes the task on, for this session: what the owner said for good holds again in the next one. */
    private CompletionStage<Optional<Reason>> handOver(LiveRoom room, MemberSeat actor, RoomAct act) {
        Optional<MemberSeat> heir = room.member(act.target());
        if (heir.isEmpty()) {
            return done(Optional.of(BuildingService.NO_SUCH_MEMBER));
        }
        Member self = actor.self();
        if (self.role() == Role.OWNER) {
            return done(Optional.of(STAYS_YOURS));
        }
        Member about = heir.get().self();
        boolean isFit = about.role() == Role.MEMBER
                && (about.identity().isResident() || about.identity().isVisitor());
        if (!isFit || act.isLasting()) {
            return done(Optional.of(NO_HEIR));
        }
        appointed(room, heir.get(), true);
        appointed(room, actor, false);
        journal.note(room.settings().id(), self, act.kind().word(), named(about));
        return done(Optional.empty());
    }

    private CompletionStage<Optional<Reason>> endStream(LiveRoom room, Member actor, RoomAct act) {
        Identity publisher = room.stage().publishers().get(act.target());
        if (publisher == null) {
            return done(Optional.of(Reason.NO_SUCH_STREAM));
        }
        boolean ofOwner = Rights.isOwner(room.settings(), publisher);
        if (ofOwner && actor.role() != Role.OWNER) {
            return done(Optional.of(Reason.NOT_ALLOWED));
        }
        room.stage().end(act.target(), Reason.KICKED.saying("A moderator ended this stream."));
        journal.note(room.settings().id(), actor, act.kind().word(), act.target());
        return done(Optional.empty());
    }

    private void store(
            LiveRoom room, BiFunction<AdmissionStore, RoomId, CompletionStage<? extends StoreResult<?>>> work) {
        city.links()
                .admissions()
                .ifPresent(store -> work.apply(store, room.settings().id())
                        .thenAccept(result -> result.obstacle()
                                .ifPresent(why -> journal.failed(room.settings().id(), why))));
    }

    // Doors

    private static String named(Knocks.Open knock) {
        return named(knock.knock().name(), knock.identity().id());
    }

    /** Opens to somebody who knocks, or says no; yields why not, if not. */
    CompletionStage<Optional<Reason>> answer(LiveRoom room, MemberSeat by, String knockId, boolean admit) {
        RoomId id = room.settings().id();
        if (!by.self().role().mayModerate()) {
            return done(Optional.of(Reason.NOT_ALLOWED));
        }
        Optional<Knocks.Open> knock = city.knocks().find(id, knockId);
        if (knock.isEmpty()) {
            return done(Optional.of(NO_SUCH_KNOCK));
        }
        if (!admit) {
            journal.note(id, by.self(), "decline", named(knock.get()));
            city.knocks()
                    .take(id, knockId, Knock.Outcome.DECLINED)
                    .ifPresent(k -> City.guarded(k.listener(), l -> l.onDeclined(Reason.DECLINED)));
            return done(Optional.empty());
        }
        Optional<VisitPassService> passes = city.links().visits();
        if (passes.isEmpty()) {
            return done(Optional.of(Reason.UNAVAILABLE));
        }
        Instant until = Instant.now().plus(ADMITTED_FOR);
        return passes.get()
                .give(knock.get().identity(), id, KNOCK + room.session(), until, city.thread())
                .thenApply(given ->
                        given.map(pass -> admitted(room, by, knockId, pass)).orElse(Optional.of(Reason.NOT_ALLOWED)));
    }

    private Optional<Reason> admitted(LiveRoom room, MemberSeat by, String knockId, VisitPassService.Given pass) {
        RoomId id = room.settings().id();
        Optional<Knocks.Open> knock = city.knocks().take(id, knockId, Knock.Outcome.ADMITTED);
        if (knock.isEmpty()) {
            return Optional.of(NO_SUCH_KNOCK);
        }
        room.order().letIn(pass.identity().id());
        journal.note(id, by.self(), "admit", named(knock.get()));
        City.guarded(knock.get().listener(), l -> l.onAdmitted(pass.token()));
        return Optional.empty();
    }

    /** Whoever was admitted was so for this session. */
    void sessionEnded(RoomId room, String session) {
        city.links().visits().ifPresent(passes -> passes.revoke(room, KNOCK + session, city.thread()));
    }

    /** Tells somebody who may open of those who wait, and who keeps order of those who must stay out. */
    void brief(LiveRoom room, MemberSeat seat) {
        if (seat.self().role().mayModerate()) {
            List<Ban> bans = room.order().bans();
            if (!bans.isEmpty()) {
                City.guarded(seat.listener(), l -> l.onBans(bans));
            }
            city.knocks()
                    .at(room.settings().id())
                    .forEach(knock -> City.guarded(seat.listener(), l -> l.onKnocking(knock)));
        }
    }

    private void tellBans(LiveRoom room) {
        List<Ban> bans = room.order().bans();
        tellModerators(room, l -> l.onBans(bans));
    }

    private static void tellModerators(LiveRoom room, Consumer<RoomListener> what) {
        for (MemberSeat seat : room.members()) {
            if (seat.self().role().mayModerate()) {
                City.guarded(seat.listener(), what);
            }
        }
    }

    @Override
    public void onKnocking(RoomId id, Knock knock) {
        LiveRoom room = city.find(id);
        if (room != null) {
            tellModerators(room, l -> l.onKnocking(knock));
        }
    }

    @Override
    public void onKnocked(RoomId id, String knockId, Knock.Outcome outcome) {
        LiveRoom room = city.find(id);
        if (room != null) {
            tellModerators(room, l -> l.onKnocked(knockId, outcome));
        }
    }
}
