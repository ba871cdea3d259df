package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** Wireshark's RTMP dissector reads what the city says to ffmpeg and rtmpdump, and finds nothing wrong with it. */
@ExtendWith(InTheCity.class)
class TsharkIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The dissector takes no note of chunk sizes from this preference on; the city's is 60000. */
    private static final String LARGE_CHUNKS = "rtmpt.max_packet_size:1048576";

    private static final String FROM_CITY = "tcp.srcport==1935";

    @Test
    void aPacketAnalyserFindsNothingWrong(CityProcess city) {
        String stream = "shark";
        Path capture = Path.of("target/clips/shark.pcap");
        Path dump = Path.of("target/clips/shark.flv");
        Path clip = Clip.AVC_AAC.file();
        try (RecordingProxy proxy = RecordingProxy.before(city.rtmpPort(), 1935)) {
            String address = "rtmp://127.0.0.1:" + proxy.port() + "/call/" + ROOM + "/" + stream;
            try (Broadcast publisher = Broadcast.start(clip, address)) {
                Await.live(city, ROOM, stream, 2);
                try (Tool ffprobe = Packets.start(address);
                        Tool rtmpdump = Tool.start(List.of(
                                Tool.require("rtmpdump", "rtmpdump").toString(),
                                "-q",
                                "-v",
                                "-r",
                                address,
                                "-o",
                                dump.toString()))) {
                    publisher.tool().await(PATIENCE).succeeded();
                    assertThat(Packets.from(ffprobe.await(PATIENCE).succeeded()).video())
                            .isEqualTo(Packets.of(clip.toString()).video());
                    rtmpdump.await(PATIENCE);
                    assertThat(Packets.of(dump.toString()).video())
                            .isEqualTo(Packets.of(clip.toString()).video());
                }
            }
            proxy.save(capture);
        }
        assertThat(tshark(capture, "_ws.malformed || _ws.expert.severity >= error", "_ws.col.Info"))
                .as("what the dissector finds wrong")
                .isEmpty();
        Map<String, Integer> types = new TreeMap<>();
        tshark(capture, "rtmpt && " + FROM_CITY, "rtmpt.header.typeid").stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .forEach(type -> types.merge(type, 1, Integer::sum));
        assertThat(types)
                .as("messages by type (RTMP section 6 and 7.1), of which 5.4 and 6.1 name these")
                .containsKeys("0x01", "0x04", "0x05", "0x06", "0x08", "0x09", "0x12", "0x14");
        assertThat(types.get("0x09")).as("pictures, to two viewers").isGreaterThan(200);
        assertThat(tshark(capture, "rtmpt && " + FROM_CITY, "amf.string"))
                .as("what the city says in commands")
                .anyMatch(said -> said.contains("NetConnection.Connect.Success"))
                .anyMatch(said -> said.contains("NetStream.Publish.Start"))
                .anyMatch(said -> said.contains("NetStream.Play.Start"));
    }

    /** Lists a field of those packets that a filter lets through. */
    private static List<String> tshark(Path capture, String filter, String field) {
        List<String> command = List.of(
                Tool.require("tshark", "tshark").toString(),
                "-o",
                LARGE_CHUNKS,
                "-r",
                capture.toString(),
                "-2",
                "-R",
                filter,
                "-T",
                "fields",
                "-e",
                field);
        return Tool.run(PATIENCE, command)
                .succeeded()
                .output()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
