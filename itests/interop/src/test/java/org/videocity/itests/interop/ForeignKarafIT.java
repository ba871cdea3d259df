package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.videocity.testing.Tool;

/** The aggregate feature {@code videocity} in a Karaf that somebody already has: the plain distribution, as shipped. */
class ForeignKarafIT {
    private static final String FEATURES = "mvn:org.videocity/videocity-features/0.1.0-SNAPSHOT/xml/features";

    @Test
    void theCityComesAndGoesAsOneFeature() throws IOException, InterruptedException {
        try (PlainKaraf karaf = PlainKaraf.start()) {
            karaf.console("feature:repo-add " + FEATURES);
            karaf.console("feature:install videocity");
            Awaitility.await("the city is up")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> karaf.get("/health").contains("\"status\":\"up\""));
            assertThat(karaf.get("/health")).contains("\"rtmp\":\"open\"", "\"http\":\"open\"");
            try (Socket rtmp = new Socket("127.0.0.1", karaf.rtmpPort())) {
                assertThat(rtmp.isConnected()).isTrue();
            }
            assertThat(karaf.console("videocity:room-create stage@localhost; videocity:rooms"))
                    .contains("Room stage@localhost is built");
            String address = "rtmp://127.0.0.1:" + karaf.rtmpPort() + "/call/stage@localhost/cam";
            try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), address)) {
                publisher.awaitFrame(30);
                String live = karaf.address("/stage@localhost/live/cam.mp4");
                Tool seen = Tool.run(
                        Duration.ofSeconds(40),
                        List.of(Clip.ffmpeg(), "-v", "error", "-i", live, "-frames:v", "5", "-f", "framemd5", "-"));
                assertThat(seen.succeeded().output().lines().filter(line -> line.startsWith("0,")))
                        .hasSize(5);
            }
            karaf.console("feature:uninstall videocity");
            assertThat(karaf.console("bundle:list -s -t 0; feature:list -r -i"))
                    .contains("org.apache.karaf.features.core")
                    .doesNotContain("org.videocity.");
        }
    }
}
