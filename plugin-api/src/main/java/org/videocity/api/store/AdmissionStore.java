package org.videocity.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;

/**
 * Keeps who may enter residents' rooms: lists, moderators, bans, invitations. All of it follows a room to its new name and
 * goes with it. Conflict {@code gone} says that there is no such room of a resident. Thread: any.
 */
@ProviderType
public interface AdmissionStore {
    /** Reads a room's lists; the default where nothing was said, also for rooms that are not there. */
    CompletionStage<StoreResult<Admission>> admission(RoomId room, Executor executor);

    /** Replaces the lists; the moderators stay as they are. */
    CompletionStage<StoreResult<Admission>> admit(RoomId room, Admission admission, Executor executor);

    /** Makes a resident a moderator, or ends that. */
    CompletionStage<StoreResult<Boolean>> setModerator(
            RoomId room, String residentId, boolean moderates, Executor executor);

    /** Lists the bans that outlive sessions, the oldest first. */
    CompletionStage<StoreResult<List<StoredBan>>> bans(RoomId room, Executor executor);

    /** Adds a ban; of more than {@code most} the oldest ends. */
    CompletionStage<StoreResult<Boolean>> ban(RoomId room, StoredBan ban, int most, Executor executor);

    /** Ends a ban; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> unban(RoomId room, String banId, Executor executor);

    /** Adds an invitation. Conflict {@code too-many} when there are {@code most} for the room. */
    CompletionStage<StoreResult<Invitation>> invite(Invitation invitation, int most, Executor executor);

    /** Lists a room's invitations, the newest first, ended ones too. */
    CompletionStage<StoreResult<List<Invitation>>> invitations(RoomId room, Executor executor);

    /**
     * Counts an entry by the token's hash, if it still counts in that city: not expired, not used up. Two at once are two
     * entries. Yields the invitation after it, with the name its room has now; absent when there is none that counts.
     */
    CompletionStage<StoreResult<Optional<Invitation>>> enter(
            String city, String tokenHash, Instant now, Executor executor);

    /** Takes an invitation away; yields whether there was one. */
    CompletionStage<StoreResult<Boolean>> uninvite(RoomId room, String invitationId, Executor executor);
}
