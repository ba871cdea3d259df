package org.videocity.transport.http.internal;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.MediaFrame;
import org.videocity.api.media.MediaSource;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationFeed;
import org.videocity.api.media.Track;

/** Writes down what a publisher does, one line for each thing. */
public final class FakeFeed implements PublicationFeed {
    public final Queue<String> heard = new ConcurrentLinkedQueue<>();
    public final Queue<AccessUnit> frames = new ConcurrentLinkedQueue<>();
    public final Queue<Track> tracks = new ConcurrentLinkedQueue<>();
    /** The publisher's ear. */
    public volatile @Nullable MediaSource source;

    FakeFeed by(MediaSource publisher) {
        source = publisher;
        return this;
    }

    @Override
    public Publication publication() {
        return new FakeStream(FakeCore.ROOM, "cam", Instant.EPOCH);
    }

    @Override
    public void tracks(List<Track> added, List<Integer> removed) {
        tracks.addAll(added);
        heard.add("tracks +" + added.stream().map(Track::id).toList() + " -" + removed);
    }

    @Override
    public void format(Track track) {
        tracks.add(track);
        heard.add("format " + track.id());
    }

    @Override
    public void deliver(MediaFrame frame) {
        AccessUnit unit = (AccessUnit) frame;
        frames.add(unit);
        heard.add((unit.keyFrame() ? "key " : "frame ") + unit.track() + " at " + unit.decodeTime());
    }

    @Override
    public void lost() {
        heard.add("lost");
    }

    @Override
    public void end(Reason reason) {
        heard.add("end " + reason.name());
    }
}
