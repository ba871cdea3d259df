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
import org.videocity.wire.flv.AudioTag;
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
        assertThat(old.shape(4)).isEqualTo(TrackShape.CLASSIC);
        assertThat(old.shape(5)).isEqualTo(TrackShape.CLASSIC);
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
        assertThat(some.shape(4)).isEqualTo(TrackShape.CLASSIC);
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
    void aClassicCodecGoesByFourCcFromThoseWhoSaidItSoToThoseWhoKnow() throws Exception {
        Track named = video(1, Codec.H264);
        publish(new Track(1, named.format().withExtensions(Map.of(SideData.BY_FOURCC, NOTHING))), audio(2, Codec.AAC));
        assertThat(forPlayer(0).shape(1)).isEqualTo(TrackShape.CLASSIC);
        assertThat(forPlayer(0, "hvc1").shape(1)).isEqualTo(TrackShape.CLASSIC);
        TrackSelection knows = forPlayer(0, "avc1", "mp4a");
        assertThat(knows.shape(1)).isEqualTo(TrackShape.FIRST);
        assertThat(knows.shape(2)).isEqualTo(TrackShape.CLASSIC);
        AccessUnit frame = new AccessUnit(1, 40, 0, true, false, 0, ByteBuffer.wrap(new byte[] {1}));
        FanoutMessage.Head head = tracks.message(frame).head();
        assertThat(VideoTag.parse(head.in(TrackShape.CLASSIC, false)).enhanced())
                .isFalse();
        assertThat(VideoTag.parse(head.in(TrackShape.FIRST, false)).fourCc()).isEqualTo("avc1");
    }

    @Test
    void furtherTracksHaveHeadersOfTheirOwn() throws Exception {
        publish(video(1, Codec.H264), video(4, Codec.HEVC));
        AccessUnit frame = new AccessUnit(4, 40, 80, true, false, 0, ByteBuffer.wrap(new byte[] {1, 2, 3}));
        FanoutMessage.Head head = tracks.message(frame).head();
        VideoTag first = VideoTag.parse(head.in(TrackShape.FIRST, false));
        VideoTag further = VideoTag.parse(head.in(TrackShape.FURTHER, false));
        assertThat(first.fourCc()).isEqualTo("hvc1");
        assertThat(first.trackId()).isZero();
        assertThat(further.trackId()).isEqualTo(1);
        assertThat(further.compositionTime()).isEqualTo(80);
    }

    @Test
    void nanosecondsAreForThoseWhoTakeThem() throws Exception {
        publish(video(1, Codec.HEVC), audio(2, Codec.OPUS));
        int both = RtmpCapabilities.MOD_EX | RtmpCapabilities.TIMESTAMP_NANO_OFFSET;
        assertThat(forPlayer(both, "*").reception().nanoseconds()).isTrue();
        assertThat(forPlayer(RtmpCapabilities.MOD_EX, "*").reception().nanoseconds())
                .isFalse();
        AccessUnit picture = new AccessUnit(1, 40, 80, false, false, 0, ByteBuffer.wrap(new byte[] {1}));
        FanoutMessage.Head head =
                tracks.message(picture.withNanoOffset(333_333)).head();
        assertThat(VideoTag.parse(head.in(TrackShape.FIRST, true)).nanoOffset()).isEqualTo(333_333);
        assertThat(VideoTag.parse(head.in(TrackShape.FURTHER, true)).nanoOffset())
                .isEqualTo(333_333);
        assertThat(VideoTag.parse(head.in(TrackShape.FIRST, false)).nanoOffset())
                .isZero();
        AccessUnit sound = new AccessUnit(2, 40, 0, true, false, 0, ByteBuffer.wrap(new byte[] {1}));
        FanoutMessage.Head loud = tracks.message(sound.withNanoOffset(1)).head();
        assertThat(AudioTag.parse(loud.in(TrackShape.FIRST, true)).nanoOffset()).isEqualTo(1);
        assertThat(AudioTag.parse(loud.in(TrackShape.FIRST, false)).nanoOffset())
                .isZero();
    }

    @Test
    void onlyNewSideInformationIsToldAgain() throws Exception {
        ByteBuffer configuration = ByteBuffer.wrap(new byte[] {1, 2});
        Track plain = new Track(1, TrackFormat.video(Codec.AV1, 1_000, configuration, 640, 360));
        publish(plain);
        Reception all = forPlayer(0, "*").reception();
        Headers before = tracks.headers();
        Map<String, ByteBuffer> side = Map.of(SideData.METADATA + "colorInfo", ByteBuffer.wrap(new byte[] {7}));
        publish(new Track(1, plain.format().withExtensions(side)));
        Headers now = tracks.headers();
        assertThat(now.beyond(Headers.NONE, all, 0))
                .extracting(FanoutMessage::body)
                .containsExactly(configuration, side.values().iterator().next());
        List<FanoutMessage> news = now.beyond(before, all, 40);
        assertThat(news).hasSize(1);
        assertThat(news.get(0).time()).isEqualTo(40);
        VideoTag head = VideoTag.parse(news.get(0).head().in(TrackShape.FIRST, true));
        assertThat(head.packetType()).isEqualTo(VideoTag.METADATA);
        assertThat(news.get(0).head().in(TrackShape.CLASSIC, true)).isNull();
        assertThat(now.beyond(now, all, 40)).isEmpty();
    }
}
