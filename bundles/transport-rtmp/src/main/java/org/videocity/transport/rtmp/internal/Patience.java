package org.videocity.transport.rtmp.internal;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/** How long a connection waits for the city's core to come back. Thread: the event loop given. */
final class Patience {
    /** Time between two attempts when nobody says that the city is back. */
    static final long RETRY_MILLIS = 500;

    private final EventLoop loop;
    private final long nanos;
    private boolean tried;
    private long since;

    Patience(EventLoop loop, long millis) {
        this.loop = loop;
        this.nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Starts to wait, unless it waits already. */
    void begin() {
        if (!tried) {
            tried = true;
            since = now();
        }
    }

    /** Stops waiting: the city is back. */
    void over() {
        tried = false;
    }

    boolean isTried() {
        return tried;
    }

    /** Tells whether it has waited long enough. */
    boolean isGone() {
        return tried && now() - since >= nanos;
    }

    private long now() {
        return loop.ticker().nanoTime();
    }
}
