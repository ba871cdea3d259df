package org.videocity.transport.rtmp.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.RoomId;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaKind;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.testing.api.QuietPublication;

/** A publication as small as a test can do with: a GOP cache and unbounded queues. */
final class FakePublication extends QuietPublication {
    final Instant since = Instant.now();
    final Map<Integer, Track> tracks = new TreeMap<>();
    final List<MediaFrame> delivered = new ArrayList<>();
    final List<FakeSubscription> subscriptions = new CopyOnWriteArrayList<>();
    private final List<MediaFrame> gop = new ArrayList<>();
    volatile @Nullable Reason ended;
    volatile boolean suspended;
    volatile @Nullable Feed feed;

    FakePublication(RoomId room, String name) {
        super(room, name);
    }

    /** Gives a publisher its hand; an earlier one is told that it was taken over. */
    synchronized Feed attach(MediaSource source) {
        Feed before = feed;
        Feed made = new Feed(source);
        feed = made;
        if (before != null) {
            before.dead = true;
            before.source.onEnded(Reason.TAKEN_OVER);
        }
        if (suspended) {
            suspended = false;
            tell(MediaSink::onResumed);
        }
        return made;
    }

    /** Ends it as a room or a stopping core does: both sides are told. */
    void end(Reason reason) {
        Feed last = feed;
        if (last != null) {
            last.dead = true;
            last.source.onEnded(reason);
        }
        ending(reason);
    }

    private synchronized void ending(Reason reason) {
        if (ended == null) {
            ended = reason;
            tell(sink -> sink.onEnded(reason));
        }
    }

    private void tell(Consumer<MediaSink> what) {
        subscriptions.forEach(each -> each.put(what));
    }

    /** The publisher's hand. */
    final class Feed implements PublicationFeed {
        final MediaSource source;
        volatile boolean dead;

        Feed(MediaSource source) {
            this.source = source;
        }

        @Override
        public Publication publication() {
            return FakePublication.this;
        }

        @Override
        public void tracks(List<Track> added, List<Integer> removed) {
            synchronized (FakePublication.this) {
                if (!dead) {
                    removed.forEach(tracks::remove);
                    added.forEach(track -> tracks.put(track.id(), track));
                    tell(sink -> sink.onTracks(added, removed));
                }
            }
        }

        @Override
        public void format(Track track) {
            synchronized (FakePublication.this) {
                if (!dead) {
                    tracks.put(track.id(), track);
                    gop.clear();
                    tell(sink -> sink.onFormat(track));
                }
            }
        }

        @Override
        public void deliver(MediaFrame frame) {
            synchronized (FakePublication.this) {
                if (dead) {
                    return;
                }
                delivered.add(frame);
                Track track = tracks.get(frame.track());
                if (track == null) {
                    throw new IllegalStateException("a frame of a track nobody announced: " + frame.track());
                }
                if (track.format().kind() == MediaKind.VIDEO && frame.keyFrame()) {
                    beginGroup((AccessUnit) frame);
                }
                gop.add(frame);
                subscriptions.forEach(each -> each.put(frame));
            }
        }

        private void beginGroup(AccessUnit key) {
            int first = gop.size();
            while (first > 0
                    && gop.get(first - 1) instanceof AccessUnit before
                    && before.track() != key.track()
                    && before.decodeTime() >= key.decodeTime()) {
                first--;
            }
            boolean beginning = gop.stream().noneMatch(frame -> frame.track() == key.track());
            if (!beginning) {
                gop.subList(0, first).clear();
            }
        }

        @Override
        public void lost() {
            synchronized (FakePublication.this) {
                if (!dead) {
                    dead = true;
                    suspended = true;
                    tell(MediaSink::onSuspended);
                }
            }
        }

        @Override
        public void end(Reason reason) {
            if (!dead) {
                dead = true;
                ending(reason);
            }
        }
    }

    /** A sink's place. */
    final class FakeSubscription implements Subscription {
        final MediaSink sink;
        volatile int viewers;
        volatile long droppedForViewers;
        volatile boolean closed;
        private final Queue<Object> queue = new ArrayDeque<>();
        private boolean awake;

        FakeSubscription(MediaSink sink) {
            this.sink = sink;
        }

        void put(Consumer<MediaSink> what) {
            enqueue(what);
        }

        void put(MediaFrame frame) {
            enqueue(frame);
        }

        private void enqueue(Object item) {
            boolean wake;
            synchronized (this) {
                queue.add(item);
                wake = !awake;
                awake = true;
            }
            if (wake && !closed) {
                sink.wakeUp();
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable MediaFrame poll() {
            while (true) {
                Object item;
                synchronized (this) {
                    item = queue.poll();
                    awake = item != null;
                }
                if (item == null || closed) {
                    return null;
                }
                if (item instanceof MediaFrame frame) {
                    return frame;
                }
                ((Consumer<MediaSink>) item).accept(sink);
            }
        }

        @Override
        public void want(String encoding, int maxSpatialLayer, int maxTemporalLayer) {
            // plain tracks only
        }

        @Override
        public void audience(int behind, long maxBitsPerSecond) {
            viewers = behind;
        }

        @Override
        public void requestKeyFrame(int track) {
            // no source here could
        }

        @Override
        public void droppedForViewers(long frames) {
            droppedForViewers += frames;
        }

        @Override
        public void close() {
            closed = true;
            subscriptions.remove(this);
        }
    }

    @Override
    public synchronized Subscription subscribe(MediaSink sink, SubscriptionRequest request) {
        FakeSubscription made = new FakeSubscription(sink);
        subscriptions.add(made);
        List<Track> now = List.copyOf(tracks.values());
        made.put(each -> each.onTracks(now, List.of()));
        gop.forEach(made::put);
        Reason why = ended;
        if (why != null) {
            made.put(each -> each.onEnded(why));
        }
        return made;
    }

    int viewers() {
        return subscriptions.stream().mapToInt(each -> each.viewers).sum();
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public synchronized List<Track> tracks() {
        return List.copyOf(tracks.values());
    }

    @Override
    public boolean isSuspended() {
        return suspended;
    }

    @Override
    public boolean isEnded() {
        return ended != null;
    }
}
