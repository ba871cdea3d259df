package org.videocity.itests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.videocity.testing.Tool;

/**
 * A file of one video and one audio stream that ffmpeg made, taken apart by ffprobe: what an encoder would send.
 *
 * @param video extra data of the video stream, as its container has it
 * @param audio extra data of the audio stream
 * @param packets in the order of their decode times, from 0 on, in whole milliseconds
 */
record EncodedFile(byte[] video, byte[] audio, List<Packet> packets) {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** One sample. */
    record Packet(boolean isVideo, long dts, long pts, boolean key, byte[] bytes) {}

    /**
     * Makes a file at first use: moving pictures of 320 x 180 at 25 frames a second with a key frame every two seconds, and
     * a tone.
     *
     * @param container an extension ffmpeg knows
     * @param codecs ffmpeg's options
     */
    static EncodedFile make(String name, String container, int seconds, List<String> codecs) {
        Path file = Path.of("target/clips/" + name.toLowerCase(Locale.ROOT) + "." + container);
        synchronized (EncodedFile.class) {
            if (!Files.exists(file)) {
                List<String> command = new ArrayList<>(List.of(Clip.ffmpeg(), "-v", "error", "-y"));
                command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"));
                command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"));
                command.addAll(List.of("-pix_fmt", "yuv420p", "-g", "50", "-keyint_min", "50"));
                command.addAll(codecs);
                command.addAll(List.of("-strict", "-2", "-t", "" + seconds, file.toString()));
                try {
                    Files.createDirectories(file.getParent());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                Tool.run(PATIENCE, command).succeeded();
            }
        }
        return read(file);
    }

    private static EncodedFile read(Path file) {
        Tool probe = Tool.run(
                PATIENCE,
                List.of(
                        Clip.ffprobe(),
                        "-v",
                        "error",
                        "-show_streams",
                        "-show_packets",
                        "-show_data",
                        "-of",
                        "json",
                        file.toString()));
        JsonNode all = Await.json(probe.succeeded().output());
        byte[] video = {};
        byte[] audio = {};
        for (JsonNode stream : all.path("streams")) {
            byte[] extra = bytes(stream.path("extradata").asText());
            if (stream.path("codec_type").asText().equals("video")) {
                video = extra;
            } else {
                audio = extra;
            }
        }
        long first = Long.MAX_VALUE;
        for (JsonNode p : all.path("packets")) {
            first = Math.min(first, millis(p, "dts_time"));
        }
        List<Packet> packets = new ArrayList<>();
        for (JsonNode p : all.path("packets")) {
            packets.add(new Packet(
                    p.path("codec_type").asText().equals("video"),
                    millis(p, "dts_time") - first,
                    millis(p, "pts_time") - first,
                    p.path("flags").asText().startsWith("K"),
                    bytes(p.path("data").asText())));
        }
        packets.sort(java.util.Comparator.comparingLong(Packet::dts));
        return new EncodedFile(video, audio, packets);
    }

    private static long millis(JsonNode packet, String time) {
        String said = packet.path(packet.hasNonNull(time) ? time : "pts_time").asText();
        return Math.round(Double.parseDouble(said) * 1000);
    }

    /** Reads ffprobe's hexadecimal dump: an offset, two bytes a group, two blanks, the same as text. */
    private static byte[] bytes(String dump) {
        StringBuilder digits = new StringBuilder();
        for (String line : dump.split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon == 8) {
                String groups = line.substring(colon + 2, Math.min(line.length(), colon + 2 + 40));
                int text = groups.indexOf("  ");
                digits.append((text < 0 ? groups : groups.substring(0, text)).replace(" ", ""));
            }
        }
        return HexFormat.of().parseHex(digits);
    }

    List<Packet> pictures() {
        return packets.stream().filter(Packet::isVideo).toList();
    }

    List<Packet> sounds() {
        return packets.stream().filter(p -> !p.isVideo()).toList();
    }

    static ByteBuffer join(ByteBuffer head, byte[] body) {
        return ByteBuffer.allocate(head.remaining() + body.length)
                .put(head)
                .put(body)
                .flip();
    }
}
