package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.itests.interop.Packets.Packet;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Who joins in the middle of a later GOP begins with that GOP's key frame and misses nothing after it. */
@ExtendWith(InTheCity.class)
class LateJoinIT {
    private static final String ROOM = "welcome@localhost";
    private static final String STREAM = "late";
    private static final int GOP_FRAMES = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void aLateJoinerBeginsWithTheNewestKeyFrame(CityProcess city) {
        Path clip = Broadcast.clip(8, GOP_FRAMES);
        Packets source = Packets.of(clip.toString());
        try (Broadcast publisher = Broadcast.start(clip, city.rtmp(ROOM, STREAM))) {
            publisher.awaitFrame(GOP_FRAMES + 15);
            try (Tool rtmp = Packets.start(city.rtmp(ROOM, STREAM));
                    Tool flv = Packets.start(city.http("/" + ROOM + "/live/" + STREAM + ".flv"));
                    Tool mp4 = Packets.start(city.http("/" + ROOM + "/live/" + STREAM + ".mp4"))) {
                publisher.tool().await(PATIENCE).succeeded();
                for (Map.Entry<String, Tool> viewer :
                        Map.of("RTMP", rtmp, ".flv", flv, ".mp4", mp4).entrySet()) {
                    Packets seen =
                            Packets.from(viewer.getValue().await(PATIENCE).succeeded());
                    assertIsTheEndOf(source, seen, viewer.getKey());
                }
            }
        }
        Await.gone(city, ROOM, STREAM);
    }

    private static void assertIsTheEndOf(Packets source, Packets seen, String viewer) {
        assertThat(seen.video()).as("video by " + viewer).hasSizeGreaterThan(GOP_FRAMES);
        Packet first = seen.video().get(0);
        int missed = source.video().size() - seen.video().size();
        assertThat(first.key()).as("a key frame comes first by " + viewer).isTrue();
        assertThat(missed)
                .as("pictures before it by " + viewer)
                .isGreaterThanOrEqualTo(GOP_FRAMES)
                .matches(n -> n % GOP_FRAMES == 0, "whole groups of pictures");
        // a file may begin at 0, a live connection tells the time of the stream: the distances are the same
        long shift = source.video().get(missed).dtsMillis() - first.dtsMillis();
        assertThat(shifted(seen.video(), shift))
                .as("video by " + viewer)
                .isEqualTo(source.video().subList(missed, source.video().size()));
        List<Packet> audio = shifted(seen.audio(), shift);
        assertThat(source.audio()).as("audio by " + viewer).endsWith(audio.toArray(Packet[]::new));
        long begin = source.video().get(missed).dtsMillis();
        assertThat(audio.get(0).dtsMillis())
                .as("the first sound by " + viewer + " belongs beside the first picture")
                .isBetween(begin - 100, begin + 100);
    }

    private static List<Packet> shifted(List<Packet> packets, long millis) {
        return packets.stream()
                .map(p -> new Packet(p.kind(), p.dtsMillis() + millis, p.ptsMillis() + millis, p.key(), p.hash()))
                .toList();
    }
}
