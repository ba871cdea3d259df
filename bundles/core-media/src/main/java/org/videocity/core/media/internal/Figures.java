package org.videocity.core.media.internal;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.videocity.api.media.PublicationStatistics;

/** Counts for one publication. Guarded by its lock. */
final class Figures {
    private final Rates rates = new Rates(System.nanoTime());
    private long framesOutOfGone;
    private long framesDropped;

    /** A frame was taken from the source. */
    void came(int size, boolean video) {
        rates.add(size, video, System.nanoTime());
    }

    /** A frame of the source was good for nobody. */
    void refused() {
        framesDropped++;
    }

    /** A subscription ended; what it counted stays counted. */
    void left(LiveSubscription subscription) {
        framesOutOfGone += subscription.queue().framesOut();
        framesDropped += subscription.framesDropped();
    }

    PublicationStatistics now(Collection<LiveSubscription> subscriptions) {
        long now = System.nanoTime();
        long out = framesOutOfGone;
        long dropped = framesDropped;
        long queued = 0;
        long oldest = now;
        int viewers = 0;
        for (LiveSubscription subscription : subscriptions) {
            SinkQueue queue = subscription.queue();
            out += queue.framesOut();
            dropped += subscription.framesDropped();
            queued = Math.max(queued, queue.queuedBytes());
            oldest = Math.min(oldest, queue.oldestArrivalNanos(now));
            viewers += subscription.viewers();
        }
        return new PublicationStatistics(
                rates.framesIn(),
                rates.bytesIn(),
                out,
                dropped,
                rates.bitsPerSecond(now),
                rates.videoFramesPerSecond(now),
                subscriptions.size(),
                viewers,
                queued,
                TimeUnit.NANOSECONDS.toMillis(now - oldest));
    }
}
