package org.videocity.transport.http.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;

class TimelineTest {
    private static final TrackFormat VIDEO = TrackFormat.video(Codec.H264, 1000, ByteBuffer.allocate(0), 0, 0);
    private static final TrackFormat AUDIO = TrackFormat.audio(Codec.AAC, 48_000, ByteBuffer.allocate(0), 48_000, 2);

    private final Timeline timeline = new Timeline();

    @Test
    void leavesTimesAloneWhileNothingIsInterrupted() {
        assertThat(place(90_000_000_000L, VIDEO, 0)).isEqualTo(90_000_000_000L);
        assertThat(place(17, VIDEO, 0)).isEqualTo(17);
    }

    @Test
    void goesOnWhenASuccessorCountsFromZero() {
        place(5000, VIDEO, 0);
        timeline.interrupted();
        assertThat(place(0, VIDEO, 300)).isEqualTo(5300);
        assertThat(place(48_000, AUDIO, 300)).isEqualTo(6300 * 48);
        assertThat(place(40, VIDEO, 340)).isEqualTo(5340);
    }

    @Test
    void keepsTheTimesOfASuccessorThatGoesOnByItself() {
        place(5000, VIDEO, 0);
        timeline.interrupted();
        assertThat(place(5400, VIDEO, 400)).isEqualTo(5400);
    }

    private long place(long time, TrackFormat format, long nowMillis) {
        AccessUnit unit = new AccessUnit(1, time, 0, true, false, 0, ByteBuffer.allocate(1));
        return timeline.place(unit, format, TimeUnit.MILLISECONDS.toNanos(nowMillis))
                .decodeTime();
    }
}
