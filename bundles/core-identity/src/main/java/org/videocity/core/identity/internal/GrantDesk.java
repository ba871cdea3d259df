package org.videocity.core.identity.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.GrantService;
import org.videocity.api.identity.Identity;

/**
 * Says what an identity may do: what its stream key says, as long as the room's owner is not locked out, or its visit pass; or
 * everything in a resident's own rooms.
 */
@Component(service = GrantService.class, immediate = true)
public final class GrantDesk implements GrantService {
    private final KeyRing ring;
    private final KeysExpected expected;

    private final OwnerRights owners;
    private final VisitPasses visits;

    /** Made by the component runtime. */
    @Activate
    public GrantDesk(
            @Reference KeyRing ring,
            @Reference KeysExpected expected,
            @Reference OwnerRights owners,
            @Reference VisitPasses visits) {
        this.ring = ring;
        this.expected = expected;
        this.owners = owners;
        this.visits = visits;
    }

    @Override
    public CompletionStage<Boolean> holds(Identity identity, GrantName grant, RoomId room, Executor executor) {
        if (visits.holds(identity, grant, room)) {
            return Answers.now(true, executor);
        }
        if (identity.isResident()) {
            return Answers.of(owners.holds(identity, grant, room), executor);
        }
        return Answers.of(
                expected.all()
                        .thenCompose(all -> holds(identity, grant, room)
                                ? owners.mayUseKeys(room)
                                : CompletableFuture.completedFuture(false)),
                executor);
    }

    private boolean holds(Identity identity, GrantName grant, RoomId room) {
        String id = identity.attributes().get(StreamKeyAuthenticator.KEY_ID);
        return identity.kind().equals(Identity.STREAM_KEY)
                && id != null
                && identity.id().equals(StoredKey.identityOf(id))
                && ring.valid(id).filter(key -> key.grants(grant, room)).isPresent();
    }
}
