package org.videocity.ops.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.api.RoomId;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;

class WordsTest {
    @Test
    void readsAndSaysRooms() {
        RoomId elsewhere = new RoomId("two.example", "ada@example.org", "Room");
        assertThat(Words.room("/ada@example.org/Room")).isEqualTo(RoomId.of("ada@example.org", "Room"));
        assertThat(Words.room("two.example/ada@example.org/Room")).isEqualTo(elsewhere);
        assertThat(Words.room(Words.room(elsewhere))).isEqualTo(elsewhere);
        assertThat(Words.room(RoomId.of("ada@example.org", ""))).isEqualTo("ada@example.org");
    }

    @Test
    void readsPeriods() {
        assertThat(Words.period("90m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Words.period("7D")).isEqualTo(Duration.ofDays(7));
        assertThat(Words.period("2w")).isEqualTo(Duration.ofDays(14));
        assertThatThrownBy(() -> Words.period("-1d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Words.period("99999999999d")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysAgesRatesAndAmounts() {
        Instant now = Instant.EPOCH.plus(Duration.ofDays(10));
        assertThat(Words.ago(now.minusSeconds(42), now)).isEqualTo("42s");
        assertThat(Words.ago(now.plusSeconds(1), now)).isEqualTo("0s");
        assertThat(Words.ago(now.minus(Duration.ofMinutes(307)), now)).isEqualTo("5h 7m");
        assertThat(Words.ago(now.minus(Duration.ofHours(52)), now)).isEqualTo("2d 4h");
        assertThat(Words.bitRate(640_400)).isEqualTo("640 kbit/s");
        assertThat(Words.bitRate(2_400_000)).isEqualTo("2.4 Mbit/s");
        assertThat(Words.bytes(999)).isEqualTo("999 B");
        assertThat(Words.bytes(3_400_000)).isEqualTo("3.4 MB");
    }

    @Test
    void saysTracks() {
        ByteBuffer none = ByteBuffer.allocate(0);
        List<Track> tracks = List.of(
                new Track(1, TrackFormat.video(Codec.H264, 1000, none, 1280, 720)),
                new Track(2, TrackFormat.audio(Codec.AAC, 1000, none, 44_100, 2)),
                new Track(3, TrackFormat.data(Codec.AMF0, 1000)));
        assertThat(Words.codecs(tracks)).isEqualTo("h264+aac");
        assertThat(Words.sizes(tracks)).isEqualTo("1280x720, 44.1 kHz/2");
    }
}
