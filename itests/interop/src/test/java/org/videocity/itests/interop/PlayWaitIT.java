package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** A player that is there before its stream: refused at once, or kept waiting where the operator wants so. */
@ExtendWith(InTheCity.class)
class PlayWaitIT {
    private static final String ROOM = "welcome@localhost";
    private static final String STREAM = "later";
    private static final String CONNECTIONS = "videocity_transport_connections{transport=\"rtmp\"}";
    private static final String PID = "org.videocity.transport.rtmp";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void aPlayerIsRefusedAtOnceByDefault(CityProcess city) {
        Tool viewer = Packets.start(city.rtmp(ROOM, "never")).await(PATIENCE);
        assertThat(viewer.exitCode()).isNotZero();
        assertThat(viewer.errors()).contains("Nobody publishes a stream of that name");
    }

    @Test
    void aPlayerWaitsAsLongAsTheOperatorWants(CityProcess city) {
        city.console("config:property-set -p " + PID + " playWaitMillis 30000");
        awaitConnections(city, 0);
        try (Tool viewer = Packets.start(city.rtmp(ROOM, STREAM))) {
            awaitConnections(city, 1);
            try (Tool publisher = Clip.AVC_AAC.publish(city.rtmp(ROOM, STREAM))) {
                publisher.await(PATIENCE).succeeded();
            }
            Packets source = Packets.of(Clip.AVC_AAC.file().toString());
            Packets seen = Packets.from(viewer.await(PATIENCE).succeeded());
            assertThat(seen.video()).isEqualTo(source.video());
            assertThat(seen.audio()).isEqualTo(source.audio());
        } finally {
            city.console("config:property-set -p " + PID + " playWaitMillis 0");
        }
    }

    private static void awaitConnections(CityProcess city, int count) {
        Awaitility.await(count + " connections")
                .atMost(PATIENCE)
                .until(() -> PrometheusText.read(city.get("/metrics").body()).get(CONNECTIONS), now -> now == count);
    }
}
