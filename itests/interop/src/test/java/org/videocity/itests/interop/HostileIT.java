package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** People who mean no good, all at once, are sent away and counted; who watches meanwhile gets every frame once. */
@ExtendWith(InTheCity.class)
class HostileIT {
    private static final String ROOM = "welcome@localhost";
    private static final String PRIVATE = "eve@example.org/Secrets";
    private static final String HEAVY = "heavy";
    private static final String PID = "org.videocity.transport.rtmp";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Shorter times than the shipped ones, so that the test is short; the rate is five times the heavy stream's. */
    private static final Map<String, String> SETTINGS = Map.of(
            "handshakeTimeoutMillis", "4000", "stallTimeoutMillis", "4000", "maxPublishBitsPerSecond", "40000000");

    @Test
    void nobodyElseNotices(CityProcess city) {
        Path clip = Broadcast.clip(25, 100);
        Packets source = Packets.of(clip.toString());
        Path noise = noise();
        city.console("videocity:room-create --private " + PRIVATE);
        Operator operator = new Operator(city);
        operator.set(PID, SETTINGS);
        try (Tool heavy = loop(noise, city.rtmp(ROOM, HEAVY));
                Broadcast publisher = Broadcast.start(clip, city.rtmp(ROOM, "calm"))) {
            Await.live(city, ROOM, "calm", 2);
            try (Tool rtmp = Packets.start(city.rtmp(ROOM, "calm"));
                    Tool flv = Packets.start(city.http("/" + ROOM + "/live/calm.flv"))) {
                Await.live(city, ROOM, HEAVY, 1);
                attack(new Attacks(city, PRIVATE, HEAVY));
                assertThat(publisher.tool().isAlive())
                        .as("the attacks were over before the stream")
                        .isTrue();
                publisher.tool().await(PATIENCE).succeeded();
                for (Tool viewer : List.of(rtmp, flv)) {
                    Packets seen = Packets.from(viewer.await(PATIENCE).succeeded());
                    assertThat(seen.video()).isEqualTo(source.video());
                    assertThat(seen.audio()).isEqualTo(source.audio());
                }
            }
            assertThat(heavy.isAlive()).as("the heavy stream goes on").isTrue();
        } finally {
            operator.unset(PID, SETTINGS.keySet());
            city.console("videocity:room-remove " + PRIVATE);
        }
        assertThat(city.get("/health").statusCode()).isEqualTo(200);
        Await.gone(city, ROOM, HEAVY);
    }

    private static void attack(Attacks attacks) {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("a viewer that never reads", attacks::aViewerThatNeverReads);
        all.put("1000 idle connections", attacks::aThousandIdleConnections);
        all.put("one byte a second", attacks::oneByteASecond);
        all.put("half handshakes", attacks::halfHandshakes);
        all.put("garbage", attacks::garbage);
        all.put("oversize and negative lengths", attacks::oversizeAndNegativeLengths);
        all.put("deep AMF", attacks::deepAndLyingAmf);
        all.put("a publisher beyond its limit", attacks::publisherBeyondItsLimit);
        all.put("a private room", attacks::publishersInAPrivateRoom);
        all.put("a storm of connections", attacks::connectionStorm);
        all.put("a storm of commands", attacks::commandStorm);
        ExecutorService attackers = Executors.newFixedThreadPool(all.size());
        try {
            Map<String, Future<?>> running = new LinkedHashMap<>();
            all.forEach((name, attack) -> running.put(name, attackers.submit(attack)));
            for (Map.Entry<String, Future<?>> one : running.entrySet()) {
                try {
                    one.getValue().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (Exception failed) {
                    throw new AssertionError(one.getKey(), failed);
                }
            }
        } finally {
            attackers.shutdownNow();
        }
        for (String reason : List.of(
                "protocol",
                "handshake-timeout",
                "stalled",
                "bit-rate",
                "too-many-commands",
                "key-required",
                "bad-key")) {
            assertThat(attacks.refused(reason)).as("counted as " + reason).isPositive();
        }
    }

    /** Two seconds of eight megabits. */
    private static Path noise() {
        Path file = Path.of("target/clips/noise.flv");
        if (!Files.exists(file)) {
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String picture = "testsrc2=size=640x360:rate=25,noise=alls=80:allf=t";
            Tool.run(
                            PATIENCE,
                            List.of(
                                    Clip.ffmpeg(),
                                    "-v",
                                    "error",
                                    "-y",
                                    "-f",
                                    "lavfi",
                                    "-i",
                                    picture,
                                    "-c:v",
                                    "libx264",
                                    "-preset",
                                    "ultrafast",
                                    "-pix_fmt",
                                    "yuv420p",
                                    "-b:v",
                                    "8M",
                                    "-maxrate",
                                    "8M",
                                    "-bufsize",
                                    "4M",
                                    "-g",
                                    "25",
                                    "-t",
                                    "2",
                                    "-f",
                                    "flv",
                                    file.toString()))
                    .succeeded();
        }
        return file;
    }

    private static Tool loop(Path clip, String address) {
        return Tool.start(List.of(
                Clip.ffmpeg(),
                "-v",
                "error",
                "-re",
                "-stream_loop",
                "-1",
                "-i",
                clip.toString(),
                "-c",
                "copy",
                "-f",
                "flv",
                address));
    }
}
