package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** ffmpeg and openssl meet the city over TLS, while the operator renews its certificate. */
@ExtendWith(InTheCity.class)
class RtmpsIT {
    private static final String ROOM = "welcome@localhost";
    private static final String PID = "org.videocity.transport.rtmp";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void streamsGoOverTlsAndCertificatesAreRenewedMeanwhile(CityProcess city) {
        Certificates certificates = Certificates.in(Path.of("target/tls"));
        certificates.issue(4711);
        Operator operator = new Operator(city);
        operator.set(PID, certificates.settings());
        try {
            await("RTMPS").until(() -> certificates.serialSeen(city.rtmpsPort()).equals("4711"));
            for (String version : List.of("-tls1_2", "-tls1_3")) {
                assertThat(certificates
                                .connect(city.rtmpsPort(), version)
                                .succeeded()
                                .output())
                        .contains("Verification: OK", "Verified peername: localhost", "TLSv1." + version.charAt(6));
            }
            assertThat(city.get("/api/rooms/" + ROOM).statusCode()).isEqualTo(200);
            assertThat(city.get("/api/transports").body()).contains("rtmps://{host}:" + city.rtmpsPort());
            streamOn(city, certificates);
        } finally {
            operator.unset(PID, certificates.settings().keySet());
        }
        await("no RTMPS any more")
                .until(() -> certificates.serialSeen(city.rtmpsPort()).isEmpty());
    }

    private static void streamOn(CityProcess city, Certificates certificates) {
        Path clip = Broadcast.clip(12, 100);
        Packets source = Packets.of(clip.toString());
        try (Broadcast publisher = Broadcast.start(clip, city.rtmps(ROOM, "safe"))) {
            Await.live(city, ROOM, "safe", 2);
            try (Tool encrypted = Packets.start(city.rtmps(ROOM, "safe"));
                    Tool plain = Packets.start(city.rtmp(ROOM, "safe"))) {
                publisher.awaitFrame(50);
                certificates.spoil();
                await("the operator is told")
                        .until(() -> city.get("/api/transports").body().contains("stays in use"));
                assertThat(certificates.serialSeen(city.rtmpsPort())).isEqualTo("4711");
                certificates.issue(4712);
                await("the new certificate")
                        .until(() -> certificates.serialSeen(city.rtmpsPort()).equals("4712"));
                publisher.tool().await(PATIENCE).succeeded();
                for (Tool viewer : List.of(encrypted, plain)) {
                    Packets seen = Packets.from(viewer.await(PATIENCE).succeeded());
                    assertThat(seen.video()).isEqualTo(source.video());
                    assertThat(seen.audio()).isEqualTo(source.audio());
                }
            }
        }
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
    }
}
