package org.videocity.transport.rtmp.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/** Media as encoders send it, made by hand; the codec configurations are x264's and ffmpeg's. */
final class Media {
    static final byte[] AVCC = HexFormat.of()
            .parseHex("0164001effe100196764001eacb405017fcb80880000030008000003019078b17501000468ef3cb0fdf8f800");
    static final byte[] SPS = HexFormat.of().parseHex("6764001eacb405017fcb80880000030008000003019078b175");
    static final byte[] PPS = HexFormat.of().parseHex("68ef3cb0");
    static final byte[] AAC = HexFormat.of().parseHex("120856e500");
    /** MPEG-1 layer III, 128 kbit/s, 44.1 kHz, stereo. */
    static final byte[] MP3_HEADER = HexFormat.of().parseHex("fffb9000");

    private Media() {}

    static byte[] nal(int header, int size, int fill) {
        byte[] nal = new byte[size];
        java.util.Arrays.fill(nal, (byte) fill);
        nal[0] = (byte) header;
        return nal;
    }

    /** A sample with 4-byte lengths. */
    static byte[] sample(byte[]... nals) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] nal : nals) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(nal.length).array());
            out.writeBytes(nal);
        }
        return out.toByteArray();
    }

    static byte[] keySample(int fill) {
        return sample(nal(0x65, 40, fill));
    }

    static byte[] interSample(int fill) {
        return sample(nal(0x41, 20, fill));
    }

    static RtmpMessage video(long time, ByteBuffer head, byte[] body) {
        return message(MessageType.VIDEO, time, head, body);
    }

    static RtmpMessage avcHeader(long time) {
        return video(time, VideoTag.avcSequenceHeader().toBytes(), AVCC);
    }

    static RtmpMessage key(long time, int fill) {
        return video(time, VideoTag.avcFrame(true, false, 0).toBytes(), keySample(fill));
    }

    static RtmpMessage inter(long time, int fill) {
        return video(time, VideoTag.avcFrame(false, false, 0).toBytes(), interSample(fill));
    }

    /** A picture of some size. */
    static RtmpMessage large(long time, boolean key, int bytes) {
        byte[] sample = sample(nal(key ? 0x65 : 0x41, bytes, 7));
        return video(time, VideoTag.avcFrame(key, false, 0).toBytes(), sample);
    }

    static RtmpMessage aacHeader(long time) {
        return message(MessageType.AUDIO, time, AudioTag.aacSequenceHeader().toBytes(), AAC);
    }

    static RtmpMessage aac(long time, int fill) {
        return message(MessageType.AUDIO, time, AudioTag.aacFrame().toBytes(), nal(0x21, 10, fill));
    }

    static RtmpMessage mp3(long time, int fill) {
        byte[] frame = nal(0, 30, fill);
        System.arraycopy(MP3_HEADER, 0, frame, 0, 4);
        return message(MessageType.AUDIO, time, AudioTag.mp3Frame(44_100, 2).toBytes(), frame);
    }

    /** An onMetaData wrapped in {@code @setDataFrame}; 0 leaves a codec out. */
    static RtmpMessage metadata(long time, double videoCodec, double audioCodec) {
        ByteBuffer values = AmfEncoder.encode(
                AmfValue.of("@setDataFrame"), AmfValue.of("onMetaData"), metadataObject(videoCodec, audioCodec));
        return RtmpMessage.of(MessageType.DATA_AMF0, 1, time, values);
    }

    static ByteBuffer metadataBytes(double videoCodec, double audioCodec) {
        return AmfEncoder.encode(AmfValue.of("onMetaData"), metadataObject(videoCodec, audioCodec));
    }

    private static AmfValue metadataObject(double videoCodec, double audioCodec) {
        return AmfValue.members()
                .put("videocodecid", videoCodec)
                .put("audiocodecid", audioCodec)
                .ecmaArray();
    }

    static Track videoTrack() {
        return new Track(
                Tracks.VIDEO, TrackFormat.video(Codec.H264, Tracks.TIME_BASE, ByteBuffer.wrap(AVCC), 640, 360));
    }

    static Track audioTrack() {
        return new Track(Tracks.AUDIO, TrackFormat.audio(Codec.AAC, Tracks.TIME_BASE, ByteBuffer.wrap(AAC), 44_100, 1));
    }

    static Track dataTrack() {
        return new Track(Tracks.DATA, TrackFormat.data(Codec.AMF0, Tracks.TIME_BASE));
    }

    static AccessUnit picture(long time, boolean key, int bytes) {
        byte[] sample = sample(nal(key ? 0x65 : 0x41, bytes, 7));
        return new AccessUnit(Tracks.VIDEO, time, 0, key, false, 0, ByteBuffer.wrap(sample));
    }

    static AccessUnit sound(long time) {
        return new AccessUnit(Tracks.AUDIO, time, 0, true, false, 0, ByteBuffer.wrap(nal(0x21, 10, 9)));
    }

    private static RtmpMessage message(int type, long time, ByteBuffer head, byte[] body) {
        ByteBuffer payload = ByteBuffer.allocate(head.remaining() + body.length)
                .put(head)
                .put(body)
                .flip();
        return RtmpMessage.of(type, 1, time, payload);
    }
}
