package org.videocity.api.media;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One sink's place on the bus. A transport subscribes once per publication and wire form (per event loop where it has
 * several), not once per viewer, and fans out to its viewers itself.
 *
 * <p>Thread: {@code poll} by one thread at a time; everything else from any.
 */
@ProviderType
public interface Subscription extends AutoCloseable {
    /**
     * Takes the next frame, after telling the sink of every change that stands before it in the queue.
     *
     * @return the frame, or {@code null} when there is none; {@link MediaSink#wakeUp} then says when there is
     */
    @Nullable
    MediaFrame poll();

    /**
     * Chooses the encoding and layers of all layered tracks; may change at any time, the bus switches at a
     * {@link MediaFrame#switchPoint}.
     */
    void want(String encoding, int maxSpatialLayer, int maxTemporalLayer);

    /**
     * Tells how many viewers stand behind this subscription and the most they can take.
     *
     * @param viewers how many
     * @param maxBitsPerSecond the most any of them takes, {@link Long#MAX_VALUE} without a limit
     */
    void audience(int viewers, long maxBitsPerSecond);

    /** Asks the source for a key frame of a track. */
    void requestKeyFrame(int track);

    /** Counts frames that the transport itself dropped for viewers that were behind. */
    void droppedForViewers(long frames);

    /** Ends the subscription; the sink is not told and gets nothing more. May be called more than once. */
    @Override
    void close();
}
