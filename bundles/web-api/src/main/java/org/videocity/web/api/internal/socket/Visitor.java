package org.videocity.web.api.internal.socket;

import java.util.function.Consumer;
import org.videocity.api.Reason;
import org.videocity.api.room.EnterResult;
import org.videocity.api.room.RoomListener;

/** Whoever waits at a {@link Door}. Called on the turns it was given. */
interface Visitor {
    /** The door is open. */
    void onEntered(EnterResult.Entered entered);

    /** The door is shut, but somebody inside may open it: the visitor waits there if it can. */
    void onShut(Reason reason);

    /** The door stays shut. */
    void onRefused(Reason reason);

    /** Nobody answered the door in time. */
    void onUnreachable();

    /** Something happened in the room; may come before {@link #onEntered}, and then is for later. */
    void onEvent(Consumer<RoomListener> event);
}
