package org.videocity.core.media.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.MediaFeedback.BitRateLimit;
import org.videocity.api.media.MediaFeedback.KeyFrameRequest;

/**
 * Carries what receivers ask for to the source: key-frame requests at most once per 500 ms and track (one that comes too
 * early is sent when its time comes, unless a key frame came first), bit rates when they change.
 *
 * <p>Thread: safe from any; the source is called with no lock held.
 */
final class FeedbackLine {
    private static final long KEY_FRAME_PERIOD_NANOS = 500_000_000L;

    private final ScheduledExecutorService timers;
    private final Consumer<MediaFeedback> source;
    private final Map<Integer, Asked> keyFrames = new HashMap<>();
    private final Map<Integer, BitRateLimit> limits = new HashMap<>();

    private static final class Asked {
        private long at;
        private boolean waiting;
    }

    FeedbackLine(ScheduledExecutorService timers, Consumer<MediaFeedback> source) {
        this.timers = timers;
        this.source = source;
    }

    void requestKeyFrame(int track) {
        long now = System.nanoTime();
        synchronized (keyFrames) {
            Asked asked = keyFrames.get(track);
            if (asked != null && now - asked.at < KEY_FRAME_PERIOD_NANOS) {
                if (!asked.waiting) {
                    asked.waiting = later(track, asked.at + KEY_FRAME_PERIOD_NANOS - now);
                }
                return;
            }
            Asked fresh = new Asked();
            fresh.at = now;
            keyFrames.put(track, fresh);
        }
        source.accept(new KeyFrameRequest(track));
    }

    private boolean later(int track, long nanos) {
        try {
            timers.schedule(() -> due(track), nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException stopping) {
            return false;
        }
    }

    private void due(int track) {
        synchronized (keyFrames) {
            Asked asked = keyFrames.get(track);
            if (asked == null || !asked.waiting) {
                return;
            }
            asked.waiting = false;
            asked.at = System.nanoTime();
        }
        source.accept(new KeyFrameRequest(track));
    }

    /** A key frame came by itself: whoever still waits for the next request has it. */
    void keyFrameCame(int track) {
        synchronized (keyFrames) {
            Asked asked = keyFrames.get(track);
            if (asked != null) {
                asked.waiting = false;
            }
        }
    }

    /** Asks for a bit rate, where it is another one than asked for before. */
    void limit(BitRateLimit limit) {
        synchronized (limits) {
            BitRateLimit before = limits.get(limit.track());
            boolean unlimitedStill = before == null
                    && limit.bitsPerSecond() == Long.MAX_VALUE
                    && limit.encoding().isEmpty();
            if (unlimitedStill || limit.equals(before)) {
                return;
            }
            limits.put(limit.track(), limit);
        }
        source.accept(limit);
    }

    /** Passes on what a converter asks for. */
    void pass(MediaFeedback feedback) {
        if (feedback instanceof KeyFrameRequest request) {
            requestKeyFrame(request.track());
        } else {
            source.accept(feedback);
        }
    }

    /** Forgets what an earlier connection was asked for. */
    void restart() {
        synchronized (keyFrames) {
            keyFrames.clear();
        }
        synchronized (limits) {
            limits.clear();
        }
    }
}
