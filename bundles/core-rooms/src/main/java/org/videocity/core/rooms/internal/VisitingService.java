package org.videocity.core.rooms.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.MediaSource;
import org.videocity.api.room.EnterRequest;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.KnockListener;
import org.videocity.api.room.KnockRequest;
import org.videocity.api.room.KnockResult;
import org.videocity.api.room.Member;
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;
import org.videocity.api.store.AdmissionStore;

/** Lets people and streams in, after their right was asked for at this moment. */
@Component(service = RoomService.class, immediate = true)
public final class VisitingService implements RoomService {
    private static final Reason DOOR_OPEN = new Reason("door-open", "The door is open; come in.");

    private final City city;

    /** Made by the component runtime. */
    @Activate
    public VisitingService(@Reference City city) {
        this.city = city;
    }

    @Override
    public CompletionStage<EnterResult> enter(EnterRequest request, RoomListener listener, Executor executor) {
        return enter(
                request.room(),
                request.identity(),
                (room, standing) -> room.enter(request, standing, listener),
                executor);
    }

    @Override
    public CompletionStage<EnterResult> resume(MemberTicket ticket, RoomListener listener, Executor executor) {
        return enter(
                ticket.room(),
                ticket.member().identity(),
                (room, standing) -> room.resume(ticket, standing, listener),
                executor);
    }

    private CompletionStage<EnterResult> enter(
            RoomId id, Identity who, BiFunction<LiveRoom, Standing, EnterResult> inside, Executor executor) {
        return city.thread()
                .ask(
                        () -> checked(
                                id,
                                room -> city.rights().toEnter(room, who),
                                room -> standing(room, who)
                                        .thenApply(standing -> city.find(id) == room
                                                ? inside.apply(room, standing)
                                                : new EnterResult.Refused(Reason.NO_SUCH_ROOM)),
                                EnterResult.Refused::new),
                        new EnterResult.Refused(Reason.UNAVAILABLE),
                        executor);
    }

    /** Finds out what somebody is in a room, and who must stay out of it. */
    CompletionStage<Standing> standing(LiveRoom room, Identity who) {
        CompletionStage<Standing> standing = city.rights().standing(room.settings(), who);
        Optional<AdmissionStore> store = city.links().admissions();
        if (room.knowsLastingBans() || store.isEmpty()) {
            return standing;
        }
        return store.get().bans(room.settings().id(), city.thread()).thenCompose(bans -> {
            bans.asOptional()
                    .ifPresent(known -> room.learnLastingBans(
                            known.stream().map(StoredBans::exile).toList()));
            return standing;
        });
    }

    @Override
    public CompletionStage<KnockResult> knock(KnockRequest request, KnockListener listener, Executor executor) {
        return city.thread().ask(() -> knock(request, listener), new KnockResult.Refused(Reason.UNAVAILABLE), executor);
    }

    /** Known and unknown rooms take the same way; the second just leads nowhere. */
    private CompletionStage<KnockResult> knock(KnockRequest request, KnockListener listener) {
        LiveRoom room = city.find(request.room());
        RoomSettings settings = room == null ? nothing(request.room()) : room.settings();
        Identity who = request.identity();
        return city.rights()
                .toEnter(settings, who)
                .thenCompose(why -> city.rights().standing(settings, who).thenApply(standing -> {
                    LiveRoom still = city.find(request.room());
                    if (still == null || still != room) {
                        return city.knocks().add(settings.id(), request, listener);
                    }
                    Optional<Reason> closed = why.or(() -> still.order().atTheDoor(who, "", standing.role()));
                    if (closed.isEmpty()) {
                        return new KnockResult.Refused(DOOR_OPEN);
                    }
                    return standing.isOwner()
                            ? city.knocks().add(settings.id(), request, listener)
                            : atTheDoor(still, request, listener);
                }));
    }

    /**
     * Hears somebody at a closed door. Whoever was banned is told so where they know of the room anyway: they proved who they
     * are, or the room is public. Others of that address wait at a private room's door as at one with nobody behind it.
     */
    private KnockResult atTheDoor(LiveRoom room, KnockRequest request, KnockListener listener) {
        Order order = room.order();
        boolean told = room.settings().isPublic()
                ? order.isExile(request.identity())
                : order.isExileByName(request.identity());
        if (told) {
            return new KnockResult.Refused(Reason.BANNED);
        }
        RoomId id = room.settings().id();
        return order.isUnheard(request.identity())
                ? city.knocks().addUnheard(id, request, listener)
                : city.knocks().add(id, request, listener);
    }

    /** A private room of that name, as far as anybody can tell. */
    private static RoomSettings nothing(RoomId id) {
        return new RoomSettings(id, "", "", false, Optional.empty(), Set.of());
    }

    @Override
    public CompletionStage<PublishResult> publish(PublishRequest request, MediaSource source, Executor executor) {
        return city.thread()
                .ask(
                        () -> checked(
                                request.room(),
                                room -> city.rights().toPublish(room, request.identity(), request.remote()),
                                room -> CompletableFuture.completedFuture(publish(room, request, source)),
                                PublishResult.Refused::new),
                        new PublishResult.Refused(Reason.UNAVAILABLE),
                        executor);
    }

    /** Publishes as nobody in the room, or as the member whose key was brought: silence is said of a member, not of an address. */
    private static PublishResult publish(LiveRoom room, PublishRequest request, MediaSource source) {
        Identity who = request.identity();
        if (request.returnKey().isEmpty()) {
            return disorderly(room, who)
                    .<PublishResult>map(PublishResult.Refused::new)
                    .orElseGet(() -> room.stage().publish(request, Optional.empty(), source));
        }
        Optional<Member> member =
                Presences.placeOf(room, who, request.returnKey()).map(MemberSeat::self);
        if (member.isEmpty()) {
            return new PublishResult.Refused(BuildingService.NO_SUCH_MEMBER);
        }
        return member.get().isMuted()
                ? new PublishResult.Refused(Reason.MUTED)
                : room.stage().publish(request, member, source);
    }

    @Override
    public CompletionStage<WatchResult> watch(WatchRequest request, Executor executor) {
        return city.thread()
                .ask(
                        () -> checked(
                                request.room(),
                                room -> city.rights().toWatch(room, request.identity()),
                                room -> room.order().isExile(request.identity())
                                                && !Rights.isOwner(room.settings(), request.identity())
                                        ? CompletableFuture.completedFuture(new WatchResult.Refused(Reason.BANNED))
                                        : room.stage().watch(request),
                                WatchResult.Refused::new),
                        new WatchResult.Refused(Reason.UNAVAILABLE),
                        executor);
    }

    @Override
    public CompletionStage<Optional<RoomSnapshot>> look(RoomId id, Identity identity, Executor executor) {
        return city.thread()
                .ask(
                        () -> checked(
                                id,
                                room -> city.rights().toEnter(room, identity),
                                room -> CompletableFuture.completedFuture(Optional.of(room.snapshotFor(""))),
                                why -> Optional.empty()),
                        Optional.empty(),
                        executor);
    }

    @Override
    public CompletionStage<Optional<RoomId>> movedTo(RoomId room, Executor executor) {
        return city.thread()
                .ask(
                        () -> CompletableFuture.completedFuture(
                                city.find(room) == null ? city.moves().of(room) : Optional.empty()),
                        Optional.empty(),
                        executor);
    }

    @Override
    public CompletionStage<List<RoomSnapshot>> publicRooms(String cityName, Executor executor) {
        return city.thread()
                .ask(
                        () -> CompletableFuture.completedFuture(city.roomsOf(cityName).stream()
                                .filter(room -> room.settings().isPublic())
                                .map(room -> room.snapshotFor(""))
                                .toList()),
                        List.of(),
                        executor);
    }

    /** Says why order keeps somebody from publishing who may otherwise. */
    static Optional<Reason> disorderly(LiveRoom room, Identity who) {
        if (Rights.isOwner(room.settings(), who)) {
            return Optional.empty();
        }
        if (room.order().isExile(who)) {
            return Optional.of(Reason.BANNED);
        }
        return Presences.isSilenced(room, who) ? Optional.of(Reason.MUTED) : Optional.empty();
    }

    /**
     * Finds the room, asks for the right, and finds the room again: it may have gone meanwhile. For a room that is not
     * there the same is asked, so that it takes as long.
     */
    <T> CompletionStage<T> checked(
            RoomId id,
            Function<RoomSettings, CompletionStage<Optional<Reason>>> right,
            Function<LiveRoom, CompletionStage<T>> answer,
            Function<Reason, T> refused) {
        LiveRoom room = city.find(id);
        return right.apply(room == null ? nothing(id) : room.settings()).thenCompose(why -> {
            LiveRoom still = city.find(id);
            if (room == null || still != room) {
                Reason gone = why.filter(w -> w.is(Reason.UNAVAILABLE)).orElseGet(() -> city.missing(id));
                return CompletableFuture.completedFuture(refused.apply(gone));
            }
            return why.map(o -> CompletableFuture.<T>completedFuture(refused.apply(o))
                            .minimalCompletionStage())
                    .orElseGet(() -> answer.apply(room));
        });
    }
}
