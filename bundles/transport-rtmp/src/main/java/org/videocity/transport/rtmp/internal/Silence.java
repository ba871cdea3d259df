package org.videocity.transport.rtmp.internal;

import java.util.concurrent.TimeUnit;

/**
 * How long a connection has said nothing, and what that means: the time to connect, a ping after half of the idle time.
 * Thread: the connection's event loop.
 */
final class Silence {
    private final RtmpConfig config;
    private final long since;
    private long lastHeard;
    private boolean pinged;

    /** Begins with a connection, at a time by {@link System#nanoTime()} as all of them are. */
    Silence(RtmpConfig config, long now) {
        this.config = config;
        this.since = now;
        this.lastHeard = now;
    }

    void heard(long now) {
        lastHeard = now;
        pinged = false;
    }

    /** Tells whether it is connected for longer than a time. */
    boolean isOlder(long now, long millis) {
        return millis(now - since) > millis;
    }

    /** Tells whether it has lasted for as long as a connection may be idle. */
    boolean isTooLong(long now) {
        return millis(now - lastHeard) > config.idleTimeoutMillis();
    }

    /** Tells once whether it is time to ask if the client is still there. */
    boolean wantsPing(long now) {
        if (pinged || millis(now - lastHeard) <= config.idleTimeoutMillis() / 2) {
            return false;
        }
        pinged = true;
        return true;
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
