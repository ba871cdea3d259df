package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.videocity.transport.rtmp.internal.Media.nal;
import static org.videocity.transport.rtmp.internal.Media.sample;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

class IntakeTest {
    private final RecordingOutput out = new RecordingOutput();
    private final VideoIntake video = new VideoIntake(out, 1 << 20);
    private final AudioIntake audio = new AudioIntake(out, 1 << 20);
    private final DataIntake data = new DataIntake(out, 10_000);

    @Test
    void h264ComesWithItsConfigurationSizeAndKeyFrames() throws Exception {
        video.accept(Media.avcHeader(0), 5);
        video.accept(Media.key(40, 1), 6);
        video.accept(Media.video(80, VideoTag.avcFrame(false, false, 120).toBytes(), Media.interSample(2)), 7);
        video.accept(Media.video(120, VideoTag.avcFrame(false, false, 0).toBytes(), sample(nal(0x01, 9, 3))), 8);

        TrackFormat format = out.formats.get(0).format();
        assertThat(format.codec()).isEqualTo(Codec.H264);
        assertThat(format.codecConfiguration()).isEqualTo(ByteBuffer.wrap(Media.AVCC));
        assertThat(format.width()).isEqualTo(640);
        assertThat(format.height()).isEqualTo(360);
        assertThat(out.frames).extracting(AccessUnit::keyFrame).containsExactly(true, false, false);
        assertThat(out.frames).extracting(AccessUnit::discardable).containsExactly(false, false, true);
        assertThat(out.frames).extracting(AccessUnit::decodeTime).containsExactly(40L, 80L, 120L);
        assertThat(out.frames.get(1).compositionOffset()).isEqualTo(120);
        assertThat(out.frames.get(0).payload()).isEqualTo(ByteBuffer.wrap(Media.keySample(1)));
    }

    @Test
    void shortNalLengthsAreMadeFourBytesLong() throws Exception {
        byte[] avcC = Media.AVCC.clone();
        avcC[4] = (byte) 0xfd;
        video.accept(Media.video(0, VideoTag.avcSequenceHeader().toBytes(), avcC), 0);
        byte[] two = ByteBuffer.allocate(42)
                .putShort((short) 40)
                .put(nal(0x65, 40, 1))
                .array();
        video.accept(Media.video(0, VideoTag.avcFrame(true, false, 0).toBytes(), two), 0);

        assertThat(out.formats.get(0).format().codecConfiguration()).isEqualTo(ByteBuffer.wrap(Media.AVCC));
        assertThat(out.frames.get(0).payload()).isEqualTo(ByteBuffer.wrap(Media.keySample(1)));
    }

    @Test
    void parameterSetsInBandAreTakenOutAndTakenOverWhenNew() throws Exception {
        byte[] otherPps = Media.PPS.clone();
        otherPps[3] ^= 0x10;
        video.accept(Media.avcHeader(0), 0);
        byte[] head = {0x17, 1, 0, 0, 0};
        video.accept(
                Media.video(0, ByteBuffer.wrap(head), sample(nal(9, 2, 0), Media.SPS, Media.PPS, nal(0x65, 40, 1))), 0);
        video.accept(Media.video(40, ByteBuffer.wrap(head), sample(Media.SPS, otherPps, nal(0x65, 40, 1))), 0);

        assertThat(out.frames).extracting(AccessUnit::payload).containsOnly(ByteBuffer.wrap(Media.keySample(1)));
        assertThat(out.formats).hasSize(2);
        assertThat(out.formats.get(1)).isNotEqualTo(out.formats.get(0));
    }

    @Test
    void aBrokenFrameIsDroppedAndPicturesGoOnWithTheNextKeyFrame() throws Exception {
        video.accept(Media.inter(0, 1), 0);
        video.accept(Media.avcHeader(0), 0);
        video.accept(Media.key(0, 1), 0);
        byte[] broken = Media.interSample(2);
        broken[0] = 1;
        video.accept(Media.video(40, VideoTag.avcFrame(false, false, 0).toBytes(), broken), 0);
        video.accept(Media.inter(80, 3), 0);
        video.accept(Media.key(120, 4), 0);

        assertThat(out.frames).extracting(AccessUnit::decodeTime).containsExactly(0L, 120L);
        assertThat(out.dropped)
                .containsExactly(Counters.NO_CONFIGURATION, Counters.MALFORMED, Counters.AWAITING_KEY_FRAME);
    }

    @Test
    void codecsThatAreNotCarriedAreNamed() {
        RtmpMessage sorenson = RtmpMessage.of(MessageType.VIDEO, 1, 0, ByteBuffer.wrap(new byte[] {0x12, 1}));
        assertThatThrownBy(() -> video.accept(sorenson, 0)).hasMessageContaining("Sorenson H.263");
        RtmpMessage vvc =
                RtmpMessage.of(MessageType.VIDEO, 1, 0, ByteBuffer.wrap(new byte[] {(byte) 0x90, 'v', 'v', 'c', '1'}));
        assertThatThrownBy(() -> video.accept(vvc, 0))
                .hasMessageContaining("vvc1")
                .hasMessageContaining("HEVC");
        RtmpMessage speex = RtmpMessage.of(MessageType.AUDIO, 1, 0, ByteBuffer.wrap(new byte[] {(byte) 0xb2, 1}));
        assertThatThrownBy(() -> audio.accept(speex, 0))
                .hasMessageContaining("Speex")
                .hasMessageContaining("AAC, MP3");
    }

    @Test
    void soundIsAacWithItsConfigurationOrMp3() throws Exception {
        audio.accept(Media.aac(0, 1), 0);
        audio.accept(Media.aacHeader(0), 0);
        audio.accept(Media.aac(23, 2), 0);
        audio.accept(Media.mp3(46, 3), 0);
        audio.accept(Media.mp3(72, 4), 0);

        assertThat(out.dropped).containsExactly(Counters.NO_CONFIGURATION);
        assertThat(out.formats).hasSize(2);
        TrackFormat aac = out.formats.get(0).format();
        assertThat(aac.codecConfiguration()).isEqualTo(ByteBuffer.wrap(Media.AAC));
        assertThat(aac.sampleRate()).isEqualTo(44_100);
        assertThat(aac.channels()).isEqualTo(1);
        TrackFormat mp3 = out.formats.get(1).format();
        assertThat(mp3.codec()).isEqualTo(Codec.MP3);
        assertThat(mp3.channels()).isEqualTo(2);
        assertThat(out.frames).extracting(AccessUnit::keyFrame).containsOnly(true);
    }

    @Test
    void scriptDataKeepsItsBytesWithoutTheWrapping() {
        data.accept(Media.metadata(7, 7, 10), 0);
        ByteBuffer text = AmfEncoder.encode(AmfValue.of("onTextData"), AmfValue.of("hello"));
        data.accept(RtmpMessage.of(MessageType.DATA_AMF0, 1, 8, text), 0);
        ByteBuffer amf3 = ByteBuffer.allocate(text.remaining() + 1)
                .put((byte) 0)
                .put(text.duplicate())
                .flip();
        data.accept(RtmpMessage.of(MessageType.DATA_AMF3, 1, 9, amf3), 0);
        data.accept(RtmpMessage.of(MessageType.DATA_AMF0, 1, 9, AmfEncoder.encode(AmfValue.of(3))), 0);
        data.accept(RtmpMessage.of(MessageType.DATA_AMF0, 1, 9, ByteBuffer.allocate(20_000)), 0);

        assertThat(out.metadata).hasSize(1);
        assertThat(out.metadata.get(0).payload()).isEqualTo(Media.metadataBytes(7, 10));
        assertThat(out.frames).extracting(AccessUnit::payload).containsExactly(text, text);
        assertThat(out.dropped).containsExactly(Counters.MALFORMED, Counters.MALFORMED);
    }
}
