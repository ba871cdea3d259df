package org.videocity.wire.rtmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client wants of its streams, and how far each wish has come. */
final class ClientStreams {
    /** A stream to publish or play; {@code start} to {@code reset} mean play only, {@code mode} publish only. */
    record Wish(
            boolean publish, String name, RtmpEvent.PublishMode mode, double start, double duration, boolean reset) {
        static Wish publish(String name, RtmpEvent.PublishMode mode) {
            return new Wish(true, name, mode, 0, 0, false);
        }

        static Wish play(String name, double start, double duration, boolean reset) {
            return new Wish(false, name, RtmpEvent.PublishMode.LIVE, start, duration, reset);
        }
    }

    private final List<Wish> waiting = new ArrayList<>();
    private final Map<Double, Wish> creating = new HashMap<>();
    private final Map<Long, Wish> open = new HashMap<>();

    /** Keeps a wish until the connection is accepted. */
    void await(Wish wish) {
        waiting.add(wish);
    }

    /** The wishes kept so far, which are then forgotten. */
    List<Wish> takeWaiting() {
        List<Wish> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    void creating(double transactionId, Wish wish) {
        creating.put(transactionId, wish);
    }

    /** The wish whose createStream had this transaction id; null when it was another command. */
    @Nullable
    Wish takeCreating(double transactionId) {
        return creating.remove(transactionId);
    }

    void open(long streamId, Wish wish) {
        open.put(streamId, wish);
    }

    @Nullable
    Wish get(long streamId) {
        return open.get(streamId);
    }

    @Nullable
    Wish close(long streamId) {
        return open.remove(streamId);
    }

    /** The stream an onStatus is about: some servers send it on stream 0 where only one is open. */
    long meant(long streamId, String code) {
        if (streamId == 0 && open.size() == 1 && code.startsWith("NetStream.")) {
            return open.keySet().iterator().next();
        }
        return streamId;
    }
}
