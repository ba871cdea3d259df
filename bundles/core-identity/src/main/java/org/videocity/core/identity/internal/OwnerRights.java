package org.videocity.core.identity.internal;

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
import org.videocity.api.store.Resident;
import org.videocity.api.store.StoreResult;

/** What residents may do in the rooms of their own home: everything, as long as they are not locked out. */
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
            return CompletableFuture.completedFuture(false);
        }
        return stores.residents()
                .map(store -> store.byId(Residents.idOf(who), Runnable::run))
                .orElseGet(Steps::noStore)
                .thenApply(found -> {
                    if (found instanceof StoreResult.Done<java.util.Optional<Resident>> known) {
                        return known.value()
                                .filter(r -> r.isActive() && r.address().equals(room.owner()))
                                .isPresent();
                    }
                    throw new CompletionException(new IllegalStateException(
                            found.obstacle().map(Reason::text).orElse("The store did not answer")));
                });
    }
}
