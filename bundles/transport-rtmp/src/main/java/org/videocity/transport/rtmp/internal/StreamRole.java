package org.videocity.transport.rtmp.internal;

import org.videocity.api.Reason;
import org.videocity.api.RoomId;

/** What a message stream of a connection does: publish or play. Thread: the connection's event loop. */
interface StreamRole {
    /** Ends it without a word to the client; {@code orderly} when the client asked for it. */
    void stop(boolean orderly);

    /** Ends it and tells the client why. */
    void end(Reason reason);

    /** Tries again what could not be done while the city was away. */
    void cityIsBack();

    /** Tells whether it is done by this identity in this room. */
    boolean isBy(String identityId, RoomId room);

    /** Runs about every second. */
    void tick(long now);
}
