package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.wire.rtmp.MessageType;
import org.videocity.wire.rtmp.RtmpMessage;

/** Windows are set for each publication and class of viewers, a player may choose its class, and changes apply live. */
@ExtendWith(InTheCity.class)
class WindowsIT {
    private static final String PID = "org.videocity.transport.rtmp";
    private static final String APP = "call/welcome@localhost";
    private static final String STREAM = "windows";
    private static final byte[] AVCC = HexFormat.of()
            .parseHex("0164001effe100196764001eacb405017fcb80880000030008000003019078b17501000468ef3cb0fdf8f800");

    @Test
    void aPlayerChoosesItsDelayAndTheOperatorChangesItForRunningOnes(CityProcess city) {
        set(city, "\"*/windows low: pictures=1 viewers=0; */windows: pictures=500 millis=600000 viewers=0\"");
        try (RtmpClient publisher = RtmpClient.connect(city.rtmpPort(), APP, Map.of())
                .publish(STREAM)
                .send(video(0x17, 0, 0, AVCC), picture(0))) {
            Await.live(city, "welcome@localhost", STREAM, 1);
            try (RtmpClient usual = viewer(city, STREAM);
                    RtmpClient low = viewer(city, STREAM + "?delay=low");
                    RtmpClient unknown = viewer(city, STREAM + "?delay=none")) {
                publisher.send(picture(40), picture(80));
                awaitTimes(low, List.of(0L, 40L, 80L));
                assertThat(times(usual)).as("still in its window").isEmpty();
                assertThat(times(unknown)).as("a class that may not be chosen").isEmpty();

                set(city, "\"*/windows: pictures=1 viewers=0\"");
                // the console answers before the transport has heard: it has once a picture comes that was just sent
                AtomicInteger time = new AtomicInteger(80);
                for (RtmpClient viewer : List.of(usual, low, unknown)) {
                    Awaitility.await("pictures come one by one")
                            .atMost(Duration.ofSeconds(20))
                            .untilAsserted(() -> {
                                publisher.send(picture(time.addAndGet(40)));
                                assertThat(times(viewer)).startsWith(0L, 40L, 80L, 120L);
                            });
                }
            }
            publisher.end();
        } finally {
            city.console("config:property-delete -p " + PID + " windows");
        }
        Await.gone(city, "welcome@localhost", STREAM);
    }

    private static void set(CityProcess city, String windows) {
        city.console("config:property-set -p " + PID + " windows " + windows);
    }

    private static RtmpClient viewer(CityProcess city, String name) {
        return RtmpClient.connect(city.rtmpPort(), APP, Map.of()).play(name);
    }

    private static void awaitTimes(RtmpClient viewer, List<Long> expected) {
        Awaitility.await("pictures at " + expected)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(times(viewer)).isEqualTo(expected));
    }

    private static List<Long> times(RtmpClient viewer) {
        return viewer.media().stream()
                .filter(m -> m.isVideo() && m.payload().get(1) == 1)
                .map(RtmpMessage::time)
                .toList();
    }

    private static RtmpMessage picture(long time) {
        byte[] sample = new byte[64];
        Arrays.fill(sample, (byte) 7);
        ByteBuffer.wrap(sample).putInt(sample.length - 4).put((byte) (time == 0 ? 0x65 : 0x41));
        return video(time == 0 ? 0x17 : 0x27, 1, time, sample);
    }

    private static RtmpMessage video(int head, int packetType, long time, byte[] body) {
        ByteBuffer payload = ByteBuffer.allocate(5 + body.length)
                .put((byte) head)
                .put((byte) packetType)
                .put(new byte[3])
                .put(body);
        return RtmpMessage.of(MessageType.VIDEO, 1, time, payload.flip());
    }
}
