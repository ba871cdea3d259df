package org.videocity.transport.http.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.videocity.api.Reason;
import org.videocity.api.transport.TransportCounters;

/** Counts what goes through this transport. Thread: safe from any. */
public final class HttpCounters {
    /** Why frames are dropped: the viewer took them too slowly. */
    public static final String VIEWER_BEHIND = "viewer-behind";

    /** Why frames are dropped: they are none of their codec. */
    public static final String MALFORMED = "malformed";
    /** Why frames are dropped: nothing can be decoded before a key frame. */
    public static final String AWAITING_KEY_FRAME = "awaiting-key-frame";
    /** Why frames are dropped: their track was not announced, or is gone. */
    public static final String UNKNOWN_TRACK = "unknown-track";

    private static final int MAX_NAMES = 100;
    private static final String OTHER = "other";

    private final LongAdder open = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAdder framesIn = new LongAdder();
    private final LongAdder framesOut = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

    /** A viewer or WebSocket came. */
    public void opened() {
        open.increment();
        accepted.increment();
    }

    /** A viewer or WebSocket went. */
    public void closed() {
        open.decrement();
    }

    /** Somebody was turned away. */
    public void refused(Reason reason) {
        count(refused, reason.name(), 1);
    }

    /** Somebody was turned away by a limit. */
    public void refused(Refusals refusal) {
        count(refused, refusal.counter(), 1);
    }

    /** A connection was ended by a limit. */
    public void ended(String limit) {
        count(refused, limit, 1);
    }

    /** Bytes came over a WebSocket. */
    public void received(long bytes) {
        bytesIn.add(bytes);
    }

    /** Bytes were handed to a connection. */
    public void sent(long bytes) {
        bytesOut.add(bytes);
    }

    /** A frame came from a publisher. */
    public void frameIn() {
        framesIn.increment();
    }

    /** Frames were written to a viewer. */
    public void frames(long frames) {
        framesOut.add(frames);
    }

    /** Frames were not written to a viewer. */
    public void dropped(String why, long frames) {
        count(dropped, why, frames);
    }

    /** Returns the figures of this moment. */
    public TransportCounters snapshot() {
        return new TransportCounters(
                open.sum(),
                accepted.sum(),
                sums(refused),
                bytesIn.sum(),
                bytesOut.sum(),
                framesIn.sum(),
                framesOut.sum(),
                sums(dropped));
    }

    private static void count(Map<String, LongAdder> counters, String name, long by) {
        String kept = counters.size() < MAX_NAMES || counters.containsKey(name) ? name : OTHER;
        counters.computeIfAbsent(kept, n -> new LongAdder()).add(by);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counters) {
        Map<String, Long> sums = new TreeMap<>();
        counters.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
