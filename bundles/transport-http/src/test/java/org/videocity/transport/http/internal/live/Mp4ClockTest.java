package org.videocity.transport.http.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.mp4.Mp4Sample;
import org.videocity.wire.mp4.Mp4Writer;
import org.videocity.wire.mp4.TrackRun;

class Mp4ClockTest {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final Epoch EPOCH = new Epoch(
            new Epoch.Signature(List.of()),
            "video/mp4",
            NOTHING,
            NOTHING,
            List.of(
                    described(new Track(7, TrackFormat.video(Codec.H264, 1000, NOTHING, 0, 0))),
                    described(new Track(9, TrackFormat.audio(Codec.AAC, 48_000, NOTHING, 48_000, 2)))),
            List.of());

    private final Mp4Clock clock = new Mp4Clock(EPOCH);

    @Test
    void whoeverIsThereFromTheBeginningGetsThePublishersTimes() {
        ByteBuffer first = fragment(1, 1500, 1500);
        assertThat(clock.place(first)).isSameAs(first);
        ByteBuffer later = fragment(2, 90_000, 90_000);
        assertThat(clock.place(later)).isSameAs(later);
    }

    @Test
    void whoeverJoinsLateCountsFromZero() {
        ByteBuffer shared = fragment(5, 224_023, 224_026);
        assertThat(clock.place(shared)).isEqualTo(fragment(5, 23, 26));
        assertThat(shared).as("what others get").isEqualTo(fragment(5, 224_023, 224_026));
        assertThat(clock.place(fragment(6, 225_063, 225_049))).isEqualTo(fragment(6, 1063, 1049));
    }

    @Test
    void nothingComesBeforeZero() {
        clock.place(fragment(5, 224_000, 224_010));
        assertThat(clock.place(fragment(6, 224_040, 223_990))).isEqualTo(fragment(6, 40, 0));
    }

    @Test
    void whatIsNoFragmentPassesUnchanged() {
        ByteBuffer other = ByteBuffer.wrap(new byte[] {0, 0, 0, 8, 'f', 't', 'y', 'p'});
        assertThat(clock.place(other)).isSameAs(other);
        assertThat(clock.place(NOTHING)).isSameAs(NOTHING);
    }

    private static Epoch.Described described(Track track) {
        return new Epoch.Described(track, 1, "");
    }

    private static ByteBuffer fragment(long number, long videoMillis, long audioMillis) {
        return Mp4Writer.fragmentBuffer(
                number,
                List.of(
                        new TrackRun(1, videoMillis, List.of(sample(40))),
                        new TrackRun(2, audioMillis * 48, List.of(sample(1024)))));
    }

    private static Mp4Sample sample(int duration) {
        return new Mp4Sample(duration, 0, true, false, ByteBuffer.wrap(new byte[] {1, 2, 3}));
    }
}
