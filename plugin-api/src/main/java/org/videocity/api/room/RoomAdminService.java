package org.videocity.api.room;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;

/** Builds rooms and keeps order; for operators. No method blocks. */
@ProviderType
public interface RoomAdminService {
    /** Builds a room that outlives a restart; yields why not, if not. */
    CompletionStage<Optional<Reason>> create(RoomSettings settings, Executor executor);

    /** Takes everybody out of a room and ends its streams; the room itself stays. Yields why not, if not. */
    CompletionStage<Optional<Reason>> close(RoomId room, Reason reason, Executor executor);

    /** Closes a room and takes it away for good; one that stands in a file is refused with the file's name. */
    CompletionStage<Optional<Reason>> remove(RoomId room, Executor executor);

    /** Lists all rooms, private ones too. */
    CompletionStage<List<RoomSnapshot>> rooms(Executor executor);

    /** Takes a member out; yields why not, if not. */
    CompletionStage<Optional<Reason>> kick(RoomId room, String memberId, Reason reason, Executor executor);

    /** Ends a stream; yields why not, if not. */
    CompletionStage<Optional<Reason>> endStream(RoomId room, String stream, Reason reason, Executor executor);
}
