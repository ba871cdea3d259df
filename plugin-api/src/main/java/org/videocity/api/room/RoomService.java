package org.videocity.api.room;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;
import org.videocity.api.identity.Identity;
import org.videocity.api.media.MediaSource;

/**
 * Visits rooms. Held by transports through a dynamic link, because it may be replaced while they run.
 *
 * <p>No method blocks; every answer is completed on the executor given. Rights are asked at the moment of the call.
 */
@ProviderType
public interface RoomService {
    /** Comes in as a member, or back to one's place. */
    CompletionStage<EnterResult> enter(EnterRequest request, RoomListener listener, Executor executor);

    /** Comes back as the same member after the service was replaced; the same member id, in the session that goes on. */
    CompletionStage<EnterResult> resume(MemberTicket ticket, RoomListener listener, Executor executor);

    /** Knocks at a closed or locked door. */
    CompletionStage<KnockResult> knock(KnockRequest request, KnockListener listener, Executor executor);

    /**
     * Publishes a stream. The same proven identity takes its own live stream over at once; a guest only one whose
     * connection was lost; anybody else is refused with {@code name-taken}.
     */
    CompletionStage<PublishResult> publish(PublishRequest request, MediaSource source, Executor executor);

    /** Asks to watch a stream. */
    CompletionStage<WatchResult> watch(WatchRequest request, Executor executor);

    /** Looks at a room that the identity may enter; empty when there is none such or it may not. */
    CompletionStage<Optional<RoomSnapshot>> look(RoomId room, Identity identity, Executor executor);

    /**
     * Finds the address a room has since its home moved; empty where it did not, or not lately. Entering, watching and
     * publishing under the old address are refused with {@link org.videocity.api.Reason#MOVED}.
     */
    default CompletionStage<Optional<RoomId>> movedTo(RoomId room, Executor executor) {
        return CompletableFuture.supplyAsync(Optional::empty, executor);
    }

    /** Lists the public rooms of a city. */
    CompletionStage<List<RoomSnapshot>> publicRooms(String city, Executor executor);
}
