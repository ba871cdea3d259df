package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.bitstream.OpusConfiguration;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.MultichannelConfig;
import org.videocity.wire.flv.MultitrackWriter;
import org.videocity.wire.flv.TagPart;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/** Enhanced headers on the way in; real streams of every codec are EnhancedIT's. */
class EnhancedIntakeTest {
    private final RecordingOutput out = new RecordingOutput();
    private final VideoIntake video = new VideoIntake(out, 1 << 20);
    private final AudioIntake audio = new AudioIntake(out, 1 << 20);

    private static RtmpMessage message(int type, long time, ByteBuffer... parts) {
        int size =
                java.util.Arrays.stream(parts).mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer payload = ByteBuffer.allocate(size);
        for (ByteBuffer part : parts) {
            payload.put(part.duplicate());
        }
        return RtmpMessage.of(type, 1, time, payload.flip());
    }

    private static RtmpMessage sound(AudioTag tag, long time, byte... body) {
        return message(MessageType.AUDIO, time, tag.toBytes(), ByteBuffer.wrap(body));
    }

    @Test
    void h264ByFourCcIsTheSameTrack() throws Exception {
        video.accept(Media.video(0, VideoTag.sequenceStart("avc1").toBytes(), Media.AVCC), 0);
        video.accept(Media.video(0, VideoTag.frame("avc1", true, false, 0).toBytes(), Media.keySample(1)), 0);
        video.accept(Media.video(40, VideoTag.frame("avc1", false, false, 80).toBytes(), Media.interSample(2)), 0);
        video.accept(Media.inter(80, 3), 0);

        assertThat(out.formats).extracting(t -> t.format().codec()).containsExactly(Codec.H264);
        assertThat(out.frames).extracting(AccessUnit::track).containsOnly(Tracks.VIDEO);
        assertThat(out.frames).extracting(AccessUnit::compositionOffset).containsExactly(0, 80, 0);
        assertThat(out.frames).extracting(AccessUnit::keyFrame).containsExactly(true, false, false);
    }

    @Test
    void opusBecomesWhatABoxSays() throws Exception {
        OpusConfiguration stereo = OpusConfiguration.of(2);
        audio.accept(sound(AudioTag.frame("Opus"), 0, (byte) 0xfc, (byte) 1), 0);
        audio.accept(
                message(MessageType.AUDIO, 0, AudioTag.sequenceStart("Opus").toBytes(), stereo.toHead()), 0);
        audio.accept(sound(AudioTag.frame("Opus").withNanoOffset(500_000), 20, (byte) 0xfc, (byte) 1), 0);

        assertThat(out.dropped).containsExactly(Counters.NO_CONFIGURATION);
        Track track = out.formats.get(0);
        assertThat(track.format().codecConfiguration()).isEqualTo(stereo.toBytes());
        assertThat(track.format().sampleRate()).isEqualTo(48_000);
        assertThat(out.frames).extracting(AccessUnit::decodeTime).containsExactly(20L);
        assertThat(out.frames).extracting(AccessUnit::nanoOffset).containsExactly(500_000);
    }

    @Test
    void sideInformationIsKeptAsItCame() throws Exception {
        ByteBuffer color = AmfEncoder.encode(
                AmfValue.of("colorInfo"), AmfValue.members().put("x", 1).object());
        ByteBuffer other = AmfEncoder.encode(AmfValue.of("other"), AmfValue.of(true));
        ByteBuffer channels = new MultichannelConfig(MultichannelConfig.NATIVE, 2, 3, ByteBuffer.allocate(0)).toBytes();
        ByteBuffer descriptor = ByteBuffer.wrap(new byte[] {(byte) 0x80, 4, 1, 2, 3, 4});
        video.accept(message(MessageType.VIDEO, 0, VideoTag.metadata("avc1").toBytes(), color), 0);
        video.accept(Media.video(0, VideoTag.sequenceStart("avc1").toBytes(), Media.AVCC), 0);
        video.accept(message(MessageType.VIDEO, 40, VideoTag.metadata("avc1").toBytes(), other), 0);
        ByteBuffer start = VideoTag.mpeg2TsSequenceStart("avc1").toBytes();
        video.accept(message(MessageType.VIDEO, 40, start, descriptor), 0);
        audio.accept(
                message(MessageType.AUDIO, 0, AudioTag.sequenceStart("mp4a").toBytes(), ByteBuffer.wrap(Media.AAC)), 0);
        ByteBuffer config = AudioTag.multichannelConfig("mp4a").toBytes();
        audio.accept(message(MessageType.AUDIO, 0, config, channels), 0);
        audio.accept(message(MessageType.AUDIO, 0, config, ByteBuffer.wrap(new byte[] {9})), 0);

        assertThat(out.formats).extracting(Track::id).containsExactly(1, 1, 1, 2, 2);
        assertThat(out.formats.get(0).format().extensions())
                .containsOnlyKeys(SideData.BY_FOURCC, "rtmp:metadata:colorInfo")
                .containsValue(color);
        assertThat(out.formats.get(2).format().extensions())
                .containsEntry("rtmp:metadata:other", other)
                .containsEntry(SideData.MPEG2_TS_SEQUENCE_START, descriptor);
        assertThat(out.formats.get(4).format().extensions())
                .containsEntry(SideData.MULTICHANNEL_CONFIG, channels)
                .containsKey(SideData.BY_FOURCC);
        assertThat(out.dropped).containsExactly(Counters.MALFORMED);
    }

    @Test
    void sideInformationIsBoundedAndGoesWithItsCodec() throws Exception {
        video.accept(Media.video(0, VideoTag.sequenceStart("avc1").toBytes(), Media.AVCC), 0);
        ByteBuffer head = VideoTag.metadata("avc1").toBytes();
        video.accept(message(MessageType.VIDEO, 0, head, ByteBuffer.allocate(TrackFormat.MAX_EXTENSION_BYTES + 1)), 0);
        for (int i = 0; i < TrackFormat.MAX_EXTENSIONS; i++) {
            video.accept(message(MessageType.VIDEO, 0, head, AmfEncoder.encode(AmfValue.of("name" + i))), 0);
        }
        assertThat(out.dropped).containsExactly(Counters.MALFORMED, Counters.MALFORMED);
        out.formats.clear();
        audio.accept(sound(AudioTag.sequenceStart("mp4a"), 0, Media.AAC), 0);
        ByteBuffer opus = OpusConfiguration.of(2).toHead();
        audio.accept(
                message(MessageType.AUDIO, 0, AudioTag.sequenceStart("Opus").toBytes(), opus), 0);
        assertThat(out.formats).extracting(t -> t.format().extensions().size()).containsExactly(1, 0);
    }

    @Test
    void tracksAreNumberedByKindAndEachHasItsCodec() throws Exception {
        ByteBuffer avcC = ByteBuffer.wrap(Media.AVCC);
        List<TagPart> headers = List.of(
                new TagPart(0, "avc1", VideoTag.SEQUENCE_HEADER, 0, 0, avcC),
                new TagPart(1, "avc1", VideoTag.SEQUENCE_HEADER, 0, 0, avcC),
                new TagPart(3, "avc1", VideoTag.SEQUENCE_HEADER, 0, 0, avcC));
        video.accept(message(MessageType.VIDEO, 0, MultitrackWriter.video(VideoTag.KEY, headers)), 0);
        OpusConfiguration stereo = OpusConfiguration.of(2);
        audio.accept(Media.aacHeader(0), 0);
        audio.accept(
                message(
                        MessageType.AUDIO,
                        0,
                        AudioTag.sequenceStart("Opus").onTrack(1).toBytes(),
                        stereo.toHead()),
                0);

        assertThat(out.formats).extracting(Track::id).containsExactly(1, 4, 8, 2, 5);
        assertThat(out.formats)
                .extracting(t -> t.format().codec())
                .containsExactly(Codec.H264, Codec.H264, Codec.H264, Codec.AAC, Codec.OPUS);
    }

    @Test
    void tooManyTracksAreDroppedAndUnknownCodecsNamed() throws Exception {
        for (int track : IntStream.range(0, 20).toArray()) {
            ByteBuffer head = AudioTag.sequenceStart("mp4a").onTrack(track).toBytes();
            audio.accept(message(MessageType.AUDIO, 0, head, ByteBuffer.wrap(Media.AAC)), 0);
        }
        assertThat(out.formats).hasSize(16);
        assertThat(out.dropped).containsOnly("too-many-tracks").hasSize(4);
        byte[] unknown = {(byte) 0x91, 'x', 'y', 'z', '1', 0};
        assertThatThrownBy(() -> video.accept(RtmpMessage.of(MessageType.VIDEO, 1, 0, ByteBuffer.wrap(unknown)), 0))
                .isInstanceOf(UnsupportedCodecException.class)
                .hasMessageContaining("xyz1");
    }

    @Test
    void brokenPicturesWaitForAKeyFrame() throws Exception {
        video.accept(Media.video(0, VideoTag.sequenceStart("avc1").toBytes(), Media.AVCC), 0);
        video.accept(Media.video(0, VideoTag.frame("avc1", false, false, 0).toBytes(), new byte[] {0, 0, 9, 9, 9}), 0);
        video.accept(Media.video(40, VideoTag.frame("avc1", false, false, 0).toBytes(), Media.interSample(2)), 0);
        video.accept(Media.video(80, VideoTag.frame("avc1", true, false, 0).toBytes(), Media.keySample(1)), 0);
        assertThat(out.dropped).containsExactly(Counters.MALFORMED, Counters.AWAITING_KEY_FRAME);
        assertThat(out.frames).hasSize(1);
    }
}
