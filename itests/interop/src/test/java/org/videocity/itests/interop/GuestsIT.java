package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;

/** Whether guests may publish is set in the console, while the city runs. */
@ExtendWith(InTheCity.class)
class GuestsIT {
    private static final String ROOM = "welcome@localhost";
    private static final String SET = "config:property-set -p org.videocity.core.rooms guestsMayPublish ";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void guestsPublishWhereTheOperatorLetsThem(CityProcess city) {
        String address = city.rtmp(ROOM, "guest");
        try {
            city.console(SET + "NEVER");
            Broadcast refused = Broadcast.start(Clip.LONG.file(), address);
            assertThat(refused.tool().await(PATIENCE).exitCode()).isNotZero();
            assertThat(refused.tool().errors()).contains("Guests may not publish here");
        } finally {
            city.console(SET + "LOOPBACK");
        }
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), address)) {
            publisher.awaitFrame(10);
            city.console(SET + "NEVER");
            assertThat(publisher.tool().await(PATIENCE).exitCode())
                    .as("who publishes is cut off")
                    .isNotZero();
        } finally {
            city.console(SET + "LOOPBACK");
        }
        Await.gone(city, ROOM, "guest");
    }
}
