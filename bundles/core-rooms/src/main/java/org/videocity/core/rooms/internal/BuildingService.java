package org.videocity.core.rooms.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.room.RoomAdminService;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.room.RoomSnapshot;
import org.videocity.api.store.StoreResult;

/** Builds rooms and keeps order. */
@Component(service = RoomAdminService.class, immediate = true)
public final class BuildingService implements RoomAdminService {
    static final Reason STANDS_IN_FILE = new Reason("stands-in-file", "The room stands in a file; delete it there.");
    static final Reason HOME_OF_RESIDENT = new Reason(
            "home-of-resident", "That is a resident's home; it goes with the resident (videocity:resident-delete).");
    static final Reason NO_SUCH_MEMBER = new Reason("no-such-member", "There is no such member in that room.");
    private static final Logger LOG = LoggerFactory.getLogger(BuildingService.class);

    private final City city;
    private final RoomConfigurations configurations;
    /** Rooms whose configuration is being written; belongs to the rooms' thread. */
    private final Set<RoomId> underConstruction = new HashSet<>();

    /** Made by the component runtime. */
    @Activate
    public BuildingService(@Reference City city, @Reference ConfigurationAdmin admin) {
        this.city = city;
        this.configurations = new RoomConfigurations(admin);
    }

    /** Lets what was begun end. */
    @Deactivate
    public void deactivate() {
        configurations.close();
    }

    @Override
    public CompletionStage<Optional<Reason>> create(RoomSettings settings, Executor executor) {
        return answer(() -> build(settings), executor);
    }

    private CompletionStage<Optional<Reason>> build(RoomSettings settings) {
        RoomId id = settings.id();
        if (city.rooms().stream().anyMatch(r -> r.settings().id().equals(id)) || !underConstruction.add(id)) {
            return done(Optional.of(City.ROOM_EXISTS));
        }
        if (city.rooms().size() >= city.limits().maxRooms()) {
            underConstruction.remove(id);
            return done(Optional.of(City.TOO_MANY_ROOMS));
        }
        return configurations
                .write(settings)
                .thenApplyAsync(pid -> city.defineNow(pid, settings), city.thread())
                .handleAsync(
                        (why, failed) -> {
                            underConstruction.remove(id);
                            return failed == null ? why : failure("The room " + id + " could not be built", failed);
                        },
                        city.thread());
    }

    @Override
    public CompletionStage<Optional<Reason>> close(RoomId id, Reason reason, Executor executor) {
        return inRoom(
                id,
                room -> {
                    room.close(reason);
                    return true;
                },
                Reason.NO_SUCH_ROOM,
                executor);
    }

    @Override
    public CompletionStage<Optional<Reason>> remove(RoomId id, Executor executor) {
        return answer(() -> demolish(id), executor);
    }

    private CompletionStage<Optional<Reason>> demolish(RoomId wanted) {
        LiveRoom room = city.find(wanted);
        Optional<String> pid = room == null
                ? Optional.empty()
                : city.definitionOf(room.settings().id());
        if (room == null || pid.isEmpty()) {
            return done(Optional.of(Reason.NO_SUCH_ROOM));
        }
        if (StoredRooms.isStored(pid.get())) {
            return demolishStored(room.settings().id());
        }
        return configurations
                .delete(pid.get())
                .thenApplyAsync(
                        gone -> {
                            city.removeNow(gone);
                            return Optional.<Reason>empty();
                        },
                        city.thread())
                .exceptionally(failed -> failure("The room " + wanted + " could not be removed", failed));
    }

    private CompletionStage<Optional<Reason>> demolishStored(RoomId id) {
        if (id.isHome()) {
            return done(Optional.of(HOME_OF_RESIDENT));
        }
        return city.links()
                .store()
                .map(store -> store.delete(id, city.thread()).thenApply(StoreResult::obstacle))
                .orElseGet(() -> done(Optional.of(Reason.UNAVAILABLE)));
    }

    @Override
    public CompletionStage<List<RoomSnapshot>> rooms(Executor executor) {
        return city.thread()
                .ask(
                        () -> CompletableFuture.completedFuture(
                                city.rooms().stream().map(LiveRoom::snapshot).toList()),
                        List.of(),
                        executor);
    }

    @Override
    public CompletionStage<Optional<Reason>> kick(RoomId id, String memberId, Reason reason, Executor executor) {
        return inRoom(id, room -> room.kick(memberId, reason), NO_SUCH_MEMBER, executor);
    }

    @Override
    public CompletionStage<Optional<Reason>> endStream(RoomId id, String stream, Reason reason, Executor executor) {
        return inRoom(id, room -> room.stage().end(stream, reason), Reason.NO_SUCH_STREAM, executor);
    }

    private CompletionStage<Optional<Reason>> inRoom(
            RoomId id, Predicate<LiveRoom> act, Reason otherwise, Executor executor) {
        return answer(
                () -> {
                    LiveRoom room = city.find(id);
                    if (room == null) {
                        return done(Optional.of(Reason.NO_SUCH_ROOM));
                    }
                    return done(act.test(room) ? Optional.empty() : Optional.of(otherwise));
                },
                executor);
    }

    private CompletionStage<Optional<Reason>> answer(
            java.util.function.Supplier<CompletionStage<Optional<Reason>>> question, Executor executor) {
        return city.thread().ask(question, Optional.of(Reason.UNAVAILABLE), executor);
    }

    private static CompletionStage<Optional<Reason>> done(Optional<Reason> why) {
        return CompletableFuture.completedFuture(why);
    }

    private static Optional<Reason> failure(String what, Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof RoomConfigurations.StandsInFile file) {
            return Optional.of(STANDS_IN_FILE.saying(String.valueOf(file.getMessage())));
        }
        LOG.error("{}", what, cause);
        return Optional.of(Reason.FAILED);
    }
}
