package org.videocity.core.identity.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.Identity;
import org.videocity.api.store.AdmissionStore;
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;

/**
 * What residents may do in rooms: everything in those of their own home, as long as they are not locked out; in others what
 * the owner's lists say.
 */
@Component(service = OwnerRights.class, immediate = true)
public final class OwnerRights {
    static final Set<GrantName> ALL = Set.of(GrantName.ENTER, GrantName.PUBLISH, GrantName.WATCH, GrantName.MODERATE);

    private final StoreLinks stores;

    /** Made by the component runtime. */
    @Activate
    public OwnerRights(@Reference StoreLinks stores) {
        this.stores = stores;
    }

    /** Tells whether they may; fails when the store cannot say so now, which nobody should take for a no. */
    CompletionStage<Boolean> holds(Identity who, GrantName grant, RoomId room) {
        boolean own = ALL.contains(grant)
                && room.owner().equals(who.attributes().get(Identity.RESIDENT_ADDRESS))
                && room.city().equals(who.attributes().get(Identity.RESIDENT_CITY));
        if (!own) {
            return admitted(who, grant, room);
        }
        return stores.residents()
                .map(store -> store.byId(Residents.idOf(who), Runnable::run))
                .orElseGet(Steps::noStore)
                .thenApply(found -> {
                    if (found instanceof StoreResult.Done<Optional<Resident>> known) {
                        return known.value()
                                .filter(r -> r.isActive() && r.address().equals(room.owner()))
                                .isPresent();
                    }
                    throw new CompletionException(new IllegalStateException(
                            found.obstacle().map(Reason::text).orElse("The store did not answer")));
                });
    }

    /**
     * Tells whether keys of a room count: not while its owner is locked out. Nobody's stream ends because a store does not
     * answer, and a room that no resident owns is nobody's to lock.
     */
    CompletionStage<Boolean> mayUseKeys(RoomId room) {
        return stores.residents()
                .map(store -> store.byAddress(room.city(), room.owner(), Runnable::run)
                        .thenApply(found -> found.asOptional()
                                .flatMap(owner -> owner)
                                .filter(owner -> !owner.isActive())
                                .isEmpty()))
                .orElseGet(() -> CompletableFuture.completedFuture(true));
    }

    /** Moderators do what an owner does but change the room; who is on a list comes in and watches. */
    private CompletionStage<Boolean> admitted(Identity who, GrantName grant, RoomId room) {
        boolean enters = grant.equals(GrantName.ENTER) || grant.equals(GrantName.WATCH);
        boolean isOfCity = room.city().equals(who.attributes().get(Identity.RESIDENT_CITY));
        Optional<AdmissionStore> store = stores.admissions();
        if (!isOfCity || store.isEmpty() || !ALL.contains(grant)) {
            return CompletableFuture.completedFuture(false);
        }
        String address = who.attributes().getOrDefault(Identity.RESIDENT_ADDRESS, "");
        return store.get()
                .admission(room, Runnable::run)
                .thenApply(found -> found.either(
                        lists -> enters
                                ? lists.admits(address, Residents.idOf(who))
                                : lists.moderators().contains(Residents.idOf(who)),
                        why -> {
                            throw new CompletionException(new IllegalStateException(why.text()));
                        }));
    }
}
