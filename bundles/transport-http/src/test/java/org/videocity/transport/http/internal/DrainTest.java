package org.videocity.transport.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.videocity.api.Reason;
import org.videocity.api.media.AccessUnit;
import org.videocity.transport.http.internal.live.LiveSettings;
import org.videocity.transport.http.internal.web.FakeBundles;
import org.videocity.wire.flv.FlvTag;

/** What stopping does to viewers, and what limits say to those they turn away. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DrainTest {
    private final SampleFlv sample = new SampleFlv();
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeStream stream = new FakeStream(FakeCore.ROOM, "cam", Instant.now());
    private TestCity city;

    @BeforeEach
    void open() throws Exception {
        city = new TestCity(0, TestCity.SETTINGS, FakeBundles.none());
        city.core.streams.put("cam", stream);
        sample.tracks().forEach(stream::announce);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void viewersEndBeforeTheNextKeyFrame() throws Exception {
        CompletableFuture<HttpResponse<byte[]>> watching =
                client.sendAsync(get(), HttpResponse.BodyHandlers.ofByteArray());
        await().until(() -> stream.subscribers() == 1);
        List<AccessUnit> units = sample.units();
        int secondKey = secondKeyFrame(units);
        List<AccessUnit> before = units.subList(0, secondKey - 5);
        before.forEach(stream::deliver);
        long pictures = pictures(before);
        await().until(() -> city.counters.snapshot().framesOut() >= pictures);
        city.hub.endSoon(Reason.TRANSPORT_STOPPED);
        units.subList(secondKey - 5, units.size()).forEach(stream::deliver);

        List<FlvTag> tags = SampleFlv.tags(ByteBuffer.wrap(watching.get().body()));
        assertThat(tags.stream().filter(tag -> tag.type() == FlvTag.VIDEO))
                .as("a whole group of pictures and the sequence header")
                .hasSize((int) pictures(units.subList(0, secondKey)) + 1);
        await().until(() -> city.hub.viewers() == 0);
    }

    @Test
    void nobodyNewIsTakenAndToldToComeBack() throws Exception {
        city.hub.endSoon(Reason.TRANSPORT_STOPPED);
        city.sockets.admitNobody();
        HttpResponse<String> refused = client.send(get(), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(refused.body()).contains("being updated");
        assertThat(city.counters.snapshot().refused()).containsEntry("draining", 1L);
    }

    @Test
    void limitsAreTakenLiveAndSaidInWords() throws Exception {
        city.hub.reconfigure(LiveSettings.of(TestConfiguration.of("maxLiveViewers", 0)));
        HttpResponse<String> refused = client.send(get(), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("As many watch here as this city takes");
        assertThat(city.counters.snapshot().refused()).containsEntry("maxLiveViewers", 1L);
    }

    @Test
    void anAddressHasSoManyPlacesAndLoopbackAll() throws Exception {
        InetAddress far = InetAddress.getByName("192.0.2.1");
        InetAddress near = InetAddress.getLoopbackAddress();
        Places places = new Places();
        assertThat(places.take(far, 4, 1)).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take(far, 4, 1)).isEqualTo(Places.Answer.FULL_FOR_ADDRESS);
        assertThat(places.take(near, 4, 1)).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take(near, 4, 1)).isEqualTo(Places.Answer.TAKEN);
        places.leave(far);
        assertThat(places.take(far, 4, 1)).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take(near, 4, 1)).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take(near, 4, 1)).isEqualTo(Places.Answer.FULL);
        assertThat(places.taken()).isEqualTo(4);
    }

    @Test
    void theAddressesOfAnIpv6NetworkHaveTheirPlacesTogether() throws Exception {
        Places places = new Places();
        assertThat(places.take(InetAddress.getByName("2001:db8::1"), 4, 1)).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take(InetAddress.getByName("2001:db8::2"), 4, 1)).isEqualTo(Places.Answer.FULL_FOR_ADDRESS);
        assertThat(places.take(InetAddress.getByName("2001:db8:0:1::1"), 4, 1)).isEqualTo(Places.Answer.TAKEN);
        places.leave(InetAddress.getByName("2001:db8::1"));
        assertThat(places.take(InetAddress.getByName("2001:db8::2"), 4, 1)).isEqualTo(Places.Answer.TAKEN);
    }

    private static int secondKeyFrame(List<AccessUnit> units) {
        List<Integer> keys = java.util.stream.IntStream.range(0, units.size())
                .filter(i ->
                        units.get(i).track() == SampleFlv.VIDEO && units.get(i).keyFrame())
                .boxed()
                .toList();
        return keys.get(1);
    }

    private static long pictures(List<AccessUnit> units) {
        return units.stream().filter(unit -> unit.track() == SampleFlv.VIDEO).count();
    }

    private HttpRequest get() {
        return HttpRequest.newBuilder(city.http("/welcome@localhost/live/cam.flv"))
                .build();
    }
}
