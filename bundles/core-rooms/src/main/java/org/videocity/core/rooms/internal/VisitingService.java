package org.videocity.core.rooms.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
import org.videocity.api.room.MemberTicket;
import org.videocity.api.room.PublishRequest;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomService;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.room.WatchRequest;
import org.videocity.api.room.WatchResult;

/** Lets people and streams in, after their right was asked for at this moment. */
@Component(service = RoomService.class, immediate = true)
public final class VisitingService implements RoomService {
    private final City city;

    /** Made by the component runtime. */
    @Activate
    public VisitingService(@Reference City city) {
        this.city = city;
    }

    @Override
    public CompletionStage<EnterResult> enter(EnterRequest request, RoomListener listener, Executor executor) {
        return enter(request.room(), request.identity(), room -> room.enter(request, listener), executor);
    }

    @Override
    public CompletionStage<EnterResult> resume(MemberTicket ticket, RoomListener listener, Executor executor) {
        return enter(ticket.room(), ticket.member().identity(), room -> room.resume(ticket, listener), executor);
    }

    private CompletionStage<EnterResult> enter(
            RoomId id, Identity who, Function<LiveRoom, EnterResult> inside, Executor executor) {
        return city.thread()
                .ask(
                        () -> checked(
                                id,
                                room -> city.rights().toEnter(room.settings(), who),
                                room -> CompletableFuture.completedFuture(inside.apply(room)),
                                EnterResult.Refused::new),
                        new EnterResult.Refused(Reason.UNAVAILABLE),
                        executor);
    }

    @Override
    public CompletionStage<PublishResult> publish(PublishRequest request, MediaSource source, Executor executor) {
        return city.thread()
                .ask(
                        () -> checked(
                                request.room(),
                                room -> city.rights().toPublish(room.settings(), request.identity(), request.remote()),
                                room -> CompletableFuture.completedFuture(
                                        room.stage().publish(request, source)),
                                PublishResult.Refused::new),
                        new PublishResult.Refused(Reason.UNAVAILABLE),
                        executor);
    }

    @Override
    public CompletionStage<WatchResult> watch(WatchRequest request, Executor executor) {
        return city.thread()
                .ask(
                        () -> checked(
                                request.room(),
                                room -> city.rights().toWatch(room.settings(), request.identity()),
                                room -> room.stage().watch(request),
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
                                room -> city.rights().toEnter(room.settings(), identity),
                                room -> CompletableFuture.completedFuture(Optional.of(room.snapshotFor(""))),
                                why -> Optional.empty()),
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

    /** Finds the room, asks for the right, and finds the room again: it may have gone meanwhile. */
    private <T> CompletionStage<T> checked(
            RoomId id,
            Function<LiveRoom, CompletionStage<Optional<Reason>>> right,
            Function<LiveRoom, CompletionStage<T>> answer,
            Function<Reason, T> refused) {
        LiveRoom room = city.find(id);
        if (room == null) {
            return CompletableFuture.completedFuture(refused.apply(Reason.NO_SUCH_ROOM));
        }
        return right.apply(room).thenCompose(why -> {
            LiveRoom still = city.find(id);
            Optional<Reason> obstacle = still == room ? why : Optional.of(Reason.NO_SUCH_ROOM);
            return obstacle.map(o -> CompletableFuture.<T>completedFuture(refused.apply(o))
                            .minimalCompletionStage())
                    .orElseGet(() -> answer.apply(room));
        });
    }
}
