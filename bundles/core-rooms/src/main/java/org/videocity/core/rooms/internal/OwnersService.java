package org.videocity.core.rooms.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.resident.HomeService;
import org.videocity.api.resident.RoomDraft;
import org.videocity.api.room.RoomSettings;
import org.videocity.api.store.RoomStore;
import org.videocity.api.store.StoreReasons;
import org.videocity.api.store.StoreResult;
import org.videocity.api.store.StoredRoom;

/** Lets residents build their rooms: in the store, which tells the city. */
@Component(service = HomeService.class, immediate = true)
public final class OwnersService implements HomeService {
    static final Reason BAD_NAME = new Reason("bad-room-name", "That is no name for a room.");
    static final Reason BAD_ROOM = new Reason("bad-room", "Something about that room cannot be.");
    static final Reason HOME_STAYS =
            new Reason("home-stays", "The home has no other name and stays as long as you live here.");

    private static final String RESIDENT = "resident:";
    private static final int MAX_TITLE_CHARS = 120;
    private static final int MAX_DESCRIPTION_CHARS = 2_000;

    private final City city;

    /** Made by the component runtime. */
    @Activate
    public OwnersService(@Reference City city) {
        this.city = city;
    }

    /** What is to be done for an owner, whose id and store are known. */
    private interface Work<T> extends BiFunction<String, RoomStore, CompletionStage<StoreResult<T>>> {}

    @Override
    public CompletionStage<StoreResult<List<StoredRoom>>> rooms(Identity owner, Executor executor) {
        return answer(owner, (id, store) -> store.ofResident(id, Runnable::run), executor);
    }

    @Override
    public CompletionStage<StoreResult<StoredRoom>> create(Identity owner, RoomDraft draft, Executor executor) {
        return answer(
                owner,
                (id, store) -> {
                    StoredRoom wanted;
                    try {
                        wanted = new StoredRoom(
                                id,
                                settings(owner, draft, Set.of()),
                                draft.keywords(),
                                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                                1);
                    } catch (IllegalArgumentException wrong) {
                        return conflict(said(draft, wrong));
                    }
                    return isConfigured(wanted.id())
                            .thenCompose(configured -> configured
                                    ? conflict(City.ROOM_EXISTS)
                                    : store.create(wanted, city.limits().maxRoomsPerResident(), Runnable::run));
                },
                executor);
    }

    @Override
    public CompletionStage<StoreResult<StoredRoom>> change(
            Identity owner, RoomId room, RoomDraft draft, Executor executor) {
        return answer(
                owner,
                (id, store) -> store.byId(room, Runnable::run)
                        .thenCompose(found -> found.either(
                                there -> there.filter(r -> r.residentId().equals(id))
                                        .map(mine -> change(owner, mine, draft, store))
                                        .orElseGet(() -> conflict(Reason.NO_SUCH_ROOM)),
                                why -> unavailable(why))),
                executor);
    }

    private CompletionStage<StoreResult<StoredRoom>> change(
            Identity owner, StoredRoom before, RoomDraft draft, RoomStore store) {
        StoredRoom wanted;
        try {
            wanted = before.with(settings(owner, draft, before.settings().featuresOff()), draft.keywords());
        } catch (IllegalArgumentException wrong) {
            return conflict(said(draft, wrong));
        }
        boolean renamed = !wanted.id().equals(before.id());
        if (renamed && (before.id().isHome() || wanted.id().isHome())) {
            return conflict(HOME_STAYS);
        }
        CompletionStage<Boolean> taken = renamed ? isConfigured(wanted.id()) : CompletableFuture.completedFuture(false);
        return taken.thenCompose(configured ->
                configured ? conflict(City.ROOM_EXISTS) : store.update(before.id(), wanted, Runnable::run));
    }

    @Override
    public CompletionStage<StoreResult<Boolean>> delete(Identity owner, RoomId room, Executor executor) {
        if (room.isHome()) {
            return answer(owner, (id, store) -> conflict(HOME_STAYS), executor);
        }
        return answer(
                owner,
                (id, store) -> store.byId(room, Runnable::run)
                        .thenCompose(found -> found.either(
                                there -> there.filter(r -> r.residentId().equals(id))
                                                .isPresent()
                                        ? store.delete(room, Runnable::run)
                                        : CompletableFuture.completedFuture(new StoreResult.Done<>(false)),
                                why -> unavailable(why))),
                executor);
    }

    private static RoomSettings settings(Identity owner, RoomDraft draft, Set<String> featuresOff) {
        String home = owner.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, "");
        String of = owner.attributes().getOrDefault(Identity.RESIDENT_CITY, RoomId.DEFAULT_CITY);
        RoomId id = new RoomId(of, home, draft.name());
        check("title", draft.title(), MAX_TITLE_CHARS, false);
        check("description", draft.description(), MAX_DESCRIPTION_CHARS, true);
        return new RoomSettings(
                id,
                draft.title().strip(),
                draft.description().strip(),
                draft.isPublic(),
                draft.guestsMayPublish(),
                featuresOff,
                draft.mayEmbed());
    }

    private static void check(String what, String text, int maxChars, boolean lines) {
        boolean good = text.length() <= maxChars
                && text.chars().noneMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')));
        if (!good) {
            throw new IllegalArgumentException(
                    "A " + what + " has at most " + maxChars + " characters" + (lines ? "" : " on one line"));
        }
    }

    /** The name has a reason of its own: pages show it beside the field. */
    private static Reason said(RoomDraft draft, IllegalArgumentException wrong) {
        boolean nameIsWrong;
        try {
            RoomId.of("anybody@example.org", draft.name());
            nameIsWrong = false;
        } catch (IllegalArgumentException name) {
            nameIsWrong = true;
        }
        return (nameIsWrong ? BAD_NAME : BAD_ROOM).saying(String.valueOf(wrong.getMessage()));
    }

    /** Tells whether an operator configured a room of that name. */
    private CompletionStage<Boolean> isConfigured(RoomId id) {
        return city.thread()
                .ask(
                        () -> CompletableFuture.completedFuture(city.definitionOf(id)
                                .filter(pid -> !StoredRooms.isStored(pid))
                                .isPresent()),
                        false,
                        Runnable::run);
    }

    private <T> CompletionStage<StoreResult<T>> answer(Identity owner, Work<T> work, Executor executor) {
        CompletionStage<StoreResult<T>> found;
        Optional<RoomStore> store = city.links().store();
        if (!owner.isResident() || !owner.id().startsWith(RESIDENT)) {
            found = conflict(Reason.NOT_ALLOWED);
        } else if (store.isEmpty()) {
            found = unavailable(Reason.UNAVAILABLE);
        } else {
            found = work.apply(owner.id().substring(RESIDENT.length()), store.get());
        }
        // the store tells the rooms' thread before it answers: behind that, the city is as the answer says
        return found.thenCompose(result ->
                city.thread().ask(() -> CompletableFuture.completedFuture(named(result)), named(result), executor));
    }

    /** To an owner a taken name is a room that exists. */
    private static <T> StoreResult<T> named(StoreResult<T> result) {
        return result instanceof StoreResult.Conflict<T> conflict
                        && conflict.reason().is(StoreReasons.TAKEN)
                ? new StoreResult.Conflict<>(City.ROOM_EXISTS)
                : result;
    }

    private static <T> CompletionStage<StoreResult<T>> conflict(Reason why) {
        return CompletableFuture.completedFuture(new StoreResult.Conflict<>(why));
    }

    private static <T> CompletionStage<StoreResult<T>> unavailable(Reason why) {
        return CompletableFuture.completedFuture(new StoreResult.Unavailable<>(why));
    }
}
