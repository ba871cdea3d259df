package org.videocity.transport.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.videocity.api.Reason;
import org.videocity.api.identity.Grant;
import org.videocity.api.identity.GrantName;
import org.videocity.api.media.AccessUnit;
import org.videocity.api.media.Codec;
import org.videocity.api.media.Track;
import org.videocity.api.media.TrackFormat;
import org.videocity.transport.http.internal.web.FakeBundles;
import org.videocity.wire.flv.FlvTag;
import org.videocity.wire.flv.VideoTag;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HttpLiveTest {
    private static final String FLV = "/welcome@localhost/live/cam.flv";
    private static final String MP4 = "/welcome@localhost/live/cam.mp4";

    private final SampleFlv sample = new SampleFlv();
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

    @Test
    void flvGivesEveryFrameOnceInOrderWithItsTime() throws Exception {
        announceAll();
        CompletableFuture<HttpResponse<byte[]>> watching = bytes(FLV);
        await().until(() -> stream.subscribers() == 1);
        sample.units().forEach(stream::deliver);
        stream.end(Reason.UNPUBLISHED);
        HttpResponse<byte[]> response = watching.get();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("video/x-flv");
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
        List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(response.body()));
        assertThat(times(tags, FlvTag.VIDEO, 2)).isEqualTo(decodeTimes(SampleFlv.VIDEO));
        assertThat(times(tags, FlvTag.AUDIO, 2)).isEqualTo(decodeTimes(SampleFlv.AUDIO));
        assertThat(tags.stream().filter(tag -> tag.type() == FlvTag.SCRIPT)).hasSize(1);
        await().until(() -> city.hub.viewers() == 0);
        await().untilAsserted(() -> assertThat(city.counters.snapshot().framesOut())
                .isEqualTo(sample.units().size()));
    }

    @Test
    void aLateJoinerBeginsAtTheLastKeyFrame() throws Exception {
        announceAll();
        sample.units().forEach(stream::deliver);
        CompletableFuture<HttpResponse<byte[]>> watching = bytes(FLV);
        await().until(() -> stream.subscribers() == 1);
        CompletableFuture<HttpResponse<byte[]>> later = bytes(FLV);
        await().until(() -> city.hub.viewers() == 2);
        stream.end(Reason.UNPUBLISHED);
        long key = sample.units().stream()
                .filter(unit -> unit.track() == SampleFlv.VIDEO && unit.keyFrame())
                .mapToLong(AccessUnit::decodeTime)
                .max()
                .orElseThrow();
        for (HttpResponse<byte[]> response : List.of(watching.get(), later.get())) {
            List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(response.body()));
            assertThat(times(tags, FlvTag.VIDEO, 2).get(0)).isEqualTo(key);
        }
        assertThat(stream.subscribers()).isLessThanOrEqualTo(1);
    }

    @Test
    void mp4BeginsWithAnInitialisationSegmentAndEndsWhenTheFormatChanges() throws Exception {
        announceAll();
        CompletableFuture<HttpResponse<byte[]>> watching = bytes(MP4);
        await().until(() -> stream.subscribers() == 1);
        sample.units().forEach(stream::deliver);
        stream.format(otherPicture());
        sample.round(1).forEach(stream::deliver);

        HttpResponse<byte[]> response = watching.get();
        assertThat(response.headers().firstValue("content-type")).contains("video/mp4");
        List<String> boxes = boxes(response.body());
        assertThat(boxes.subList(0, 4)).containsExactly("ftyp", "moov", "moof", "mdat");
        assertThat(boxes.stream().filter("moov"::equals)).hasSize(1);
        long pictures = decodeTimes(SampleFlv.VIDEO).size();
        assertThat(boxes.stream().filter("moof"::equals).count()).isBetween(pictures - 1, pictures + 2);
    }

    @Test
    void flvGoesOnOverAChangeOfFormat() throws Exception {
        announceAll();
        CompletableFuture<HttpResponse<byte[]>> watching = bytes(FLV);
        await().until(() -> stream.subscribers() == 1);
        sample.units().forEach(stream::deliver);
        stream.format(otherPicture());
        sample.round(1).forEach(stream::deliver);
        stream.end(Reason.UNPUBLISHED);

        List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(watching.get().body()));
        long headers = 0;
        for (FlvTag tag : tags) {
            if (tag.type() == FlvTag.VIDEO && VideoTag.parse(tag.body()).sequenceHeader()) {
                headers++;
            }
        }
        assertThat(headers).isEqualTo(2);
        assertThat(times(tags, FlvTag.VIDEO, 2))
                .hasSize(2 * decodeTimes(SampleFlv.VIDEO).size());
    }

    @Test
    void aStreamWithOneTrackBeginsAfterAMoment() throws Exception {
        stream.announce(sample.track(SampleFlv.AUDIO));
        CompletableFuture<HttpResponse<byte[]>> watching = bytes(MP4);
        await().until(() -> stream.subscribers() == 1);
        sample.units().stream().filter(unit -> unit.track() == SampleFlv.AUDIO).forEach(stream::deliver);
        await().until(() -> city.counters.snapshot().bytesOut() > 0);
        stream.end(Reason.UNPUBLISHED);
        assertThat(boxes(watching.get().body())).startsWith("ftyp", "moov", "moof", "mdat");
    }

    @Test
    void viewersStayWhileTheCoreIsReplacedAndTimeGoesOn() throws Exception {
        announceAll();
        CompletableFuture<HttpResponse<byte[]>> watching = bytes(FLV);
        await().until(() -> stream.subscribers() == 1);
        sample.units().forEach(stream::deliver);
        city.link.unbindRooms(city.core);
        stream.end(Reason.RESTARTING);
        FakeStream successor = new FakeStream(FakeCore.ROOM, "cam", Instant.now());
        sample.tracks().forEach(successor::announce);
        city.core.streams.put("cam", successor);
        city.link.bindRooms(city.core);
        await().until(() -> successor.subscribers() == 1);
        sample.units().forEach(successor::deliver);
        successor.end(Reason.UNPUBLISHED);

        List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(watching.get().body()));
        List<Long> times = times(tags, FlvTag.VIDEO, 2);
        assertThat(times).hasSize(2 * decodeTimes(SampleFlv.VIDEO).size()).isSorted();
    }

    @Test
    void saysWhyThereIsNothing() throws Exception {
        assertThat(status("/welcome@localhost/live/other.flv")).isEqualTo(404);
        assertThat(status("/ada@localhost/Study/live/cam.flv")).isEqualTo(403);
        assertThat(body("/nobody@localhost/live/cam.flv")).isEqualTo(body("/ada@localhost/Study/live/cam.flv"));
        assertThat(status("/nobody@localhost/live/cam.flv")).isEqualTo(403);
        assertThat(status("/ada@localhost/Study/live/cam.flv?key=wrong")).isEqualTo(403);
        city.link.unbindRooms(city.core);
        HttpResponse<String> response = client.send(get(FLV).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(response.body()).contains(Reason.UNAVAILABLE.text());
        assertThat(city.counters.snapshot().refused()).containsEntry("no-such-stream", 1L);
    }

    @Test
    void refusesACodecThatDoesNotFit() throws Exception {
        TrackFormat speex = TrackFormat.audio(Codec.SPEEX, 1000, ByteBuffer.allocate(1), 16_000, 1);
        stream.announce(new Track(1, speex));
        assertThat(status(FLV)).isEqualTo(406);
        HttpRequest head =
                get(MP4).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        assertThat(client.send(head, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(406);
    }

    @Test
    void answersHeadAndOptions() throws Exception {
        announceAll();
        HttpRequest head =
                get(MP4).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<Void> answer = client.send(head, HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("video/mp4");
        HttpRequest options =
                get(MP4).method("OPTIONS", HttpRequest.BodyPublishers.noBody()).build();
        assertThat(client.send(options, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        await().until(() -> city.hub.viewers() == 0);
    }

    @Test
    void endsViewersWhoseKeyWasTakenBack() throws Exception {
        FakeStream secret = new FakeStream(FakeCore.PRIVATE, "cam", Instant.now());
        sample.tracks().forEach(secret::announce);
        city.core.streams.put("cam", secret);
        CompletableFuture<HttpResponse<byte[]>> watching = bytes("/ada@localhost/Study/live/cam.flv?key=secret");
        await().until(() -> secret.subscribers() == 1);
        sample.units().forEach(secret::deliver);
        city.core.keyIsGood = false;
        city.hub.onRevoked(new Grant("key:1", GrantName.WATCH, FakeCore.PRIVATE, Optional.empty()));
        assertThat(watching.get().statusCode()).isEqualTo(200);
        await().until(() -> city.hub.viewers() == 0);
    }

    @Test
    void aViewerThatDoesNotReadCostsTheOthersNothing() throws Exception {
        announceAll();
        HttpResponse<InputStream> deaf = startReading(FLV);
        CompletableFuture<HttpResponse<byte[]>> watching = bytes(FLV);
        await().until(() -> city.hub.viewers() == 2 && stream.subscribers() == 1);
        int rounds = 150;
        for (int round = 1; round <= rounds; round++) {
            sample.round(round).forEach(stream::deliver);
            long expected = (long) round * sample.units().size();
            await().pollInterval(5, TimeUnit.MILLISECONDS)
                    .until(() -> city.counters.snapshot().framesOut() >= expected);
        }
        stream.end(Reason.UNPUBLISHED);
        List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(watching.get().body()));
        assertThat(times(tags, FlvTag.VIDEO, 2).stream().filter(time -> time >= 3000))
                .hasSize(rounds * decodeTimes(SampleFlv.VIDEO).size());
        assertThat(city.counters.snapshot().framesDropped()).containsKey(HttpCounters.VIEWER_BEHIND);
        deaf.body().close();
    }

    /** Opens a response and reads nothing of it but what the client's own buffers take. */
    private HttpResponse<InputStream> startReading(String path) throws Exception {
        CompletableFuture<HttpResponse<InputStream>> started =
                client.sendAsync(get(path).build(), HttpResponse.BodyHandlers.ofInputStream());
        await().until(() -> city.hub.viewers() == 1 && stream.subscribers() == 1);
        sample.units().forEach(stream::deliver);
        return started.get();
    }

    private void announceAll() {
        sample.tracks().forEach(stream::announce);
    }

    private Track otherPicture() {
        ByteBuffer configuration = sample.track(SampleFlv.VIDEO).format().codecConfiguration();
        ByteBuffer changed = ByteBuffer.allocate(configuration.remaining())
                .put(configuration)
                .flip();
        changed.put(2, (byte) (changed.get(2) ^ 8));
        return new Track(SampleFlv.VIDEO, TrackFormat.video(Codec.H264, 1000, changed, 160, 96));
    }

    private List<Long> decodeTimes(int track) {
        return sample.units().stream()
                .filter(unit -> unit.track() == track)
                .map(AccessUnit::decodeTime)
                .toList();
    }

    /** Lists the times of tags that carry frames and not a sequence header. */
    private static List<Long> times(List<FlvTag> tags, int type, int minimum) {
        return tags.stream()
                .filter(tag -> tag.type() == type
                        && tag.body().remaining() > minimum
                        && tag.body().get(1) != 0)
                .map(FlvTag::timestamp)
                .toList();
    }

    private static List<String> boxes(byte[] file) {
        List<String> names = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file);
        while (in.remaining() >= 8) {
            int size = in.getInt(in.position());
            names.add(new String(file, in.position() + 4, 4, StandardCharsets.US_ASCII));
            in.position(in.position() + size);
        }
        assertThat(in.remaining()).isZero();
        return names;
    }

    private CompletableFuture<HttpResponse<byte[]>> bytes(String path) {
        return client.sendAsync(get(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private int status(String path) throws Exception {
        return client.send(get(path).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private String body(String path) throws Exception {
        return client.send(get(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(city.http(path));
    }
}
