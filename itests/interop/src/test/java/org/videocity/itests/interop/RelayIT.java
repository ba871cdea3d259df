package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** ffmpeg publishes; viewers that join inside the first GOP get every frame once, in order, at its own time. */
@ExtendWith(InTheCity.class)
class RelayIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ParameterizedTest
    @EnumSource(names = {"AVC_AAC", "AVC_B_FRAMES_AAC", "VIDEO_ONLY", "AUDIO_ONLY", "AVC_MP3"})
    void everyViewerGetsEveryFrameOnce(Clip clip, CityProcess city) {
        String stream = "relay-" + clip.ordinal();
        Packets source = Packets.of(clip.file().toString());
        Path dump = Path.of("target/clips/" + stream + "-rtmpdump.flv");
        try (Tool publisher = clip.publish(city.rtmp(ROOM, stream))) {
            Await.live(city, ROOM, stream, clip.hasVideo() && !source.audio().isEmpty() ? 2 : 1);
            try (Tool rtmp = Packets.start(city.rtmp(ROOM, stream));
                    Tool flv = Packets.start(city.http("/" + ROOM + "/live/" + stream + ".flv"));
                    Tool mp4 = Packets.start(city.http("/" + ROOM + "/live/" + stream + ".mp4"));
                    Tool decoder = decoder(city.rtmp(ROOM, stream));
                    Tool mp4Decoder = decoder(city.http("/" + ROOM + "/live/" + stream + ".mp4"));
                    Tool dumper = rtmpdump(city.rtmp(ROOM, stream), dump)) {
                publisher.await(PATIENCE).succeeded();
                assertSame(source, Packets.from(rtmp.await(PATIENCE).succeeded()), clip, "ffprobe over RTMP");
                assertSame(source, Packets.from(flv.await(PATIENCE).succeeded()), clip, "ffprobe of .flv");
                assertSame(source, Packets.from(mp4.await(PATIENCE).succeeded()), clip, "ffprobe of .mp4");
                dumper.await(PATIENCE);
                assertSame(source, Packets.of(dump.toString()), clip, "rtmpdump");
                assertThat(decoder.await(PATIENCE).succeeded().errors())
                        .as("the decoder over RTMP")
                        .isEmpty();
                assertThat(mp4Decoder.await(PATIENCE).succeeded().errors())
                        .as("the decoder of .mp4")
                        .isEmpty();
            }
        }
        Await.gone(city, ROOM, stream);
    }

    private static void assertSame(Packets source, Packets seen, Clip clip, String viewer) {
        assertThat(seen.video()).as("video by " + viewer).isEqualTo(source.video());
        if (clip.hasVideo()) {
            assertThat(seen.audio()).as("audio by " + viewer).isEqualTo(source.audio());
        } else {
            // without video there is no GOP to start from: a viewer hears everything from when it came
            assertThat(source.audio())
                    .as("audio by " + viewer)
                    .endsWith(seen.audio().toArray(Packets.Packet[]::new));
            assertThat(seen.audio())
                    .as("audio by " + viewer)
                    .hasSizeGreaterThan(source.audio().size() / 3);
        }
    }

    private static Tool decoder(String address) {
        return Tool.start(
                List.of(Clip.ffmpeg(), "-v", "error", "-err_detect", "explode", "-i", address, "-f", "null", "-"));
    }

    private static Tool rtmpdump(String address, Path file) {
        return Tool.start(List.of(
                Tool.require("rtmpdump", "rtmpdump").toString(), "-q", "-v", "-r", address, "-o", file.toString()));
    }
}
