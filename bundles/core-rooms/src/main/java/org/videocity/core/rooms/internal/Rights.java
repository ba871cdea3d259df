package org.videocity.core.rooms.internal;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.identity.GrantName;
import org.videocity.api.identity.GrantService;
import org.videocity.api.identity.Identity;
import org.videocity.api.room.GuestsMayPublish;
import org.videocity.api.room.Role;
import org.videocity.api.room.RoomSettings;

/**
 * Says who may do what in a room, at the moment of use. Every answer is empty, or why not; it comes on the rooms'
 * thread.
 */
final class Rights {
    private static final Logger LOG = LoggerFactory.getLogger(Rights.class);

    /** Somebody who is asked about, not somebody who comes from anywhere. */
    static final InetSocketAddress NOWHERE = InetSocketAddress.createUnresolved("nowhere.invalid", 0);

    private final CityThread thread;
    private final CityLinks links;
    private final RoomsSettings settings;

    Rights(CityThread thread, CityLinks links, RoomsSettings settings) {
        this.thread = thread;
        this.links = links;
        this.settings = settings;
    }

    /** Public rooms are for everybody; a private one asks for a grant to enter or to watch. */
    CompletionStage<Optional<Reason>> toEnter(RoomSettings room, Identity who) {
        return room.isPublic() ? allowed() : granted(room, who, List.of(GrantName.ENTER, GrantName.WATCH));
    }

    /** Public rooms are for everybody; a private one asks for a grant to watch. */
    CompletionStage<Optional<Reason>> toWatch(RoomSettings room, Identity who) {
        return room.isPublic() ? allowed() : granted(room, who, List.of(GrantName.WATCH));
    }

    /**
     * Guests and residents publish in public rooms from where the room or the city allows it; elsewhere, and with a key,
     * a grant is needed. A plug-in is part of the city, and nothing that came over a network has its kind.
     */
    CompletionStage<Optional<Reason>> toPublish(RoomSettings room, Identity who, InetSocketAddress remote) {
        if (who.isPlugIn()) {
            return allowed();
        }
        boolean person = who.isGuest() || who.isResident();
        if (!person || !room.isPublic()) {
            return granted(room, who, List.of(GrantName.PUBLISH));
        }
        if (who.isResident()) {
            return granted(room, who, List.of(GrantName.PUBLISH))
                    .thenCompose(why -> why.isEmpty() ? allowed() : asAnybody(room, remote));
        }
        return asAnybody(room, remote);
    }

    private CompletionStage<Optional<Reason>> asAnybody(RoomSettings room, InetSocketAddress remote) {
        GuestsMayPublish policy = room.guestsMayPublish().orElseGet(settings::guestsMayPublish);
        boolean may = switch (policy) {
            case EVERYWHERE -> true;
            case LOOPBACK -> !remote.isUnresolved() && remote.getAddress().isLoopbackAddress();
            case NEVER -> false;
        };
        return may ? allowed() : refused(Reason.GUESTS_MAY_NOT_PUBLISH);
    }

    /** Says what somebody is in a room by the grants they hold; they are at least guests. */
    CompletionStage<Standing> standing(RoomSettings room, Identity who) {
        return role(room, who)
                .thenCompose(role -> toPublish(room, who, NOWHERE).thenApply(why -> new Standing(role, why.isEmpty())));
    }

    private CompletionStage<Role> role(RoomSettings room, Identity who) {
        if (who.isGuest() && !who.isVisitor()) {
            return CompletableFuture.completedFuture(Role.GUEST);
        }
        return granted(room, who, List.of(GrantName.MODERATE)).thenCompose(why -> {
            if (why.isEmpty()) {
                return CompletableFuture.completedFuture(isOwner(room, who) ? Role.OWNER : Role.MODERATOR);
            }
            return who.isGuest()
                    ? granted(room, who, List.of(GrantName.ENTER))
                            .thenApply(closed -> closed.isEmpty() ? Role.MEMBER : Role.GUEST)
                    : CompletableFuture.completedFuture(Role.MEMBER);
        });
    }

    /** Tells whether somebody lives where a room is. */
    static boolean isOwner(RoomSettings room, Identity who) {
        return who.isResident()
                && room.id().owner().equals(who.attributes().get(Identity.RESIDENT_ADDRESS))
                && room.id().city().equals(who.attributes().get(Identity.RESIDENT_CITY));
    }

    private CompletionStage<Optional<Reason>> granted(RoomSettings room, Identity who, List<GrantName> anyOf) {
        if (who.isGuest() && !who.isVisitor()) {
            return refused(Reason.KEY_REQUIRED);
        }
        Optional<GrantService> grants = links.grants();
        if (grants.isEmpty()) {
            return refused(Reason.UNAVAILABLE);
        }
        try {
            return ask(grants.get(), room, who, anyOf, 0).exceptionally(Rights::failed);
        } catch (RuntimeException failed) {
            return CompletableFuture.completedFuture(failed(failed));
        }
    }

    private CompletionStage<Optional<Reason>> ask(
            GrantService grants, RoomSettings room, Identity who, List<GrantName> anyOf, int index) {
        if (index == anyOf.size()) {
            return refused(Reason.NOT_ALLOWED);
        }
        return grants.holds(who, anyOf.get(index), room.id(), thread)
                .thenCompose(holds -> holds ? allowed() : ask(grants, room, who, anyOf, index + 1));
    }

    private static Optional<Reason> failed(Throwable failed) {
        LOG.warn("The grant service failed; nobody gets a right from it", failed);
        return Optional.of(Reason.UNAVAILABLE);
    }

    private static CompletionStage<Optional<Reason>> allowed() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletionStage<Optional<Reason>> refused(Reason why) {
        return CompletableFuture.completedFuture(Optional.of(why));
    }
}
