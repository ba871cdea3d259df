package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** A name belongs to who publishes it: others are refused, the same key takes it over. */
@ExtendWith(InTheCity.class)
class NamesIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void aTakenNameIsRefusedAndItsOwnerUndisturbed(CityProcess city) {
        String stream = "taken";
        Path clip = Clip.AVC_AAC.file();
        Packets source = Packets.of(clip.toString());
        try (Broadcast owner = Broadcast.start(clip, city.rtmp(ROOM, stream))) {
            Await.live(city, ROOM, stream, 2);
            try (Tool viewer = Packets.start(city.rtmp(ROOM, stream))) {
                owner.awaitFrame(25);
                try (Broadcast other = Broadcast.start(Clip.LONG.file(), city.rtmp(ROOM, stream))) {
                    assertThat(other.tool().await(PATIENCE).exitCode()).isNotZero();
                    assertThat(other.tool().errors()).contains("Somebody else publishes under that name");
                }
                owner.tool().await(PATIENCE).succeeded();
                Packets seen = Packets.from(viewer.await(PATIENCE).succeeded());
                assertThat(seen.video()).as("every picture of the first").isEqualTo(source.video());
                assertThat(seen.audio()).as("every sound of the first").isEqualTo(source.audio());
            }
        }
        Await.gone(city, ROOM, stream);
    }

    @Test
    void theSameKeyTakesItsNameOver(CityProcess city) {
        String stream = "moved";
        Key key = Key.issue(city, "--publish --label moving", ROOM);
        String address = city.rtmp(ROOM, stream) + "?key=" + key.secret();
        Path clip = Clip.AVC_AAC.file();
        Packets source = Packets.of(clip.toString());
        try (Broadcast old = Broadcast.start(Clip.LONG.file(), address)) {
            Await.live(city, ROOM, stream, 2);
            try (Tool viewer = Packets.start(city.rtmp(ROOM, stream))) {
                old.awaitFrame(25);
                try (Broadcast now = Broadcast.start(clip, address)) {
                    assertThat(old.tool().await(PATIENCE).exitCode())
                            .as("the old connection is closed")
                            .isNotZero();
                    now.tool().await(PATIENCE).succeeded();
                }
                assertThat(Packets.from(viewer.await(PATIENCE).succeeded()).video().stream()
                                .map(Packets.Packet::hash))
                        .as("the viewer stays and sees the new connection's pictures to the last")
                        .endsWith(source.video().stream()
                                .map(Packets.Packet::hash)
                                .toArray(String[]::new));
            }
        }
        Await.gone(city, ROOM, stream);
        key.revoke(city);
    }
}
