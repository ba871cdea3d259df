package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videocity.testing.CityProcess;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.FlvReader;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.rtmp.RtmpCapabilities;
import org.videocity.wire.rtmp.RtmpClientSettings;
import org.videocity.wire.rtmp.RtmpMessage;

/** A second opinion on Enhanced RTMP: streams go to another server and come from it, and stay what they are. */
@ExtendWith(InTheCity.class)
class NodeMediaServerIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final RtmpClientSettings ENHANCED = RtmpClientSettings.DEFAULT.with(RtmpCapabilities.RELAY);

    /** A tag or message without its header. */
    private record Unit(boolean video, long time, ByteBuffer payload) {}

    @ParameterizedTest
    @EnumSource(names = {"HEVC_OPUS", "AV1_FLAC", "VP9_AC3"})
    void whatTheCitySendsComesOutOfTheOtherServerUnchanged(EnhancedClip clip, CityProcess city) throws IOException {
        String stream = "to-node-" + clip.ordinal();
        int first = clip.headers().size() + 20;
        List<RtmpMessage> all = all(clip);
        try (NodeServer other = NodeServer.start();
                RtmpClient publisher = city(city).publish(stream)) {
            all.subList(0, first).forEach(publisher::send);
            Await.live(city, ROOM, stream, 3);
            try (RtmpClient player = city(city).play(stream);
                    RtmpClient pusher = RtmpClient.connect(other.rtmpPort(), "live", Map.of())
                            .publish("copy");
                    Flv copy = Flv.read(other.flv("/live/copy"))) {
                all.subList(first, all.size()).forEach(publisher::send);
                publisher.end();
                player.awaitStatus("NetStream.Play.UnpublishNotify");
                List<RtmpMessage> media = player.media().stream()
                        .filter(m -> m.isAudio() || m.isVideo())
                        .toList();
                assertThat(media)
                        .as("what the city sent")
                        .hasSizeGreaterThanOrEqualTo(clip.frames().size());
                media.forEach(pusher::send);
                List<Unit> sent = media.stream()
                        .map(m -> new Unit(m.isVideo(), m.time(), m.payload()))
                        .toList();
                assertThat(copy.units(sent.size())).isEqualTo(sent);
            }
        }
        Await.gone(city, ROOM, stream);
    }

    @ParameterizedTest
    @EnumSource(names = {"HEVC_OPUS", "AV1_FLAC", "VP9_AC3"})
    void whatTheOtherServerPushesIsPlayedHere(EnhancedClip clip, CityProcess city) throws IOException {
        String stream = "from-node-" + clip.ordinal();
        List<RtmpMessage> all = all(clip);
        int first = clip.headers().size() + 20;
        try (NodeServer other = NodeServer.start("/live/source", city.rtmp(ROOM, stream));
                RtmpClient publisher =
                        RtmpClient.connect(other.rtmpPort(), "live", Map.of()).publish("source");
                Flv copy = Flv.read(other.flv("/live/source"))) {
            Awaitility.await("the relay publishes")
                    .atMost(PATIENCE)
                    .until(() -> !Await.stream(city, ROOM, stream).isMissingNode());
            all.subList(0, first).forEach(publisher::send);
            Await.live(city, ROOM, stream, 3);
            try (RtmpClient player = city(city).play(stream)) {
                all.subList(first, all.size()).forEach(publisher::send);
                int frames = clip.frames().size();
                Awaitility.await(frames + " frames came through both servers")
                        .atMost(PATIENCE)
                        .until(() -> EnhancedIT.frames(player).size() >= frames);
                assertThat(EnhancedIT.frames(player)).isEqualTo(EnhancedIT.sent(clip, clip.file()));
                assertThat(copy.units(frames)).hasSizeGreaterThanOrEqualTo(frames);
            }
            city.console("videocity:stream-end " + ROOM + " " + stream);
        }
        Await.gone(city, ROOM, stream);
    }

    private static List<RtmpMessage> all(EnhancedClip clip) {
        List<RtmpMessage> all = new java.util.ArrayList<>(clip.headers());
        all.addAll(clip.frames());
        return all;
    }

    private static RtmpClient city(CityProcess city) {
        return RtmpClient.connect(city.rtmpPort(), "call/" + ROOM, Map.of(), ENHANCED);
    }

    /** An FLV stream that is read as it comes. */
    private static final class Flv implements AutoCloseable {
        private final List<Unit> units = new CopyOnWriteArrayList<>();
        private final InputStream body;

        private Flv(InputStream body) {
            this.body = body;
            Thread reader = new Thread(this::read, "flv-reader");
            reader.setDaemon(true);
            reader.start();
        }

        static Flv read(String address) {
            return new Flv(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join()
                    .body());
        }

        private void read() {
            FlvReader reader = new FlvReader(1 << 22);
            byte[] bytes = new byte[16_384];
            try {
                for (int count = body.read(bytes); count >= 0; count = body.read(bytes)) {
                    reader.feed(ByteBuffer.wrap(bytes, 0, count));
                    for (Optional<FlvTag> tag = reader.next(); tag.isPresent(); tag = reader.next()) {
                        take(tag.get());
                    }
                }
            } catch (IOException | FlvException e) {
                units.add(new Unit(
                        false,
                        -1,
                        ByteBuffer.wrap(String.valueOf(e).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
            }
        }

        private void take(FlvTag tag) {
            if (tag.type() == FlvTag.AUDIO || tag.type() == FlvTag.VIDEO) {
                ByteBuffer copy = ByteBuffer.allocate(tag.body().remaining());
                copy.put(tag.body().duplicate()).flip();
                units.add(new Unit(tag.type() == FlvTag.VIDEO, tag.timestamp(), copy));
            }
        }

        /** Waits for so many tags of sound and pictures and returns all there are. */
        List<Unit> units(int count) {
            Awaitility.await(count + " tags").atMost(PATIENCE).until(() -> units.size() >= count);
            return List.copyOf(units);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
