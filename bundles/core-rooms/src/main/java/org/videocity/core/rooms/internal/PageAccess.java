package org.videocity.core.rooms.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.playlist.PlaylistCaller;
import org.videocity.api.room.Member;
import org.videocity.api.store.StoreResult;

/** Finds out, at the moment of use, what somebody may do with the pages of a room. */
final class PageAccess {
    private final City city;
    private final VisitingService visiting;

    PageAccess(City city) {
        this.city = city;
        this.visiting = new VisitingService(city);
    }

    /** Asks; a conflict says why they do not even see the room. */
    CompletionStage<StoreResult<PageRights>> ask(RoomId id, PlaylistCaller caller, Executor executor) {
        return city.thread().ask(() -> ask(id, caller), refused(Reason.UNAVAILABLE), executor);
    }

    private CompletionStage<StoreResult<PageRights>> ask(RoomId id, PlaylistCaller caller) {
        Identity who = caller.identity();
        return visiting.checked(
                id, room -> city.rights().toEnter(room, who), room -> rights(room, caller), PageAccess::refused);
    }

    /** To whoever may not look into it, there is no room. */
    private static StoreResult<PageRights> refused(Reason why) {
        if (why.is(Reason.UNAVAILABLE)) {
            return new StoreResult.Unavailable<>(why);
        }
        boolean isTold = why.is(Reason.BANNED) || why.is(Reason.MOVED);
        return new StoreResult.Conflict<>(isTold ? why : Reason.NO_SUCH_ROOM);
    }

    private CompletionStage<StoreResult<PageRights>> rights(LiveRoom room, PlaylistCaller caller) {
        Identity who = caller.identity();
        return visiting.standing(room, who).thenCompose(standing -> {
            if (!standing.isOwner() && room.order().isExile(who)) {
                return CompletableFuture.completedFuture(refused(Reason.BANNED));
            }
            Optional<MemberSeat> seat = seat(room, caller);
            Optional<Reason> silent = seat.filter(s -> s.self().isMuted()).map(s -> Reason.MUTED);
            return city.rights()
                    .toPublish(room.settings(), who, caller.remote())
                    .thenApply(why -> new StoreResult.Done<>(new PageRights(
                            room.settings().id(),
                            room.settings().isPublic(),
                            room.session(),
                            standing.role(),
                            standing.role().mayModerate()
                                    || seat.filter(s -> s.self().role().mayModerate())
                                            .isPresent(),
                            seat.isPresent(),
                            silent.or(() -> why),
                            seat.map(MemberSeat::person).orElseGet(() -> Order.personOf(who, "")),
                            seat.map(s -> s.self().displayName()).orElse(who.displayName()))));
        });
    }

    /** A return key says which presence it is; whoever is known has one wherever they are. */
    private static Optional<MemberSeat> seat(LiveRoom room, PlaylistCaller caller) {
        Identity who = caller.identity();
        Optional<MemberSeat> keyed = Presences.placeOf(room, who, caller.returnKey());
        if (keyed.isPresent() || !Order.isKnown(who)) {
            return keyed;
        }
        List<Member> there = Presences.of(room, who);
        return there.isEmpty() ? Optional.empty() : room.member(there.get(0).id());
    }
}
