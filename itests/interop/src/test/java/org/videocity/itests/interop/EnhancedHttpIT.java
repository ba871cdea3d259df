package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.FlvReader;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.flv.VideoTag;
import org.videocity.wire.rtmp.RtmpMessage;

/** Streams of Enhanced RTMP watched over HTTP: further tracks by choice, and enhanced tags in FLV. */
@ExtendWith(InTheCity.class)
class EnhancedHttpIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MAX_TAG_BYTES = 1 << 20;

    @Test
    void viewersChooseAmongTracks(CityProcess city) {
        EnhancedClip main = EnhancedClip.AVC_EAC3;
        EnhancedClip other = EnhancedClip.HEVC_AAC;
        String stream = "chosen";
        String address = city.http("/" + ROOM + "/live/" + stream + ".mp4");
        try (RtmpClient publisher = publish(city, stream)) {
            main.headers().forEach(publisher::send);
            other.videoHeader(true).forEach(publisher::send);
            other.audioHeader(1).forEach(publisher::send);
            List<RtmpMessage> both = both(main, other);
            both.subList(0, 12).forEach(publisher::send);
            Await.live(city, ROOM, stream, 5);
            try (Tool first = streams(address);
                    Tool second = streams(address + "?video=2&audio=2");
                    Tool sound = streams(address + "?video=0&audio=2");
                    Tool all = streams(address + "?tracks=all")) {
                awaitViewers(city, stream, 4);
                both.subList(12, both.size()).forEach(publisher::send);
                publisher.end();
                assertThat(codecs(first)).containsExactly("h264", "eac3");
                assertThat(codecs(second)).containsExactly("hevc", "aac");
                assertThat(codecs(sound)).containsExactly("aac");
                assertThat(codecs(all)).containsExactly("h264", "hevc", "eac3", "aac");
            }
        }
        Await.gone(city, ROOM, stream);
    }

    @ParameterizedTest
    @EnumSource
    void flvHasTheFramesBehindEnhancedTags(EnhancedClip clip, CityProcess city) throws Exception {
        String stream = "flv-" + clip.ordinal();
        List<RtmpMessage> frames = clip.frames();
        try (RtmpClient publisher = publish(city, stream)) {
            clip.headers().forEach(publisher::send);
            frames.subList(0, 3).forEach(publisher::send);
            Await.live(city, ROOM, stream, 3);
            CompletableFuture<HttpResponse<byte[]>> flv = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(city.http("/" + ROOM + "/live/" + stream + ".flv")))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            awaitViewers(city, stream, 1);
            frames.subList(3, frames.size()).forEach(publisher::send);
            publisher.end();
            List<FlvTag> tags = tags(flv.get().body());
            assertThat(bodies(tags, FlvTag.VIDEO)).containsSubsequence(payloads(frames, true));
            assertThat(bodies(tags, FlvTag.AUDIO)).containsSubsequence(payloads(frames, false));
        }
        Await.gone(city, ROOM, stream);
    }

    /** What was published as it stands in FLV; the first H.264 and AAC tracks have the tags of 2008 there. */
    private static List<ByteBuffer> payloads(List<RtmpMessage> frames, boolean video) {
        return frames.stream()
                .filter(message -> message.isVideo() == video)
                .map(message -> afterTheHeader(message.payload(), video))
                .toList();
    }

    private static List<ByteBuffer> bodies(List<FlvTag> tags, int type) {
        return tags.stream()
                .filter(tag -> tag.type() == type)
                .map(tag -> afterTheHeader(tag.body(), type == FlvTag.VIDEO))
                .toList();
    }

    private static ByteBuffer afterTheHeader(ByteBuffer payload, boolean video) {
        try {
            return video
                    ? VideoTag.parse(payload).body(payload)
                    : AudioTag.parse(payload).body(payload);
        } catch (FlvException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<FlvTag> tags(byte[] file) throws FlvException {
        FlvReader reader = new FlvReader(MAX_TAG_BYTES);
        reader.feed(ByteBuffer.wrap(file));
        List<FlvTag> tags = new ArrayList<>();
        for (Optional<FlvTag> tag = reader.next(); tag.isPresent(); tag = reader.next()) {
            tags.add(tag.get());
        }
        return tags;
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
        both.sort(Comparator.comparingLong(RtmpMessage::time));
        return both;
    }

    private static Tool streams(String address) {
        return Tool.start(List.of(
                Clip.ffprobe(), "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", address));
    }

    private static List<String> codecs(Tool probe) {
        return probe.await(PATIENCE)
                .succeeded()
                .output()
                .lines()
                .map(line -> line.replace(",", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static RtmpClient publish(CityProcess city, String stream) {
        return RtmpClient.connect(city.rtmpPort(), "call/" + ROOM, Map.of()).publish(stream);
    }

    private static void awaitViewers(CityProcess city, String stream, int count) {
        Awaitility.await(count + " viewers of " + stream)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Await.stream(city, ROOM, stream).path("viewers").asInt() >= count);
    }
}
