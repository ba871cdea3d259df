package org.videocity.web.api.internal.testcity;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.videocity.api.RoomId;
import org.videocity.api.media.Audience;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaSink;
import org.videocity.api.media.Publication;
import org.videocity.api.media.PublicationStatistics;
import org.videocity.api.media.Subscription;
import org.videocity.api.media.SubscriptionRequest;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

/** A stream that is always the same: one H.264 and one AAC track, three viewers. */
public record TestPublication(String name, Audience audience, boolean isSuspended) implements Publication {
    public static TestPublication of(String name) {
        return new TestPublication(name, Audience.EVERYONE, false);
    }

    @Override
    public RoomId room() {
        return TestCity.WELCOME;
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
    public Optional<String> derivedFrom() {
        return Optional.empty();
    }

    @Override
    public Instant since() {
        return TestCity.LONG_AGO;
    }

    @Override
    public List<Track> tracks() {
        ByteBuffer none = ByteBuffer.allocate(0);
        return List.of(
                new Track(1, TrackFormat.video(Codec.H264, 1000, none, 640, 360)),
                new Track(2, TrackFormat.audio(Codec.AAC, 1000, none, 48_000, 2)));
    }

    @Override
    public boolean isEnded() {
        return false;
    }

    @Override
    public Subscription subscribe(MediaSink sink, SubscriptionRequest request) {
        throw new AssertionError("Nobody here watches");
    }

    @Override
    public PublicationStatistics statistics() {
        return new PublicationStatistics(100, 1_000, 300, 4, 8_000, 25, 2, 3, 512, 1_500);
    }
}
