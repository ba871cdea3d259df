package org.videocity.api.room;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;

/**
 * A member's hand on the room it is in; a handle, never shared state. After the member left, calls have no effect and
 * answer with a reason.
 *
 * <p>Thread: safe from any, never blocks.
 */
@ProviderType
public interface Room {
    /** Returns which room. */
    RoomId id();

    /** Returns the member this handle acts for. */
    Member self();

    /**
     * Says something. Yields nothing when the room took it, or why not: too large, not JSON, too fast, nobody there.
     *
     * @param body JSON text, at most {@link RoomMessage#MAX_BODY_BYTES}
     */
    CompletionStage<Optional<Reason>> send(Recipient to, String type, String body, Executor executor);

    /**
     * Returns what was said to this member after a message, oldest first, as far back as the room remembers; everything
     * remembered when the session is another one.
     */
    CompletionStage<List<RoomMessage>> since(String session, long sequence, Executor executor);

    /** Changes what the others see as this member's name. */
    CompletionStage<Optional<Reason>> rename(String displayName, Executor executor);

    /** Looks at the room. */
    CompletionStage<RoomSnapshot> snapshot(Executor executor);

    /** Keeps order; yields why not, if not. */
    CompletionStage<Optional<Reason>> act(RoomAct act, Executor executor);

    /** Opens to somebody who knocks, or does not; yields why not, if not. */
    CompletionStage<Optional<Reason>> answer(String knockId, boolean admit, Executor executor);

    /** Lets the others know that this member is writing. Nothing is kept of it. */
    void typing();

    /**
     * Says that the member's connection was lost: its place is kept for a moment, as {@link Member#isAway}, for it to come
     * back with its return key.
     */
    void stepOut(Reason reason);

    /** Goes. May be called more than once. */
    void leave(Reason reason);
}
