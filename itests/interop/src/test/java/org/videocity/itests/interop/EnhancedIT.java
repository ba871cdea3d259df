package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfValue;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.MultichannelConfig;
import org.videocity.wire.flv.TagPart;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.RtmpCapabilities;
import org.videocity.wire.rtmp.RtmpClientSettings;
import org.videocity.wire.rtmp.RtmpMessage;

/** Enhanced RTMP: codecs by FourCC and several tracks come in, go out unchanged, and are pages' and players' to watch. */
@ExtendWith(InTheCity.class)
class EnhancedIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final RtmpClientSettings ENHANCED = RtmpClientSettings.DEFAULT.with(RtmpCapabilities.RELAY);

    /** A frame as a player gets it, whatever header it is behind. */
    record Frame(int track, String fourCc, long time, long offset, boolean key, String hash) {}

    @ParameterizedTest
    @EnumSource
    void aStreamOfEachCodecIsRelayedUnchangedAndReadAsMp4(EnhancedClip clip, CityProcess city) {
        String stream = "enhanced-" + clip.ordinal();
        EncodedFile file = clip.file();
        List<RtmpMessage> frames = clip.frames();
        // a page or a file begins with a second of media, and the group of pictures lasts for two
        long before = file.packets().stream().filter(p -> p.dts() < 1_500).count();
        int first = clip.headers().size() + (int) before;
        List<RtmpMessage> all = new ArrayList<>(clip.headers());
        all.addAll(frames);
        try (RtmpClient publisher = client(city, RtmpClientSettings.DEFAULT).publish(stream)) {
            all.subList(0, first).forEach(publisher::send);
            Await.live(city, ROOM, stream, 3);
            Path copy = Path.of("target/clips/" + stream + "-copy.mp4");
            Download mp4 = Download.start(city.http("/" + ROOM + "/live/" + stream + ".mp4"), copy);
            try (RtmpClient player = client(city, ENHANCED).play(stream)) {
                awaitViewers(city, stream, 2);
                all.subList(first, all.size()).forEach(publisher::send);
                publisher.end();
                player.awaitStatus("NetStream.Play.UnpublishNotify");
                assertThat(frames(player)).as("what a player got").isEqualTo(sent(clip, file));
                assertThat(headers(player)).as("its sequence headers").containsExactlyElementsOf(headerBodies(clip));
                assertThat(codecs(player)).as("how it is told the codecs").containsOnly(clip.video(), clip.audio());
                Packets seen = Packets.of(mp4.ended().toString());
                assertThat(seen.video()).as("pictures of .mp4").isEqualTo(expected(file.pictures(), "video"));
                assertThat(seen.audio()).as("sound of .mp4").isEqualTo(expected(file.sounds(), "audio"));
                assertThat(decoder(copy).succeeded().errors())
                        .as("the decoder of .mp4")
                        .isEmpty();
            }
        }
        Await.gone(city, ROOM, stream);
    }

    @ParameterizedTest
    @EnumSource(names = {"HEVC_OPUS", "AV1_FLAC", "AVC_EAC3"})
    void whatIsSaidBesidesAndNanosecondsAreRelayedByteForByte(EnhancedClip clip, CityProcess city) {
        String stream = "besides-" + clip.ordinal();
        List<RtmpMessage> all = withSideData(clip);
        RtmpCapabilities millis = RtmpCapabilities.of(
                Map.of("*", RtmpCapabilities.CAN_DECODE), Map.of("*", RtmpCapabilities.CAN_DECODE), 0);
        try (RtmpClient publisher = client(city, RtmpClientSettings.DEFAULT).publish(stream)) {
            all.subList(0, 20).forEach(publisher::send);
            Await.live(city, ROOM, stream, 3);
            Download mp4 = Download.start(
                    city.http("/" + ROOM + "/live/" + stream + ".mp4"), Path.of("target/clips/" + stream + ".mp4"));
            try (RtmpClient precise = client(city, ENHANCED).play(stream);
                    RtmpClient coarse = client(city, RtmpClientSettings.DEFAULT.with(millis))
                            .play(stream)) {
                awaitViewers(city, stream, 3);
                all.subList(20, all.size()).forEach(publisher::send);
                publisher.end();
                precise.awaitStatus("NetStream.Play.UnpublishNotify");
                coarse.awaitStatus("NetStream.Play.UnpublishNotify");
                for (Predicate<RtmpMessage> kind :
                        List.<Predicate<RtmpMessage>>of(RtmpMessage::isVideo, RtmpMessage::isAudio)) {
                    assertThat(payloads(precise.media(), kind)).isEqualTo(payloads(all, kind));
                }
                assertThat(frames(coarse)).isEqualTo(sent(clip, clip.file()));
                assertThat(Packets.of(mp4.ended().toString()).video())
                        .as("pictures of .mp4, to which it is no change")
                        .isEqualTo(expected(clip.file().pictures(), "video"));
                assertThat(coarse.media())
                        .as("ModEx for who did not announce it")
                        .noneMatch(EnhancedIT::isModEx);
            }
        }
        Await.gone(city, ROOM, stream);
    }

    /** Puts a nanosecond offset on each frame of a clip, and side information before the first and in their midst. */
    private static List<RtmpMessage> withSideData(EnhancedClip clip) {
        List<RtmpMessage> all = new ArrayList<>(clip.headers());
        if (clip == EnhancedClip.AV1_FLAC) {
            byte[] descriptor = {(byte) 0x80, 4, (byte) 0x81, 0, 12, 0};
            all.add(EnhancedClip.video(VideoTag.mpeg2TsSequenceStart(clip.video()), 0, descriptor));
        }
        all.add(EnhancedClip.video(VideoTag.metadata(clip.video()), 0, colorInfo(9)));
        byte[] channels = {MultichannelConfig.NATIVE, 1, 0, 0, 0, 4};
        all.add(EnhancedClip.audio(AudioTag.multichannelConfig(clip.audio()), 0, channels));
        int number = 0;
        for (EncodedFile.Packet packet : clip.file().packets()) {
            int nanos = ++number * 40_009 % 1_000_000;
            if (number == 40) {
                all.add(EnhancedClip.video(VideoTag.metadata(clip.video()), packet.dts(), colorInfo(16)));
            }
            all.add(
                    packet.isVideo()
                            ? EnhancedClip.video(
                                    clip.videoTag(packet).withNanoOffset(nanos), packet.dts(), packet.bytes())
                            : EnhancedClip.audio(
                                    AudioTag.frame(clip.audio()).withNanoOffset(nanos), packet.dts(), packet.bytes()));
        }
        return all;
    }

    /** HDR as encoders announce it (Enhanced RTMP v1, "Metadata Frame"). */
    private static byte[] colorInfo(int transfer) {
        AmfValue config = AmfValue.members()
                .put("bitDepth", 10)
                .put("colorPrimaries", 9)
                .put("transferCharacteristics", transfer)
                .put("matrixCoefficients", 9)
                .object();
        ByteBuffer values = AmfEncoder.encode(
                AmfValue.of("colorInfo"),
                AmfValue.members().put("colorConfig", config).object());
        byte[] bytes = new byte[values.remaining()];
        values.get(bytes);
        return bytes;
    }

    /** Returns what messages say, frames with their times; what is said besides comes with the time of the next frame. */
    private static List<String> payloads(List<RtmpMessage> messages, Predicate<RtmpMessage> kind) {
        return messages.stream()
                .filter(kind)
                .map(m -> (isModEx(m) ? m.time() + " " : "") + hash(unmarked(bytes(m))))
                .toList();
    }

    private static boolean isModEx(RtmpMessage message) {
        return !message.isData() && (message.payload().get(0) & 0xf) == 7;
    }

    /** Takes back the one bit the city adds: that nothing refers to a picture (frame type 3 where 2 was said). */
    private static byte[] unmarked(byte[] payload) {
        if ((payload[0] & 0xf0) == 0xb0) {
            payload[0] &= (byte) 0xaf;
        }
        return payload;
    }

    @Test
    void aPlayerThatCannotShowThePictureIsToldAndHears(CityProcess city) {
        EnhancedClip clip = EnhancedClip.HEVC_AAC;
        String stream = "told";
        try (RtmpClient publisher = client(city, RtmpClientSettings.DEFAULT).publish(stream)) {
            clip.headers().forEach(publisher::send);
            clip.frames().subList(0, 30).forEach(publisher::send);
            Await.live(city, ROOM, stream, 3);
            try (RtmpClient player = client(city, RtmpClientSettings.DEFAULT).play(stream)) {
                var told = player.awaitStatus("NetStream.Play.NoSupportedTrackFound");
                assertThat(told.level()).isEqualTo("warning");
                assertThat(told.description()).contains("hevc").contains("fourCcList");
                Awaitility.await("sound")
                        .atMost(PATIENCE)
                        .until(() -> player.media().stream()
                                        .filter(RtmpMessage::isAudio)
                                        .count()
                                > 5);
                assertThat(player.media()).noneMatch(RtmpMessage::isVideo);
            }
            publisher.end();
        }
        Await.gone(city, ROOM, stream);
    }

    @Test
    void aPlayerThatCanTakeNothingIsRefused(CityProcess city) {
        EnhancedClip clip = EnhancedClip.AV1_FLAC;
        String stream = "refused";
        try (RtmpClient publisher = client(city, RtmpClientSettings.DEFAULT).publish(stream)) {
            clip.headers().forEach(publisher::send);
            clip.frames().subList(0, 30).forEach(publisher::send);
            Await.live(city, ROOM, stream, 3);
            try (RtmpClient player = client(city, RtmpClientSettings.DEFAULT).play(stream)) {
                var told = player.awaitStatus("NetStream.Play.NoSupportedTrackFound");
                assertThat(told.level()).isEqualTo("error");
                assertThat(told.description()).contains("av1 and flac");
            }
            publisher.end();
        }
        Await.gone(city, ROOM, stream);
    }

    @Test
    void furtherTracksAreForThoseWhoTakeThem(CityProcess city) throws FlvException {
        EnhancedClip main = EnhancedClip.AVC_EAC3;
        EnhancedClip other = EnhancedClip.HEVC_AAC;
        String stream = "tracks";
        RtmpCapabilities noTracks = RtmpCapabilities.of(
                Map.of("*", RtmpCapabilities.CAN_FORWARD), Map.of("*", RtmpCapabilities.CAN_FORWARD), 0);
        try (RtmpClient publisher = client(city, RtmpClientSettings.DEFAULT).publish(stream)) {
            main.headers().forEach(publisher::send);
            other.videoHeader(true).forEach(publisher::send);
            other.audioHeader(1).forEach(publisher::send);
            List<RtmpMessage> both = both(main, other);
            both.subList(0, 12).forEach(publisher::send);
            Await.live(city, ROOM, stream, 5);
            try (RtmpClient all = client(city, ENHANCED).play(stream);
                    RtmpClient one = client(city, RtmpClientSettings.DEFAULT.with(noTracks))
                            .play(stream);
                    RtmpClient old = client(city, RtmpClientSettings.DEFAULT).play(stream)) {
                awaitViewers(city, stream, 3);
                both.subList(12, both.size()).forEach(publisher::send);
                publisher.end();
                for (RtmpClient player : List.of(all, one, old)) {
                    player.awaitStatus("NetStream.Play.UnpublishNotify");
                }
                assertThat(tracks(frames(all))).containsExactlyInAnyOrder("0 avc1", "0 ec-3", "1 hvc1", "1 mp4a");
                assertThat(tracks(frames(one))).containsExactlyInAnyOrder("0 avc1", "0 ec-3");
                assertThat(tracks(frames(old))).containsExactlyInAnyOrder("0 avc1", "1 mp4a".replace('1', '0'));
                assertThat(frames(all)).hasSize(both.size());
            }
        }
        Await.gone(city, ROOM, stream);
    }

    private static List<RtmpMessage> both(EnhancedClip main, EnhancedClip other) {
        List<RtmpMessage> both = new ArrayList<>(main.frames());
        for (EncodedFile.Packet packet : other.file().packets()) {
            both.add(
                    packet.isVideo()
                            ? EnhancedClip.video(other.videoTag(packet).onTrack(1), packet.dts(), packet.bytes())
                            : EnhancedClip.audio(
                                    AudioTag.frame(other.audio()).onTrack(1), packet.dts(), packet.bytes()));
        }
        both.sort(java.util.Comparator.comparingLong(RtmpMessage::time));
        return both;
    }

    private static List<String> tracks(List<Frame> frames) {
        return frames.stream().map(f -> f.track() + " " + f.fourCc()).distinct().toList();
    }

    private static RtmpClient client(CityProcess city, RtmpClientSettings settings) {
        return RtmpClient.connect(city.rtmpPort(), "call/" + ROOM, Map.of(), settings);
    }

    private static void awaitViewers(CityProcess city, String stream, int count) {
        Awaitility.await(count + " viewers of " + stream)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Await.stream(city, ROOM, stream).path("viewers").asInt() >= count);
    }

    static List<Frame> sent(EnhancedClip clip, EncodedFile file) {
        return file.packets().stream()
                .map(p -> new Frame(
                        0,
                        p.isVideo() ? clip.video() : clip.audio(),
                        p.dts(),
                        p.isVideo() ? p.pts() - p.dts() : 0,
                        p.key(),
                        hash(p.bytes())))
                .toList();
    }

    private static List<Packets.Packet> expected(List<EncodedFile.Packet> packets, String kind) {
        return packets.stream()
                .map(p -> new Packets.Packet(kind, p.dts(), p.pts(), p.key(), "MD5:" + hash(p.bytes())))
                .toList();
    }

    /** Returns the frames a player got, part by part. */
    static List<Frame> frames(RtmpClient player) {
        List<Frame> frames = new ArrayList<>();
        for (RtmpMessage message : player.media()) {
            try {
                if (message.isVideo()) {
                    VideoTag tag = VideoTag.parse(message.payload());
                    for (TagPart part : tag.parts(message.payload())) {
                        if (part.packetType() == VideoTag.FRAME || part.packetType() == VideoTag.FRAME_X) {
                            frames.add(frame(message, part, tag.keyFrame()));
                        }
                    }
                } else if (message.isAudio()) {
                    for (TagPart part : AudioTag.parse(message.payload()).parts(message.payload())) {
                        if (part.packetType() == AudioTag.FRAME) {
                            frames.add(frame(message, part, true));
                        }
                    }
                }
            } catch (FlvException e) {
                throw new AssertionError("a message that cannot be read", e);
            }
        }
        return frames;
    }

    private static Frame frame(RtmpMessage message, TagPart part, boolean key) {
        byte[] body = new byte[part.body().remaining()];
        part.body().get(body);
        return new Frame(part.trackId(), part.fourCc(), message.time(), part.compositionTime(), key, hash(body));
    }

    /** Returns the payloads of sequence headers, pictures first. */
    private static List<String> headers(RtmpClient player) {
        List<String> headers = new ArrayList<>();
        for (RtmpMessage message : player.media()) {
            int first = message.payload().hasRemaining() ? message.payload().get() & 0xff : 0;
            boolean header = message.isVideo() && (first & 0x8f) == 0x80 || message.isAudio() && first == 0x90;
            // of VP8 and VP9 the city makes one from the key frame
            boolean made = header && message.isVideo() && message.payload().get(2) == 'p';
            if (header && !made) {
                byte[] bytes = new byte[message.payload().remaining()];
                message.payload().get(bytes);
                headers.add(hash(bytes));
            }
        }
        return headers;
    }

    private static List<String> headerBodies(EnhancedClip clip) {
        List<RtmpMessage> headers = new ArrayList<>(clip.videoHeader(false));
        headers.addAll(clip.audioHeader(-1));
        return headers.stream().map(m -> hash(bytes(m))).toList();
    }

    /** Returns the FourCCs of enhanced messages, in the order they came first. */
    private static List<String> codecs(RtmpClient player) {
        return player.media().stream()
                .filter(m -> m.isVideo() && (m.payload().get(0) & 0x80) != 0
                        || m.isAudio() && (m.payload().get(0) & 0xf0) == 0x90)
                .map(m -> new String(bytes(m), 1, 4, StandardCharsets.US_ASCII))
                .distinct()
                .toList();
    }

    private static byte[] bytes(RtmpMessage message) {
        byte[] bytes = new byte[message.payload().remaining()];
        message.payload().get(bytes);
        return bytes;
    }

    private static Tool decoder(Path file) {
        return Tool.run(
                PATIENCE,
                List.of(
                        Clip.ffmpeg(),
                        "-v",
                        "error",
                        "-err_detect",
                        "explode",
                        "-i",
                        file.toString(),
                        "-f",
                        "null",
                        "-"));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
