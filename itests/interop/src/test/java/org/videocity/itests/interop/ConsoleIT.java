package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The operator sees and steers the city in the console. */
@ExtendWith(InTheCity.class)
class ConsoleIT {
    private static final String HOME = "welcome@localhost";

    @Test
    void roomsKeysAndPartsAreListed(CityProcess city) {
        String room = "joe@example.org/Reading.Club";
        Tool launched =
                city.launcherConsole("videocity:room-create --title 'Reading club' --private --guests never " + room
                        + "; videocity:rooms; videocity:room-info " + room
                        + "; videocity:key-issue --watch --label reader --expires 2w " + room
                        + "; videocity:keys " + room
                        + "; videocity:transports; videocity:transports --ways; videocity:transports rtmp"
                        + "; videocity:version");
        assertThat(CityProcess.plain(launched.succeeded().output()))
                .contains("Room " + room + " is built")
                .containsPattern("(?m)^" + room + " +\\| Reading club +\\| private +\\| never +\\| empty")
                .containsPattern("(?m)^" + HOME + " +\\| .*\\| public")
                .contains("Access          private: a stream key is needed")
                .contains("Secret, shown only now: ")
                .containsPattern("(?m)^\\w+ +\\| " + room + " +\\| watch +\\| reader +\\|")
                .containsPattern("(?m)^rtmp +\\| open +\\| 127\\.0\\.0\\.1:" + city.rtmpPort())
                .containsPattern("(?m)^http +\\| open +\\| http://127\\.0\\.0\\.1:" + city.httpPort())
                .contains("rtmp://{host}:" + city.rtmpPort() + "/call/{room}/{stream}")
                .containsPattern("(?m)^limit +\\| maxPublishBitsPerSecond +\\| 50000000 +\\| bit/s")
                .containsPattern("(?m)^refused +\\| in all +\\| \\d+")
                .contains("VideoCity 0.")
                .containsPattern("\\| core\\.rooms +\\| .* active");
        assertThat(city.console("videocity:room-close " + room + "; videocity:room-remove " + room
                        + "; videocity:rooms; videocity:keys"))
                .contains("Room " + room + " is no more.")
                .doesNotContain("Reading club", "| reader")
                .as("its key goes with the room")
                .containsPattern("Key \\w+ was taken back");
    }

    @Test
    void whoIsThereAndWhatIsLiveCanBeSeenAndEnded(CityProcess city) {
        try (Person bob = Person.inside(city, HOME, "Bob", "");
                Broadcast publisher = Broadcast.start(Clip.LONG.file(), city.rtmp(HOME, "shown"))) {
            String id = bob.await("welcome").path("self").asText();
            Await.live(city, HOME, "shown", 2);
            publisher.awaitFrame(60);
            assertThat(city.console("videocity:members; videocity:streams " + HOME + "; videocity:room-info " + HOME))
                    .containsPattern("(?m)^" + HOME + " +\\| " + id + " +\\| Bob +\\|")
                    .containsPattern(
                            HOME + " +\\| shown +\\| h264\\+aac +\\| 320x180, 44\\.1 kHz/\\d +\\| +\\d+ kbit/s")
                    .contains("Stream          shown by ");
            assertThat(city.console("videocity:kick --because 'Time to sleep' " + HOME + " " + id
                            + "; videocity:stream-end " + HOME + " shown"))
                    .contains("was taken out");
            assertThat(bob.awaitClose()).isEqualTo(4410);
            assertThat(bob.await("closed").path("reason").path("text").asText()).isEqualTo("Time to sleep");
            assertThat(publisher.tool().await(java.time.Duration.ofSeconds(20)).exitCode())
                    .isNotZero();
        }
        Await.gone(city, HOME, "shown");
    }

    @Test
    void mistakesAreExplained(CityProcess city) {
        Tool launched = city.launcherConsole("videocity:room-info nobody@example.org");
        assertThat(launched.exitCode()).isEqualTo(1);
        assertThat(CityProcess.plain(launched.output() + launched.errors()))
                .contains("There is no room nobody@example.org; videocity:rooms lists those there are.");
        assertThat(city.consoleFailure("videocity:room-create nonsense")).contains("expected user@domain");
        assertThat(city.consoleFailure("videocity:key-revoke nothing")).contains("There is no key nothing");
        assertThat(city.consoleFailure("videocity:key-issue --expires soon " + HOME))
                .contains("'soon' is no period: expected for example 90m");
    }
}
