package org.videocity.api.room;

import org.videocity.api.Reason;
import org.videocity.api.media.Publication;

/** What a room answers to somebody who wants to watch. */
public sealed interface WatchResult {
    /** Allowed; the transport subscribes if it is not subscribed already. */
    record Watchable(Publication publication) implements WatchResult {}

    /** Not there, or not allowed. */
    record Refused(Reason reason) implements WatchResult {}
}
