package org.videocity.api.identity;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;

/** Answers what an identity may do in a room, at the moment of use. */
@ProviderType
public interface GrantService {
    /**
     * Tells whether the identity holds an unexpired grant of that name for that room.
     *
     * @param executor where the answer is completed
     */
    CompletionStage<Boolean> holds(Identity identity, GrantName grant, RoomId room, Executor executor);
}
