package org.videocity.api.media;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.videocity.api.RoomId;

/**
 * A named set of tracks in a room, as receivers see it. A handle: every call answers for this moment.
 *
 * <p>Thread: safe from any, never blocks.
 */
@ProviderType
public interface Publication {
    /** Returns the room it is in. */
    RoomId room();

    /** Returns its name, unique in the room while it lives. */
    String name();

    /** Returns a name for people of whoever publishes. */
    String publisher();

    /** Returns the id of the member of the room whose it is; absent where it is nobody's in the room. */
    default Optional<String> memberId() {
        return Optional.empty();
    }

    /** Returns the name of the transport (or feature) it came through. */
    String transport();

    /** Returns who it is for. */
    Audience audience();

    /** Returns the name of the publication it was made from (a mix, a transcoding), if it was. */
    Optional<String> derivedFrom();

    /** Returns when it began. */
    Instant since();

    /** Returns the tracks there are now. */
    List<Track> tracks();

    /** Tells whether the publisher's connection is lost and waited for. */
    boolean isSuspended();

    /** Tells whether it has ended for good. */
    boolean isEnded();

    /**
     * Puts a sink on the bus. It first gets the tracks, then the frames since the last key frame, then live ones. On a
     * publication that has ended the sink gets {@code onEnded} at its first poll.
     */
    Subscription subscribe(MediaSink sink, SubscriptionRequest request);

    /** Returns the figures of this moment. */
    PublicationStatistics statistics();
}
