package org.videocity.transport.rtmp.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.videocity.api.transport.TransportCounters;

/** The transport's figures since it was started. Thread: safe from any. */
final class Counters {
    /** Why frames were not written: the viewer was behind and skipped to a key frame. */
    static final String BEHIND = "viewer-behind";
    /** Why frames were not written: an event loop was behind. */
    static final String LOOP_BEHIND = "loop-behind";
    /** Why frames were not taken: they came without the codec configuration they need. */
    static final String NO_CONFIGURATION = "no-configuration";
    /** Why frames were not taken: they are not what they say. */
    static final String MALFORMED = "malformed";
    /** Why frames were not taken: a publisher has too many tracks. */
    static final String TOO_MANY_TRACKS = "too-many-tracks";
    /** Why frames were not taken: nobody waits for them until a key frame comes. */
    static final String AWAITING_KEY_FRAME = "awaiting-key-frame";

    private final LongAdder open = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private final LongAdder framesIn = new LongAdder();
    private final LongAdder framesOut = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> dropped = new ConcurrentHashMap<>();

    void opened() {
        open.increment();
        accepted.increment();
    }

    void closed() {
        open.decrement();
    }

    void received(long bytes) {
        bytesIn.add(bytes);
    }

    void sent(long bytes) {
        bytesOut.add(bytes);
    }

    void frameIn() {
        framesIn.increment();
    }

    void framesOut(long frames) {
        framesOut.add(frames);
    }

    /** Counts a connection, publication or viewer turned away or thrown out. */
    void refused(String reason) {
        refused.computeIfAbsent(reason, any -> new LongAdder()).increment();
    }

    void dropped(String reason, long frames) {
        if (frames > 0) {
            dropped.computeIfAbsent(reason, any -> new LongAdder()).add(frames);
        }
    }

    TransportCounters snapshot() {
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

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Map<String, Long> sums = new TreeMap<>();
        adders.forEach((reason, adder) -> sums.put(reason, adder.sum()));
        return sums;
    }
}
