package org.videocity.transport.http.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.testing.api.QuietPublication;

/** A publication without a bus: what is given to it goes to all who subscribed, in order. */
public final class FakeStream extends QuietPublication {
    private final Instant since;
    private final List<Track> tracks = new ArrayList<>();
    private final List<FakeSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final ArrayDeque<AccessUnit> group = new ArrayDeque<>();
    private volatile boolean ended;
    private volatile boolean suspended;

    public FakeStream(RoomId room, String name, Instant since) {
        super(room, name);
        this.since = since;
    }

    public synchronized void announce(Track... added) {
        tracks.addAll(List.of(added));
        tell(sink -> sink.onTracks(List.of(added), List.of()));
    }

    public synchronized void format(Track changed) {
        tracks.replaceAll(track -> track.id() == changed.id() ? changed : track);
        tell(sink -> sink.onFormat(changed));
    }

    public synchronized void deliver(AccessUnit unit) {
        boolean video = tracks.stream()
                .anyMatch(t -> t.id() == unit.track() && t.format().kind() == MediaKind.VIDEO);
        if (video && unit.keyFrame()) {
            group.clear();
        }
        group.add(unit);
        subscriptions.forEach(s -> s.add(unit));
    }

    public synchronized void suspend() {
        suspended = true;
        tell(MediaSink::onSuspended);
    }

    public synchronized void resume() {
        suspended = false;
        tell(MediaSink::onResumed);
    }

    public synchronized void end(Reason reason) {
        ended = true;
        tell(sink -> sink.onEnded(reason));
    }

    public int subscribers() {
        return subscriptions.size();
    }

    private void tell(java.util.function.Consumer<MediaSink> event) {
        subscriptions.forEach(s -> s.add(event));
    }

    @Override
    public synchronized Subscription subscribe(MediaSink sink, SubscriptionRequest request) {
        FakeSubscription subscription = new FakeSubscription(sink, request);
        List<Track> fitting =
                tracks.stream().filter(t -> request.takes(t.format())).toList();
        subscription.add((java.util.function.Consumer<MediaSink>) s -> s.onTracks(fitting, List.of()));
        tracks.stream()
                .filter(t -> !request.takes(t.format()))
                .forEach(t -> subscription.add(
                        (java.util.function.Consumer<MediaSink>) s -> s.onUnavailable(t, Reason.NO_CONVERTER)));
        group.forEach(subscription::add);
        subscriptions.add(subscription);
        return subscription;
    }

    private final class FakeSubscription implements Subscription {
        private final MediaSink sink;
        private final SubscriptionRequest request;
        private final Queue<Object> queue = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean woken = new AtomicBoolean();

        FakeSubscription(MediaSink sink, SubscriptionRequest request) {
            this.sink = sink;
            this.request = request;
        }

        void add(Object item) {
            boolean wanted = !(item instanceof AccessUnit unit)
                    || tracks.stream().anyMatch(t -> t.id() == unit.track() && request.takes(t.format()));
            if (wanted) {
                queue.add(item);
                if (woken.compareAndSet(false, true)) {
                    sink.wakeUp();
                }
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable MediaFrame poll() {
            for (Object item = queue.poll(); item != null; item = queue.poll()) {
                if (item instanceof MediaFrame frame) {
                    return frame;
                }
                ((java.util.function.Consumer<MediaSink>) item).accept(sink);
            }
            woken.set(false);
            return queue.isEmpty() ? null : poll();
        }

        @Override
        public void want(String encoding, int maxSpatialLayer, int maxTemporalLayer) {}

        @Override
        public void audience(int viewers, long maxBitsPerSecond) {}

        @Override
        public void requestKeyFrame(int track) {}

        @Override
        public void droppedForViewers(long frames) {}

        @Override
        public void close() {
            subscriptions.remove(this);
        }
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public synchronized List<Track> tracks() {
        return List.copyOf(tracks);
    }

    @Override
    public boolean isSuspended() {
        return suspended;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }
}
