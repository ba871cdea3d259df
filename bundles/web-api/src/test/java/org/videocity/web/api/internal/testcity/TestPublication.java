package org.videocity.web.api.internal.testcity;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.videocity.api.media.Audience;
import org.videocity.api.media.Codec;
import org.videocity.api.media.PublicationStatistics;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.testing.api.QuietPublication;

/** A stream that is always the same: one H.264 and one AAC track, three viewers. */
public final class TestPublication extends QuietPublication {
    private final Audience audience;
    private final boolean suspended;

    public TestPublication(String name, Audience audience, boolean suspended) {
        super(TestCity.WELCOME, name);
        this.audience = audience;
        this.suspended = suspended;
    }

    public static TestPublication of(String name) {
        return new TestPublication(name, Audience.EVERYONE, false);
    }

    @Override
    public Audience audience() {
        return audience;
    }

    @Override
    public boolean isSuspended() {
        return suspended;
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
    public PublicationStatistics statistics() {
        return new PublicationStatistics(100, 1_000, 300, 4, 8_000, 25, 2, 3, 512, 1_500);
    }
}
