package org.videocity.api.media;

import org.osgi.annotation.versioning.ConsumerType;
import org.videocity.api.Reason;

/**
 * The publishing side's ear: what the bus tells whoever feeds a publication.
 *
 * <p>Thread: any; implementations hand over to their own executor and never block.
 */
@ConsumerType
public interface MediaSource {
    /** Passes on what receivers ask for. A source that cannot answer (RTMP) ignores it. */
    default void onFeedback(MediaFeedback feedback) {}

    /**
     * Says that the feed is no longer used: the publication ended, or another connection of the same publisher took it
     * over. With {@link Reason#RESTARTING} the source keeps its connection and publishes again as soon as it can.
     */
    void onEnded(Reason reason);
}
