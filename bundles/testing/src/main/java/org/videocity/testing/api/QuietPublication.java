package org.videocity.testing.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.videocity.api.RoomId;
import org.videocity.api.media.Audience;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationStatistics;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;

/**
 * A publication that is there and carries nothing: for everybody, without tracks, neither suspended nor ended, all
 * figures zero. Tests override what they are about; whoever subscribes fails the test.
 */
public class QuietPublication implements Publication {
    private final RoomId room;
    private final String name;

    public QuietPublication(RoomId room, String name) {
        this.room = room;
        this.name = name;
    }

    @Override
    public final RoomId room() {
        return room;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public String publisher() {
        return "Ada";
    }

    @Override
    public String transport() {
        return "rtmp";
    }

    @Override
    public Audience audience() {
        return Audience.EVERYONE;
    }

    @Override
    public Optional<String> derivedFrom() {
        return Optional.empty();
    }

    @Override
    public Instant since() {
        return Instant.EPOCH;
    }

    @Override
    public List<Track> tracks() {
        return List.of();
    }

    @Override
    public boolean isSuspended() {
        return false;
    }

    @Override
    public boolean isEnded() {
        return false;
    }

    @Override
    public Subscription subscribe(MediaSink sink, SubscriptionRequest request) {
        throw new AssertionError("nobody is expected to watch " + name);
    }

    @Override
    public PublicationStatistics statistics() {
        return new PublicationStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
