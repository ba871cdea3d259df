package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.MediaFeedback;
import org.videocity.api.media.Track;
import org.videocity.transport.http.internal.FakeFeed;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.SampleFlv;
import org.videocity.transport.http.internal.TestCity;
import org.videocity.transport.http.internal.TestConfiguration;
import org.videocity.transport.http.internal.web.FakeBundles;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PublishSocketTest {
    private static final String CAMERA = "/ws/publish?room=welcome@localhost&stream=camera-abcd";
    private static final long BYTES_PER_SECOND = 5_000;
    private static final int MORE_THAN_TEN_SECONDS = 60_000;
    private static final String PUBLISH = "{\"op\":\"publish\",\"returnKey\":\"back\"}";
    private static final String OPUS =
            "{\"id\":2,\"kind\":\"audio\",\"codec\":\"opus\",\"sampleRate\":48000,\"channels\":1}";

    private final SampleFlv sample = new SampleFlv();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Ear ear = new Ear();
    private TestCity city;
    private FakeFeed feed;

    @BeforeEach
    void open() throws Exception {
        city = new TestCity(
                0,
                TestConfiguration.of("maxPublishers", 2, "maxPublishBytesPerSecond", BYTES_PER_SECOND),
                FakeBundles.none());
        feed = city.core.feed;
    }

    @AfterEach
    void close() {
        city.close();
    }

    private WebSocket connect(String path, Ear hears) {
        return client.newWebSocketBuilder()
                .subprotocols("videocity.publish.1")
                .buildAsync(city.ws(path), hears)
                .join();
    }

    private WebSocket publishing() {
        return publishing(ear);
    }

    private WebSocket publishing(Ear hears) {
        WebSocket socket = connect(CAMERA, hears);
        socket.sendText(PUBLISH, true).join();
        await().until(() -> hears.heard.contains("{\"op\":\"published\",\"stream\":\"camera-abcd\"}"));
        return socket;
    }

    private String avc() {
        ByteBuffer avcC = sample.track(SampleFlv.VIDEO).format().codecConfiguration();
        byte[] bytes = new byte[avcC.remaining()];
        avcC.get(bytes);
        return "{\"id\":1,\"kind\":\"video\",\"codec\":\"avc1.42E01F\",\"width\":1,\"height\":1,\"configuration\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\"}";
    }

    private static void announce(WebSocket socket, String... tracks) {
        socket.sendText("{\"op\":\"tracks\",\"tracks\":[" + String.join(",", tracks) + "]}", true)
                .join();
    }

    private static void frame(WebSocket socket, int track, long micros, ByteBuffer payload) {
        ByteBuffer message = ByteBuffer.allocate(12 + payload.remaining());
        message.put((byte) track).put((byte) 0).putShort((short) 0).putLong(micros);
        socket.sendBinary(message.put(payload.duplicate()).flip(), true).join();
    }

    private static ByteBuffer sound() {
        return ByteBuffer.wrap(new byte[] {(byte) 0xf8, 1, 2});
    }

    private void heard(String what) {
        await().until(() -> feed.heard.contains(what));
    }

    @Test
    void framesGoToTheBusAsTheyAre() {
        WebSocket socket = publishing();
        assertThat(city.core.publishing.element().returnKey()).isEqualTo("back");
        assertThat(city.core.publishing.element().stream()).isEqualTo("camera-abcd");
        announce(socket, avc(), OPUS);
        heard("tracks +[1, 2] -[]");
        List<AccessUnit> pictures = sample.units().stream()
                .filter(unit -> unit.track() == SampleFlv.VIDEO)
                .limit(3)
                .toList();
        frame(socket, 1, 500_000, pictures.get(1).payload());
        frame(socket, 1, 540_000, pictures.get(0).payload());
        frame(socket, 2, 545_000, sound());
        frame(socket, 1, 580_000, pictures.get(1).payload());
        heard("frame 1 at 40000");

        assertThat(feed.heard).containsExactly("tracks +[1, 2] -[]", "key 1 at 0", "key 2 at 5000", "frame 1 at 40000");
        Track video = feed.tracks.element();
        assertThat(video.format().codec()).isEqualTo(Codec.H264);
        assertThat(video.format().width()).isEqualTo(160);
        assertThat(video.format().timeBase()).isEqualTo(1_000_000);
        assertThat(feed.frames.element().payload()).isEqualTo(pictures.get(0).payload());
        assertThat(city.counters.snapshot().framesDropped()).containsEntry(HttpCounters.AWAITING_KEY_FRAME, 1L);
        assertThat(city.counters.snapshot().framesIn()).isEqualTo(4);
    }

    @Test
    void tracksComeAndGo() {
        WebSocket socket = publishing();
        announce(socket, avc(), OPUS);
        announce(socket, OPUS);
        announce(socket, OPUS.replace("\"channels\":1", "\"channels\":2"));
        announce(socket);
        heard("tracks +[] -[2]");
        assertThat(feed.heard)
                .containsExactly(
                        "tracks +[1, 2] -[]", "tracks +[] -[1]", "tracks +[] -[]", "format 2", "tracks +[] -[2]");
        frame(socket, 2, 0, sound());
        await().until(() -> city.counters.snapshot().framesDropped().containsKey(HttpCounters.UNKNOWN_TRACK));
    }

    @Test
    void whatReceiversAskForIsToldToThePublisher() {
        publishing();
        feed.source.onFeedback(new MediaFeedback.KeyFrameRequest(1));
        feed.source.onFeedback(new MediaFeedback.BitRateLimit(1, "", 600_000));
        await().until(() -> ear.heard.contains("{\"op\":\"key-frame\",\"track\":1}"));
        await().until(() -> ear.heard.contains("{\"op\":\"bit-rate\",\"track\":1,\"bitsPerSecond\":600000}"));
    }

    @Test
    void whoSaysEndEnds() {
        publishing().sendText("{\"op\":\"end\"}", true).join();
        await().until(() -> ear.code == 1000);
        assertThat(feed.heard).containsExactly("end unpublished");
    }

    @Test
    void aLostConnectionIsWaitedFor() {
        publishing().abort();
        heard("lost");
        assertThat(feed.heard).containsExactly("lost");
    }

    @Test
    void theCityEndsAStreamWithAReason() {
        publishing();
        feed.source.onEnded(Reason.MUTED);
        await().until(() -> ear.code == 1000);
        assertThat(ear.heard.get(1)).startsWith("{\"op\":\"ended\",\"reason\":{\"name\":\"muted\"");
        assertThat(feed.heard).isEmpty();
    }

    @Test
    void anUpdateOfTheCoreSaysComeBack() {
        publishing();
        feed.source.onEnded(Reason.RESTARTING);
        await().until(() -> ear.code == 1012);
    }

    @Test
    void whoMayNotIsToldWhy() {
        city.core.obstacle = Reason.GUESTS_MAY_NOT_PUBLISH;
        connect(CAMERA, ear).sendText(PUBLISH, true).join();
        await().until(() -> ear.code == 4403);
        assertThat(ear.heard.get(0)).startsWith("{\"op\":\"refused\",\"reason\":{\"name\":\"guests-may-not-publish\"");
        Ear other = new Ear();
        connect("/ws/publish?room=nobody&stream=a", other);
        await().until(() -> other.code == 4404);
    }

    @Test
    void thereArePlacesForSoMany() {
        publishing(new Ear());
        WebSocket second = publishing(new Ear());
        connect(CAMERA, ear);
        await().until(() -> ear.code == 1013);
        assertThat(city.counters.snapshot().refused()).containsEntry("maxPublishers", 1L);
        second.abort();
        await().until(() -> {
            Ear third = new Ear();
            WebSocket socket = connect(CAMERA, third);
            socket.sendText(PUBLISH, true).join();
            await().until(() -> third.code != 0 || !third.heard.isEmpty());
            return third.heard.get(0).contains("published");
        });
    }

    @Test
    void whoSendsTooMuchIsEnded() {
        WebSocket socket = publishing();
        announce(socket, OPUS);
        frame(socket, 2, 0, ByteBuffer.wrap(new byte[MORE_THAN_TEN_SECONDS]));
        await().until(() -> ear.code == 1013);
        heard("end limit-reached");
        assertThat(ear.heard.get(1)).contains("\"ended\"", "limit-reached");
    }

    @Test
    void misuseEndsWithASentence() {
        WebSocket early = connect(CAMERA, ear);
        announce(early, OPUS);
        await().until(() -> ear.code == 1008);
        assertThat(ear.heard.get(0)).contains("\"ended\"", "bad-message", "publish comes first");
        Ear second = new Ear();
        WebSocket odd = connect(CAMERA, second);
        odd.sendText(PUBLISH, true).join();
        await().until(() -> !second.heard.isEmpty());
        announce(odd, "{\"id\":1,\"kind\":\"video\",\"codec\":\"hvc1.1\"}");
        await().until(() -> second.code == 1008);
        assertThat(second.heard.get(second.heard.size() - 1)).contains("unsupported-codec", "hvc1.1 is not taken");
    }

    @Test
    void brokenFramesAreLeftOutUpToTheNextKeyFrame() {
        WebSocket socket = publishing();
        announce(socket, avc());
        ByteBuffer key = sample.units().stream()
                .filter(unit -> unit.track() == SampleFlv.VIDEO)
                .findFirst()
                .orElseThrow()
                .payload();
        frame(socket, 1, 0, key);
        frame(socket, 1, 40_000, ByteBuffer.wrap(new byte[] {0, 0, 0, 9, 1}));
        frame(socket, 1, 80_000, key);
        heard("key 1 at 80000");
        assertThat(city.counters.snapshot().framesDropped()).containsEntry(HttpCounters.MALFORMED, 1L);
    }

    /** Notes texts as they are. */
    private static final class Ear implements WebSocket.Listener {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private volatile int code;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            code = status;
            return null;
        }
    }
}
