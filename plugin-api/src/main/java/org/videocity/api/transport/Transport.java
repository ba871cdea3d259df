package org.videocity.api.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way in and out of the city. Registered as a service; the console, the room pages and the metrics show it with no
 * further code. Thread: any, no method blocks.
 */
@ConsumerType
public interface Transport {
    /** Returns its name: short, lower case, unique, for example {@code rtmp}. */
    String name();

    /** Returns whether it works, and if not why. */
    TransportState state();

    /** Lists how people use it; empty for a transport nobody connects to. */
    default List<TransportEndpoint> endpoints() {
        return List.of();
    }

    /** Returns its counters as they are now. */
    default TransportCounters counters() {
        return TransportCounters.ZERO;
    }

    /** Lists what it takes at most, as configured now. */
    default List<TransportLimit> limits() {
        return List.of();
    }

    /**
     * Prepares to stop: accepts nothing new, tells clients that can reconnect to do so. Runs before deactivation.
     *
     * @return completed when nothing is left, or at the deadline; at once for a transport without connections
     */
    default CompletionStage<Void> drain(Duration deadline) {
        return CompletableFuture.completedStage(null);
    }
}
