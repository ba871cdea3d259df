package org.videocity.core.media.internal;

import java.util.List;
import org.videocity.api.Reason;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.PublicationObserver;
import org.videocity.api.media.Track;

/** One connection's hand on a publication; without effect once another took it over. */
final class LiveFeed implements PublicationFeed {
    private final LivePublication publication;
    private final MediaSource source;
    private final PublicationObserver observer;
    private volatile boolean lost;

    LiveFeed(LivePublication publication, MediaSource source, PublicationObserver observer) {
        this.publication = publication;
        this.source = source;
        this.observer = observer;
    }

    MediaSource source() {
        return source;
    }

    PublicationObserver observer() {
        return observer;
    }

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
