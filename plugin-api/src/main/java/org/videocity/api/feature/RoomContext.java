package org.videocity.api.feature;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;
import org.videocity.api.media.MediaSource;
import org.videocity.api.room.PublishResult;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomListener;
import org.videocity.api.room.RoomSnapshot;

/** A feature's hand on one room. It acts as itself, not as a member. Thread: safe from any, never blocks. */
@ProviderType
public interface RoomContext {
    /** Looks at the room as it is now. */
    RoomSnapshot snapshot();

    /** Hears what happens, until the feature is detached; one listener, the newest counts. */
    void listen(RoomListener listener);

    /** Says something; yields why not, if not. */
    CompletionStage<Optional<Reason>> send(Recipient to, String type, String body, Executor executor);

    /** Publishes a stream into the room, without the guests' limits. */
    CompletionStage<PublishResult> publish(String stream, MediaSource source, Executor executor);

    /** Runs something soon on the rooms' own thread; it must not block. */
    Executor executor();
}
