package org.videocity.core.media.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;

/** One sink's place on a publication. */
final class LiveSubscription implements Subscription {
    private final LivePublication publication;
    private final SubscriptionRequest request;
    private final SinkQueue queue;
    private final LongAdder droppedForViewers = new LongAdder();
    private volatile int viewers;
    private volatile long maxBitsPerSecond = Long.MAX_VALUE;
    /** The converters it stands on; guarded by the publication's lock. */
    private final Map<ConverterLine.Key, ConverterLine> lines = new HashMap<>();
    /** What the sink was told it cannot have; guarded by the publication's lock. */
    private final Map<Integer, Reason> unavailable = new HashMap<>();

    LiveSubscription(LivePublication publication, MediaSink sink, SubscriptionRequest request) {
        this.publication = publication;
        this.request = request;
        this.queue = new SinkQueue(
                sink,
                track -> request.takes(track.format()),
                request.maxQueueBytes(),
                request.maxQueueMillis(),
                request.startAtKeyFrame());
    }

    SinkQueue queue() {
        return queue;
    }

    SubscriptionRequest request() {
        return request;
    }

    Map<ConverterLine.Key, ConverterLine> lines() {
        return lines;
    }

    Map<Integer, Reason> unavailable() {
        return unavailable;
    }

    int viewers() {
        return viewers;
    }

    long maxBitsPerSecond() {
        return maxBitsPerSecond;
    }

    long framesDropped() {
        return queue.framesDropped() + droppedForViewers.sum();
    }

    @Override
    public @Nullable MediaFrame poll() {
        MediaFrame frame = queue.poll();
        askForKeyFrames();
        return frame;
    }

    /** Asks for key frames of the tracks that cannot go on without one; a sink that stalls asks for nothing. */
    void askForKeyFrames() {
        for (int track : queue.newlyWaitingForKey()) {
            publication.feedback().requestKeyFrame(track);
        }
    }

    @Override
    public void want(String encoding, int maxSpatialLayer, int maxTemporalLayer) {
        queue.want(new SinkTracks.Wish(encoding, maxSpatialLayer, maxTemporalLayer));
        publication.askForRates();
    }

    @Override
    public void audience(int viewerCount, long maxBits) {
        boolean otherRate = maxBits != maxBitsPerSecond;
        viewers = viewerCount;
        maxBitsPerSecond = maxBits;
        if (otherRate) {
            publication.askForRates();
        }
    }

    @Override
    public void requestKeyFrame(int track) {
        publication.feedback().requestKeyFrame(track);
    }

    @Override
    public void droppedForViewers(long frames) {
        droppedForViewers.add(frames);
    }

    @Override
    public void close() {
        publication.leave(this);
    }
}
