package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.itests.interop.Packets.Packet;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** A publisher may lose its connection and come back; one that says goodbye or stays away ends the stream. */
@ExtendWith(InTheCity.class)
class ReconnectIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void viewersStayWhileALostPublisherComesBack(CityProcess city) {
        String stream = "back-again";
        Path clip = Clip.AVC_AAC.file();
        Packets source = Packets.of(clip.toString());
        try (Broadcast first = Broadcast.start(clip, city.rtmp(ROOM, stream))) {
            Await.live(city, ROOM, stream, 2);
            try (Tool rtmp = Packets.start(city.rtmp(ROOM, stream));
                    Tool flv = Packets.start(city.http("/" + ROOM + "/live/" + stream + ".flv"));
                    Tool mp4 = Packets.start(city.http("/" + ROOM + "/live/" + stream + ".mp4"));
                    Tool decoder = decoder(city.rtmp(ROOM, stream))) {
                first.awaitFrame(60).tool().kill();
                Awaitility.await("the city waits for the publisher")
                        .atMost(PATIENCE)
                        .until(() -> Await.stream(city, ROOM, stream)
                                .path("suspended")
                                .asBoolean());
                try (Broadcast second = Broadcast.start(clip, city.rtmp(ROOM, stream))) {
                    second.tool().await(PATIENCE).succeeded();
                }
                Map<String, Tool> viewers = Map.of("RTMP", rtmp, ".flv", flv, ".mp4", mp4);
                viewers.forEach((name, viewer) -> assertBothParts(source, Packets.from(viewer.await(PATIENCE)), name));
                decoder.await(PATIENCE).succeeded();
            }
        }
        Await.gone(city, ROOM, stream);
    }

    @Test
    void anOrderlyEndEndsTheViewers(CityProcess city) {
        // were the publisher waited for, the viewers would outlast this test's patience
        String stream = "goodbye";
        resumeMillis(city, 120_000);
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), city.rtmp(ROOM, stream))) {
            Await.live(city, ROOM, stream, 2);
            try (Tool rtmp = Packets.start(city.rtmp(ROOM, stream));
                    Tool flv = Packets.start(city.http("/" + ROOM + "/live/" + stream + ".flv"))) {
                publisher.awaitFrame(40).tool().interrupt();
                rtmp.await(PATIENCE).succeeded();
                flv.await(PATIENCE).succeeded();
            }
        } finally {
            resumeMillis(city, 10_000);
        }
        Await.gone(city, ROOM, stream);
    }

    @Test
    void oneThatStaysAwayEndsTheStream(CityProcess city) {
        String stream = "never-again";
        resumeMillis(city, 1_500);
        try (Broadcast publisher = Broadcast.start(Clip.LONG.file(), city.rtmp(ROOM, stream))) {
            Await.live(city, ROOM, stream, 2);
            try (Tool rtmp = Packets.start(city.rtmp(ROOM, stream));
                    Tool mp4 = Packets.start(city.http("/" + ROOM + "/live/" + stream + ".mp4"))) {
                publisher.awaitFrame(40).tool().kill();
                rtmp.await(PATIENCE).succeeded();
                mp4.await(PATIENCE).succeeded();
            }
        } finally {
            resumeMillis(city, 10_000);
        }
        Await.gone(city, ROOM, stream);
    }

    private static void resumeMillis(CityProcess city, int millis) {
        city.console("config:property-set -p org.videocity.core.media resumeMillis " + millis);
    }

    private static void assertBothParts(Packets source, Packets seen, String viewer) {
        List<String> all = hashes(source.video());
        List<String> got = hashes(seen.video());
        int before = got.size() - all.size();
        assertThat(before).as("pictures of the first part by " + viewer).isGreaterThan(20);
        assertThat(got.subList(0, before)).as("first part by " + viewer).isEqualTo(all.subList(0, before));
        assertThat(got.subList(before, got.size()))
                .as("second part by " + viewer)
                .isEqualTo(all);
        for (List<Packet> track : List.of(seen.video(), seen.audio())) {
            assertThat(track.stream().map(Packet::dtsMillis).toList())
                    .as("decode times by " + viewer)
                    .isSorted();
        }
    }

    private static List<String> hashes(List<Packet> packets) {
        return packets.stream().map(Packet::hash).toList();
    }

    private static Tool decoder(String address) {
        return Tool.start(
                List.of(Clip.ffmpeg(), "-v", "error", "-err_detect", "explode", "-i", address, "-f", "null", "-"));
    }
}
