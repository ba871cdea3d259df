package org.videocity.api.room;

import org.videocity.api.Reason;

/** What a door answers to a knock. */
public sealed interface KnockResult {
    /**
     * Wait. What happens then is the same whether there is such a room or not, and whether somebody is in it.
     *
     * @param withdraw goes away from the door; may be run more than once, from any thread
     */
    record Waiting(Runnable withdraw) implements KnockResult {}

    /** Not even heard: too often, banned, or the door is open. */
    record Refused(Reason reason) implements KnockResult {}
}
