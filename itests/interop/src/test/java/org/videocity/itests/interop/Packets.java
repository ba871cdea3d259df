package org.videocity.itests.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.videocity.testing.Tool;

/** What ffprobe read from a file or an address, packet by packet. */
record Packets(List<Packet> all) {
    /**
     * One packet.
     *
     * @param kind {@code video} or {@code audio}
     * @param dtsMillis decode time, rounded to milliseconds
     * @param ptsMillis presentation time, rounded to milliseconds
     * @param key whether it is a key frame
     * @param hash of its payload
     */
    record Packet(String kind, long dtsMillis, long ptsMillis, boolean key, String hash) {}

    /** Starts reading an address to its end. */
    static Tool start(String address) {
        return Tool.start(List.of(
                Clip.ffprobe(), "-v", "error", "-show_packets", "-show_data_hash", "md5", "-of", "json", address));
    }

    /** Reads a file. */
    static Packets of(String file) {
        return from(start(file).await(Duration.ofSeconds(60)).succeeded());
    }

    /** Takes what a reader started before has read by its end. */
    static Packets from(Tool reader) {
        try {
            List<Packet> packets = new ArrayList<>();
            for (JsonNode p : new ObjectMapper().readTree(reader.output()).path("packets")) {
                packets.add(new Packet(
                        p.path("codec_type").asText(),
                        Math.round(p.path("dts_time").asDouble() * 1000),
                        Math.round(p.path("pts_time").asDouble() * 1000),
                        p.path("flags").asText().startsWith("K"),
                        p.path("data_hash").asText()));
            }
            return new Packets(packets);
        } catch (JsonProcessingException e) {
            throw new AssertionError("ffprobe said: " + reader.output() + reader.errors(), e);
        }
    }

    List<Packet> video() {
        return all.stream().filter(p -> p.kind().equals("video")).toList();
    }

    List<Packet> audio() {
        return all.stream().filter(p -> p.kind().equals("audio")).toList();
    }
}
