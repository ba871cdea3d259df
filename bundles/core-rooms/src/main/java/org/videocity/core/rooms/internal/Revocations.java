package org.videocity.core.rooms.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantListener;
import org.videocity.api.identity.Identity;

/**
 * Ends what a right taken back had allowed: streams and members of that identity in that room that have no other right to
 * be there. Watchers are ended by the transports that serve them.
 */
@Component(service = GrantListener.class, immediate = true)
public final class Revocations implements GrantListener {
    private final City city;

    /** Made by the component runtime. */
    @Activate
    public Revocations(@Reference City city) {
        this.city = city;
    }

    @Override
    public void onRevoked(Grant grant) {
        city.thread().execute(() -> {
            LiveRoom room = city.find(grant.room());
            if (room != null) {
                checkStreams(room, grant);
                checkMembers(room, grant);
            }
        });
    }

    @Override
    public void onNarrowed(RoomId id) {
        city.thread().execute(() -> {
            LiveRoom room = city.find(id);
            if (room != null) {
                room.checkRights();
            }
        });
    }

    private void checkStreams(LiveRoom room, Grant grant) {
        for (Map.Entry<String, Identity> entry : room.stage().publishers().entrySet()) {
            Identity who = entry.getValue();
            if (who.id().equals(grant.identityId()) && (!who.isGuest() || who.isVisitor())) {
                endIf(
                        city.rights().toPublish(room.settings(), who, Rights.NOWHERE),
                        () -> room.stage().end(entry.getKey(), Reason.REVOKED));
            }
        }
    }

    private void checkMembers(LiveRoom room, Grant grant) {
        for (MemberSeat seat : room.members()) {
            if (seat.self().identity().id().equals(grant.identityId())) {
                endIf(
                        city.rights().toEnter(room.settings(), seat.self().identity()),
                        () -> room.kick(seat.self().id(), Reason.REVOKED));
            }
        }
    }

    private static void endIf(CompletionStage<Optional<Reason>> right, Runnable end) {
        right.thenAccept(obstacle -> {
            if (obstacle.isPresent() && !obstacle.get().is(Reason.UNAVAILABLE)) {
                end.run();
            }
        });
    }
}
