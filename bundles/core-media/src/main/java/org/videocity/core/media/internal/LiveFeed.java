package org.videocity.core.media.internal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.Track;

/** One connection's hand on a publication; without effect once another took it over. */
final class LiveFeed implements PublicationFeed {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    private final LivePublication publication;
    private final MediaSource source;
    private final PublicationObserver observer;
    private volatile boolean lost;

    LiveFeed(LivePublication publication, MediaSource source, PublicationObserver observer) {
        this.publication = publication;
        this.source = source;
        this.observer = observer;
    }

    // What its source and observer are told; what they throw harms nobody else

    /** Tells the source that nothing it says counts any more. */
    void tellEnded(Reason reason) {
        try {
            source.onEnded(reason);
        } catch (RuntimeException broken) {
            LOG.warn("The source of {} failed when told that it {}", publication, reason.name(), broken);
        }
    }

    /** Tells the source what its receivers ask for. */
    void tellFeedback(MediaFeedback what) {
        try {
            source.onFeedback(what);
        } catch (RuntimeException broken) {
            LOG.warn("The source of {} failed on feedback", publication, broken);
        }
    }

    /** Tells the observer that the publication is not as it was. */
    void observeChanged() {
        try {
            observer.onChanged(publication);
        } catch (RuntimeException broken) {
            LOG.warn("An observer of {} failed", publication, broken);
        }
    }

    /** Tells the observer that the publication is over. */
    void observeEnded(Reason reason) {
        try {
            observer.onEnded(publication, reason);
        } catch (RuntimeException broken) {
            LOG.warn("An observer of {} failed", publication, broken);
        }
    }

    // What its source says

    /** Tells whether the source said that its connection is gone; it is told nothing any more. */
    boolean isLost() {
        return lost;
    }

    void markLost() {
        lost = true;
    }

    @Override
    public Publication publication() {
        return publication;
    }

    @Override
    public void tracks(List<Track> added, List<Integer> removed) {
        publication.tracks(this, added, removed);
    }

    @Override
    public void format(Track track) {
        publication.format(this, track);
    }

    @Override
    public void deliver(MediaFrame frame) {
        publication.deliver(this, frame);
    }

    @Override
    public void lost() {
        publication.lost(this);
    }

    @Override
    public void end(Reason reason) {
        publication.end(this, reason);
    }
}
