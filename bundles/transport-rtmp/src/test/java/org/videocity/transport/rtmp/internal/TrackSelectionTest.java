package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.RtmpCapabilities;

class TrackSelectionTest {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final PlayTracks tracks = new PlayTracks();

    private void publish(Track... all) {
        tracks.tracks(List.of(all), List.of());
    }

    private static Track video(int id, Codec codec) {
        return new Track(id, TrackFormat.video(codec, 1_000, NOTHING, 640, 360));
    }

    private static Track audio(int id, Codec codec) {
        return new Track(id, TrackFormat.audio(codec, 1_000, NOTHING, 48_000, 2));
    }

    private TrackSelection forPlayer(int capsEx, String... fourCcs) {
        RtmpCapabilities announced = new RtmpCapabilities(List.of(fourCcs), Map.of(), Map.of(), capsEx);
        return tracks.headers().selection(Reception.of(announced));
    }

    @Test
    void aPlayerOfOldGetsTheFirstItCanTake() {
        publish(video(1, Codec.HEVC), audio(2, Codec.OPUS), video(4, Codec.H264), audio(5, Codec.AAC));
        TrackSelection old = forPlayer(0);
        assertThat(old.shape(1)).isEqualTo(TrackShape.NONE);
        assertThat(old.shape(4)).isEqualTo(TrackShape.FIRST);
        assertThat(old.shape(5)).isEqualTo(TrackShape.FIRST);
        assertThat(old.shape(3)).as("data").isEqualTo(TrackShape.FIRST);
        assertThat(old.missed()).isEmpty();
    }

    @Test
    void multitrackIsForThoseWhoSaidSo() {
        publish(video(1, Codec.HEVC), video(4, Codec.H264), video(6, Codec.AV1), audio(2, Codec.AAC));
        assertThat(forPlayer(0, "hvc1").shape(4)).isEqualTo(TrackShape.NONE);
        TrackSelection all = forPlayer(RtmpCapabilities.MULTITRACK, "*");
        assertThat(all.shape(1)).isEqualTo(TrackShape.FIRST);
        assertThat(all.shape(4)).isEqualTo(TrackShape.FURTHER);
        assertThat(all.shape(6)).isEqualTo(TrackShape.FURTHER);
        TrackSelection some = forPlayer(RtmpCapabilities.MULTITRACK, "av01");
        assertThat(some.shape(1)).isEqualTo(TrackShape.NONE);
        assertThat(some.shape(4)).isEqualTo(TrackShape.FIRST);
        assertThat(some.shape(6)).isEqualTo(TrackShape.FURTHER);
    }

    @Test
    void whatCannotBeTakenIsNamed() {
        publish(video(1, Codec.AV1), audio(2, Codec.AAC));
        assertThat(PlayedTrack.names(forPlayer(0).missed())).isEqualTo("av1");
        assertThat(forPlayer(0).isEmpty()).isFalse();
        assertThat(forPlayer(0, "AV01").missed()).isEmpty();
        publish(audio(2, Codec.FLAC));
        assertThat(forPlayer(0).isEmpty()).isTrue();
        assertThat(PlayedTrack.names(forPlayer(0).missed())).isEqualTo("av1 and flac");
    }

    @Test
    void furtherTracksHaveHeadersOfTheirOwn() throws Exception {
        publish(video(1, Codec.H264), video(4, Codec.HEVC));
        AccessUnit frame = new AccessUnit(4, 40, 80, true, false, 0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
        FanoutMessage message = tracks.message(frame);
        VideoTag first = VideoTag.parse(message.head(TrackShape.FIRST));
        VideoTag further = VideoTag.parse(message.head(TrackShape.FURTHER));
        assertThat(first.fourCc()).isEqualTo("hvc1");
        assertThat(first.trackId()).isZero();
        assertThat(further.trackId()).isEqualTo(1);
        assertThat(further.compositionTime()).isEqualTo(80);
        assertThat(message.length(TrackShape.FURTHER)).isGreaterThan(message.length(TrackShape.FIRST));
        AccessUnit classic = new AccessUnit(1, 40, 0, true, false, 0, ByteBuffer.wrap(new byte[] {1}));
        assertThat(VideoTag.parse(tracks.message(classic).head(TrackShape.FIRST))
                        .enhanced())
                .isFalse();
    }
}
