package org.videocity.api.room;

import org.videocity.api.Reason;
import org.videocity.api.media.PublicationFeed;

/** What a room answers to a stream. */
public sealed interface PublishResult {
    /** Live as soon as tracks are announced and frames delivered. */
    record Published(PublicationFeed feed) implements PublishResult {}

    /** Not live. */
    record Refused(Reason reason) implements PublishResult {}
}
