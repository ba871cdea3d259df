package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** The sample plug-ins come into the running city by file: or mvn: address, work, and go without a trace. */
@ExtendWith(InTheCity.class)
class SamplesIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void theGreeterComesFromAMavenRepository(CityProcess city) throws IOException {
        Path jar = jar("greeter");
        String version = jar.getFileName().toString().replaceAll("^greeter-|\\.jar$", "");
        Path place = Files.createDirectories(city.base().resolve("system/org/videocity/greeter/" + version));
        Files.copy(jar, place.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        // what is fetched stays with this city, not in the home of whoever runs the test
        city.console("config:property-set -p org.ops4j.pax.url.mvn org.ops4j.pax.url.mvn.localRepository "
                + city.base().resolve("data/m2"));
        city.console("bundle:install -s mvn:org.videocity/greeter/" + version);
        try (Person ada = Person.inside(city, ROOM, "Ada", "")) {
            ada.awaitChat(text -> text.contains("Ada"));
            ada.chat("/time");
            ada.awaitChat(text -> text.matches("(?s).*\\d:\\d\\d.*"));
        }
        assertGoesWithoutATrace(city, "org.videocity.greeter", "greeter");
    }

    @Test
    void theTestPatternIsSoundVideo(CityProcess city) {
        String stream = "test-pattern";
        city.console("bundle:install -s " + jar(stream).toUri());
        Await.live(city, ROOM, stream, 1);
        assertThat(Await.stream(city, ROOM, stream).at("/tracks/0/width").asInt())
                .isEqualTo(160);
        try (Tool rtmp = decodeTen(city.rtmp(ROOM, stream));
                Tool mp4 = decodeTen(city.http("/" + ROOM + "/live/" + stream + ".mp4"))) {
            for (Tool decoder : List.of(rtmp, mp4)) {
                assertThat(decoder.await(PATIENCE).succeeded().errors()).isEmpty();
                assertThat(decoder.output().lines().filter(line -> line.startsWith("0,")))
                        .as("pictures decoded")
                        .hasSize(10);
            }
        }
        assertGoesWithoutATrace(city, "org.videocity.test.pattern", stream);
        Await.gone(city, ROOM, stream);
    }

    @Test
    void relayOutFeedsAnotherServer(CityProcess city) {
        String stream = "relayed";
        int port = freePort();
        String target = "rtmp://127.0.0.1:" + port + "/live/copy";
        Path copy = Path.of("target/clips/relayed.flv");
        Packets source = Packets.of(Clip.AVC_AAC.file().toString());
        city.console("config:edit org.videocity.relay.out; config:property-set stream " + ROOM + "/" + stream
                + "; config:property-set target '" + target
                + "'; config:update; bundle:install -s " + jar("relay-out").toUri());
        try (Tool server = Tool.start(List.of(
                Clip.ffmpeg(), "-v", "error", "-y", "-listen", "1", "-i", target, "-c", "copy", copy.toString()))) {
            try (Broadcast publisher = Broadcast.start(Clip.AVC_AAC.file(), city.rtmp(ROOM, stream))) {
                publisher.tool().await(PATIENCE).succeeded();
            }
            server.await(PATIENCE);
        }
        List<Packets.Packet> seen = Packets.of(copy.toString()).video();
        assertThat(seen).as("pictures that arrived there").hasSizeGreaterThan(40);
        assertThat(hashes(source.video())).containsSequence(hashes(seen));
        assertThat(seen.get(0).key()).isTrue();
        city.console("config:delete org.videocity.relay.out");
        assertGoesWithoutATrace(city, "org.videocity.relay.out", "relay-out");
    }

    private static List<String> hashes(List<Packets.Packet> packets) {
        return packets.stream().map(Packets.Packet::hash).toList();
    }

    private static void assertGoesWithoutATrace(CityProcess city, String bundle, String thread) {
        String left = city.console("bundle:uninstall " + bundle + "; bundle:list -s -t 0");
        assertThat(left).contains("org.videocity.core.rooms").doesNotContain(bundle);
        Awaitility.await("its threads are gone")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> !threads(city).contains("\"" + thread + "\""));
        assertThat(city.get("/health").statusCode()).isEqualTo(200);
    }

    private static String threads(CityProcess city) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
        return Tool.run(PATIENCE, List.of(jcmd, "" + city.pid(), "Thread.print"))
                .succeeded()
                .output();
    }

    private static Tool decodeTen(String address) {
        return Tool.start(List.of(
                Clip.ffmpeg(),
                "-v",
                "error",
                "-err_detect",
                "explode",
                "-i",
                address,
                "-frames:v",
                "10",
                "-f",
                "framemd5",
                "-"));
    }

    private static Path jar(String sample) {
        Path target = CityProcess.root().resolve("sample-plugins/" + sample + "/target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(sample + "-\\d.*(?<!-sources)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + sample + " in " + target + "; build it first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
