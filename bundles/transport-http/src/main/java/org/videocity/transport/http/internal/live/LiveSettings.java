package org.videocity.transport.http.internal.live;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.videocity.transport.http.internal.HttpConfiguration;

/**
 * What the operator chose for live streams.
 *
 * @param videoFrames pictures per FLV window or MP4 fragment
 * @param maxQueueBytes most bytes waiting for one viewer beyond its socket
 * @param groupCacheBytes most bytes kept for joiners, for each stream and container
 * @param settleNanos how long to wait for a new publication's second track
 * @param restartWaitNanos how long viewers wait while the core is replaced
 * @param stallNanos how long a viewer may take nothing before it is closed
 * @param watchWaitMillis how long to wait for a stream that is not there
 * @param sendBufferBytes size of a viewer's socket buffer, 0 for the system's own
 * @param maxViewers most viewers at once
 * @param maxViewersPerAddress most viewers at once from one address
 * @param mergeFromViewers with fewer viewers each picture is written at once
 * @param origins pages on other servers that may read; {@code *} for any
 */
public record LiveSettings(
        int videoFrames,
        long maxQueueBytes,
        long groupCacheBytes,
        long settleNanos,
        long restartWaitNanos,
        long stallNanos,
        long watchWaitMillis,
        int sendBufferBytes,
        int maxViewers,
        int maxViewersPerAddress,
        int mergeFromViewers,
        Set<String> origins) {

    /** Returns how many pictures go into a piece for so large an audience. */
    int picturesPerPiece(int viewers) {
        return viewers < mergeFromViewers ? 1 : videoFrames;
    }

    /** Reads them from the configuration. */
    public static LiveSettings of(HttpConfiguration configuration) {
        return new LiveSettings(
                Math.max(1, configuration.fragmentVideoFrames()),
                configuration.maxViewerQueueBytes(),
                configuration.groupCacheMaxBytes(),
                TimeUnit.MILLISECONDS.toNanos(configuration.settleMillis()),
                TimeUnit.MILLISECONDS.toNanos(configuration.restartWaitMillis()),
                TimeUnit.MILLISECONDS.toNanos(configuration.stallTimeoutMillis()),
                configuration.watchWaitMillis(),
                configuration.sendBufferBytes(),
                configuration.maxLiveViewers(),
                configuration.maxLiveViewersPerAddress(),
                configuration.mergeFromViewers(),
                Set.of(configuration.corsAllowedOrigins()));
    }
}
