package org.videocity.core.rooms.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.videocity.api.Reason;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaBus;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.PublicationRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.WireFormKey;
import org.videocity.testing.api.QuietPublication;

/** A bus that carries no frames: publications begin, are lost, taken over and end, and observers hear of it. */
final class FakeBus implements MediaBus {
    private final Map<String, FakePublication> live = new HashMap<>();

    @Override
    public synchronized PublicationFeed open(
            PublicationRequest request, MediaSource source, PublicationObserver observer) {
        FakePublication publication = live.computeIfAbsent(request.name(), n -> new FakePublication(request));
        FakeFeed feed = new FakeFeed(publication, source, observer);
        FakeFeed before = publication.feed;
        publication.feed = feed;
        publication.suspended = false;
        if (before != null && !before.lost) {
            before.source.onEnded(Reason.TAKEN_OVER);
        }
        return feed;
    }

    /** Ends everything as the bus does when its bundle is updated. */
    synchronized void restart() {
        for (FakePublication publication : List.copyOf(live.values())) {
            FakeFeed feed = publication.feed;
            feed.end(Reason.RESTARTING);
            feed.source.onEnded(Reason.RESTARTING);
        }
    }

    @Override
    public synchronized List<Publication> publications() {
        return List.copyOf(live.values());
    }

    @Override
    public WireFormKey wireForm(String name) {
        return new WireFormKey(name, key -> {});
    }

    final class FakeFeed implements PublicationFeed {
        private final FakePublication publication;
        private final MediaSource source;
        private final PublicationObserver observer;
        private boolean lost;

        FakeFeed(FakePublication publication, MediaSource source, PublicationObserver observer) {
            this.publication = publication;
            this.source = source;
            this.observer = observer;
        }

        @Override
        public Publication publication() {
            return publication;
        }

        @Override
        public void tracks(List<Track> added, List<Integer> removed) {
            observer.onChanged(publication);
        }

        @Override
        public void format(Track track) {
            observer.onChanged(publication);
        }

        @Override
        public void deliver(MediaFrame frame) {}

        @Override
        public void lost() {
            lost = true;
            publication.suspended = true;
            observer.onChanged(publication);
        }

        @Override
        public void end(Reason reason) {
            if (publication.feed == this && !publication.ended) {
                publication.ended = true;
                publication.suspended = false;
                synchronized (FakeBus.this) {
                    live.remove(publication.name());
                }
                observer.onEnded(publication, reason);
            }
        }
    }

    static final class FakePublication extends QuietPublication {
        private final PublicationRequest request;
        private volatile FakeFeed feed;
        private volatile boolean suspended;
        private volatile boolean ended;

        FakePublication(PublicationRequest request) {
            super(request.room(), request.name());
            this.request = request;
        }

        @Override
        public String publisher() {
            return request.publisher();
        }

        @Override
        public Optional<String> memberId() {
            return request.memberId();
        }

        @Override
        public String transport() {
            return request.transport();
        }

        @Override
        public Audience audience() {
            return request.audience();
        }

        @Override
        public Optional<String> derivedFrom() {
            return request.derivedFrom();
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
}
