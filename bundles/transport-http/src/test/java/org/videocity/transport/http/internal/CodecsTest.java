package org.videocity.transport.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.transport.http.internal.web.FakeBundles;
import org.videocity.wire.flv.AudioTag;
import org.videocity.wire.flv.FlvException;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.flv.VideoTag;

/** Every codec in both containers, and more than one track; configurations are those ffmpeg 5.1 writes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CodecsTest {
    private static final String HVCC =
            "0101600000009000000000001ef000fcfdf8f800000f03a00001001840010c01ffff01600000030090000003"
                    + "000003001e959409a10001002842010101600000030090000003000003001ea0208105965654a4c2f016808000000300"
                    + "8000000c84a2000100064401c073c089";
    private static final String AV1C = "81000c000a0a00000002afff9b5f2008";
    private static final String VPCC = "000a820202020000";
    private static final String DOPS = "000101380000bb80000000";
    private static final String DFLA = "80000022120012000000ce0005380bb800f0000025802cdd87568a8ac6e97b9a7609a2587748";
    private static final int FRAMES = 12;

    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeStream stream = new FakeStream(FakeCore.ROOM, "cam", Instant.now());
    private TestCity city;

    @BeforeEach
    void open() throws Exception {
        city = new TestCity(0, TestCity.SETTINGS, FakeBundles.none());
        city.core.streams.put("cam", stream);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @ParameterizedTest
    @CsvSource({
        "hevc," + HVCC + ",hvc1,hvcC,hvc1,5",
        "av1," + AV1C + ",av01,av1C,av01,5",
        "vp9," + VPCC + ",vp09,vpcC,vp09,5",
        "vp8," + VPCC + ",vp08,vpcC,vp08,5"
    })
    void picturesGoIntoBothContainers(
            String codec, String configuration, String entry, String box, String fourCc, int header) throws Exception {
        stream.announce(new Track(1, video(codec, configuration)), new Track(2, opus()));
        CompletableFuture<HttpResponse<byte[]>> mp4 = bytes(".mp4");
        CompletableFuture<HttpResponse<byte[]>> flv = bytes(".flv");
        deliver(1, 2);

        String init = new String(mp4.get().body(), StandardCharsets.ISO_8859_1);
        assertThat(init).contains(entry, box, "Opus", "dOps", "moof");
        List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(flv.get().body()));
        FlvTag start = ofType(tags, FlvTag.VIDEO).findFirst().orElseThrow();
        VideoTag tag = VideoTag.parse(start.body());
        assertThat(tag.fourCc()).isEqualTo(fourCc);
        assertThat(tag.sequenceHeader()).isTrue();
        assertThat(tag.body(start.body())).isEqualTo(hex(configuration));
        assertThat(tag.bodyOffset()).isEqualTo(header);
        assertThat(ofType(tags, FlvTag.VIDEO).filter(each -> picture(each).keyFrame()))
                .hasSize(1);
        assertThat(ofType(tags, FlvTag.VIDEO)).hasSize(1 + FRAMES);
    }

    @ParameterizedTest
    @CsvSource({
        "opus," + DOPS + ",Opus,dOps,Opus,1",
        "flac," + DFLA + ",fLaC,dfLa,fLaC,1",
        "ac3,1008c0,ac-3,dac3,ac-3,0",
        "eac3,0300200200,ec-3,dec3,ec-3,0"
    })
    void soundGoesIntoBothContainers(
            String codec, String configuration, String entry, String box, String fourCc, int starts) throws Exception {
        stream.announce(new Track(1, video("vp9", VPCC)), new Track(2, audio(codec, configuration)));
        CompletableFuture<HttpResponse<byte[]>> mp4 = bytes(".mp4");
        CompletableFuture<HttpResponse<byte[]>> flv = bytes(".flv");
        deliver(1, 2);

        assertThat(new String(mp4.get().body(), StandardCharsets.ISO_8859_1)).contains(entry, box, "vp09", "moof");
        List<AudioTag> tags = ofType(SampleFlv.tags(ByteBuffer.wrap(flv.get().body())), FlvTag.AUDIO)
                .map(CodecsTest::sound)
                .toList();
        assertThat(tags).allMatch(tag -> tag.fourCc().equals(fourCc));
        assertThat(tags.stream().filter(AudioTag::sequenceHeader)).hasSize(starts);
        assertThat(tags).hasSize(starts + FRAMES);
    }

    @Test
    void whoSaysNothingGetsTheFirstOfEachKindAndMayChooseAnother() throws Exception {
        announceFour();
        List<CompletableFuture<HttpResponse<byte[]>>> answers =
                List.of(bytes(".mp4"), bytes(".mp4?video=2&audio=2"), bytes(".mp4?video=0"), bytes(".mp4?tracks=all"));
        deliver(1, 2, 4, 5);

        assertThat(inside(answers.get(0))).containsExactly("hvc1", "Opus");
        assertThat(inside(answers.get(1))).containsExactly("vp09", "fLaC");
        assertThat(inside(answers.get(2))).containsExactly("Opus");
        assertThat(inside(answers.get(3))).containsExactly("hvc1", "vp09", "Opus", "fLaC");
    }

    @Test
    void flvNumbersFurtherTracks() throws Exception {
        announceFour();
        CompletableFuture<HttpResponse<byte[]>> flv = bytes(".flv?tracks=all");
        deliver(1, 2, 4, 5);
        List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(flv.get().body()));
        for (int track = 0; track < 2; track++) {
            int number = track;
            assertThat(ofType(tags, FlvTag.VIDEO).map(CodecsTest::picture).filter(tag -> tag.trackId() == number))
                    .hasSize(1 + FRAMES);
            assertThat(ofType(tags, FlvTag.AUDIO).map(CodecsTest::sound).filter(tag -> tag.trackId() == number))
                    .hasSize(1 + FRAMES);
        }
    }

    @Test
    void aTrackThatIsNotThereIsRefusedInWords() throws Exception {
        announceFour();
        HttpResponse<String> none = text(".mp4?video=3");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("no such track");
        for (String unreadable : List.of("?video=x", "?tracks=some", "?video=0&audio=0", "?audio=-1", "?video=65")) {
            assertThat(text(".flv" + unreadable).statusCode()).isEqualTo(400);
        }
        await().until(() -> city.hub.viewers() == 0);
    }

    private void announceFour() {
        stream.announce(
                new Track(1, video("hevc", HVCC)),
                new Track(2, opus()),
                new Track(4, video("vp9", VPCC)),
                new Track(5, audio("flac", DFLA)));
    }

    /** Sends a group of pictures and sound to everybody who has come, and ends the stream. */
    private void deliver(int... tracks) {
        int expected = city.hub.viewers();
        await().until(() -> city.hub.viewers() >= Math.max(1, expected) && stream.subscribers() >= 1);
        for (int i = 0; i < FRAMES; i++) {
            for (int track : tracks) {
                boolean sound = track == 2 || track == 5;
                stream.deliver(new AccessUnit(
                        track, 40L * i, 0, sound || i == 0, false, System.nanoTime(), ByteBuffer.wrap(new byte[50])));
            }
        }
        await().until(() -> city.counters.snapshot().framesOut() > 0);
        stream.end(Reason.UNPUBLISHED);
    }

    private static List<String> inside(CompletableFuture<HttpResponse<byte[]>> answer) throws Exception {
        String file = new String(answer.get().body(), StandardCharsets.ISO_8859_1);
        return Stream.of("hvc1", "vp09", "Opus", "fLaC")
                .filter(entry -> file.indexOf(entry, file.indexOf("moov")) > 0)
                .toList();
    }

    private static Stream<FlvTag> ofType(List<FlvTag> tags, int type) {
        return tags.stream().filter(tag -> tag.type() == type);
    }

    private static VideoTag picture(FlvTag tag) {
        try {
            return VideoTag.parse(tag.body());
        } catch (FlvException broken) {
            throw new AssertionError(broken);
        }
    }

    private static AudioTag sound(FlvTag tag) {
        try {
            return AudioTag.parse(tag.body());
        } catch (FlvException broken) {
            throw new AssertionError(broken);
        }
    }

    private static TrackFormat video(String codec, String configuration) {
        return TrackFormat.video(new Codec(codec), 1000, hex(configuration), 64, 64);
    }

    private static TrackFormat audio(String codec, String configuration) {
        return TrackFormat.audio(new Codec(codec), 1000, hex(configuration), 48_000, 1);
    }

    private static TrackFormat opus() {
        return audio("opus", DOPS);
    }

    private static ByteBuffer hex(String digits) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(digits));
    }

    private CompletableFuture<HttpResponse<byte[]>> bytes(String end) {
        int before = city.hub.viewers();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(get(end), HttpResponse.BodyHandlers.ofByteArray());
        await().until(() -> city.hub.viewers() > before);
        return answer;
    }

    private HttpResponse<String> text(String end) throws Exception {
        return client.send(get(end), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest get(String end) {
        return HttpRequest.newBuilder(city.http("/welcome@localhost/live/cam" + end))
                .build();
    }
}
