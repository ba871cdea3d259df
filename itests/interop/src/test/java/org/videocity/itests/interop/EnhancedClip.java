package org.videocity.itests.interop;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.bitstream.BitstreamException;
import org.videocity.wire.bitstream.FlacConfiguration;
import org.videocity.wire.bitstream.HevcConfiguration;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/** Streams of Enhanced RTMP: ffmpeg's frames behind headers by FourCC. */
enum EnhancedClip {
    HEVC_OPUS("hvc1", "Opus", "mp4", x265(3), List.of("-c:a", "libopus")),
    AV1_FLAC(
            "av01",
            "fLaC",
            "mkv",
            List.of("-c:v", "libaom-av1", "-cpu-used", "8", "-b:v", "200k"),
            List.of("-c:a", "flac")),
    VP9_AC3(
            "vp09",
            "ac-3",
            "mkv",
            List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-b:v", "200k"),
            List.of("-c:a", "ac3")),
    VP8_OPUS(
            "vp08",
            "Opus",
            "mkv",
            List.of("-c:v", "libvpx", "-deadline", "realtime", "-b:v", "200k"),
            List.of("-c:a", "libopus")),
    AVC_EAC3("avc1", "ec-3", "mp4", List.of("-c:v", "libx264", "-bf", "2"), List.of("-c:a", "eac3")),
    HEVC_AAC("hvc1", "mp4a", "mp4", x265(0), List.of("-c:a", "aac"));

    private static final int SECONDS = 4;

    private final String video;
    private final String audio;
    private final String container;
    private final List<String> codecs;

    EnhancedClip(String video, String audio, String container, List<String> videoCodec, List<String> audioCodec) {
        this.video = video;
        this.audio = audio;
        this.container = container;
        this.codecs = new ArrayList<>(videoCodec);
        this.codecs.addAll(audioCodec);
    }

    private static List<String> x265(int bFrames) {
        return List.of(
                "-c:v",
                "libx265",
                "-preset",
                "ultrafast",
                "-tag:v",
                "hvc1",
                "-x265-params",
                "log-level=error:open-gop=0:keyint=50:min-keyint=50:bframes=" + bFrames);
    }

    String video() {
        return video;
    }

    String audio() {
        return audio;
    }

    EncodedFile file() {
        return EncodedFile.make(name(), container, SECONDS, codecs);
    }

    /** Returns what comes before the first frame: onMetaData and the sequence headers. */
    List<RtmpMessage> headers() {
        List<RtmpMessage> headers = new ArrayList<>();
        ByteBuffer metadata = AmfEncoder.encode(
                AmfValue.of("@setDataFrame"),
                AmfValue.of("onMetaData"),
                AmfValue.members()
                        .put("videocodecid", fourCcNumber(video))
                        .put("audiocodecid", fourCcNumber(audio))
                        .ecmaArray());
        headers.add(RtmpMessage.of(MessageType.DATA_AMF0, 1, 0, metadata));
        headers.addAll(videoHeader(false));
        headers.addAll(audioHeader(-1));
        return headers;
    }

    /** Returns the sequence header of the pictures, where the codec has one. */
    List<RtmpMessage> videoHeader(boolean second) {
        byte[] extra = file().video();
        if (extra.length == 0 || video.startsWith("vp0")) {
            return List.of();
        }
        if (video.equals("hvc1")) {
            extra = hevc(extra);
        }
        VideoTag tag = VideoTag.sequenceStart(video);
        return List.of(video(second ? tag.onTrack(1) : tag, 0, extra));
    }

    /** Returns the sequence header of the sound, where the codec has one. */
    List<RtmpMessage> audioHeader(int track) {
        byte[] extra = file().audio();
        AudioTag tag = AudioTag.sequenceStart(audio);
        byte[] body = audio.equals("fLaC") ? flac(extra) : extra;
        return audio.endsWith("-3") ? List.of() : List.of(audio(track < 0 ? tag : tag.onTrack(track), 0, body));
    }

    /** Says that all parameter sets are in the record, as the city does when it passes it on. */
    private static byte[] hevc(byte[] record) {
        try {
            return HevcConfiguration.parse(ByteBuffer.wrap(record))
                    .withFourByteLengths()
                    .toBytes()
                    .array();
        } catch (BitstreamException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] flac(byte[] streamInfo) {
        try {
            return FlacConfiguration.parseNative(ByteBuffer.wrap(streamInfo))
                    .toNative()
                    .array();
        } catch (BitstreamException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a frame as a message. */
    RtmpMessage message(EncodedFile.Packet packet) {
        if (packet.isVideo()) {
            return video(videoTag(packet), packet.dts(), packet.bytes());
        }
        return audio(AudioTag.frame(audio), packet.dts(), packet.bytes());
    }

    VideoTag videoTag(EncodedFile.Packet packet) {
        return VideoTag.frame(video, packet.key(), false, (int) (packet.pts() - packet.dts()));
    }

    /** Returns every frame as a message. */
    List<RtmpMessage> frames() {
        return file().packets().stream().map(this::message).toList();
    }

    static RtmpMessage video(VideoTag tag, long time, byte[] body) {
        return RtmpMessage.of(MessageType.VIDEO, 1, time, EncodedFile.join(tag.toBytes(), body));
    }

    static RtmpMessage audio(AudioTag tag, long time, byte[] body) {
        return RtmpMessage.of(MessageType.AUDIO, 1, time, EncodedFile.join(tag.toBytes(), body));
    }

    private static double fourCcNumber(String fourCc) {
        int number = 0;
        for (char c : fourCc.toCharArray()) {
            number = number << 8 | c;
        }
        return number;
    }
}
