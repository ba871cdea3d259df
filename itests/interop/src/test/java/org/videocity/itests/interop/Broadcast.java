package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.videocity.testing.Tool;

/** One ffmpeg that publishes at the speed of the clock and says how far it is. Closing ends it. */
final class Broadcast implements AutoCloseable {
    private static final Pattern FRAME = Pattern.compile("frame=\\s*(\\d+)");

    private final Tool tool;

    private Broadcast(Tool tool) {
        this.tool = tool;
    }

    /**
     * Makes a clip at first use: 320 x 180, 25 frames a second, a tone.
     *
     * @param gopFrames from one key frame to the next
     */
    static synchronized Path clip(int seconds, int gopFrames) {
        Path file = Path.of("target/clips/" + seconds + "s-gop-" + gopFrames + ".flv");
        if (Files.exists(file)) {
            return file;
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(Clip.ffmpeg(), "-v", "error", "-y", "-f", "lavfi", "-i"));
        command.addAll(List.of("testsrc2=size=320x180:rate=25", "-f", "lavfi", "-i", "sine=sample_rate=44100"));
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-bf", "0"));
        command.addAll(List.of("-g", "" + gopFrames, "-keyint_min", "" + gopFrames, "-sc_threshold", "0"));
        command.addAll(List.of("-c:a", "aac", "-t", "" + seconds, "-f", "flv", file.toString()));
        Tool.run(Duration.ofSeconds(120), command).succeeded();
        return file;
    }

    /**
     * Starts to publish a clip.
     *
     * @param options of ffmpeg for the output, before its address
     */
    static Broadcast start(Path clip, String address, String... options) {
        List<String> command = new ArrayList<>(List.of(Clip.ffmpeg(), "-v", "error", "-progress", "pipe:1"));
        command.addAll(List.of("-stats_period", "0.1", "-re", "-i", clip.toString(), "-c", "copy", "-f", "flv"));
        command.addAll(List.of(options));
        command.add(address);
        return new Broadcast(Tool.start(command));
    }

    /** Waits until it has sent so many pictures. */
    Broadcast awaitFrame(int number) {
        Awaitility.await("frame " + number + " was sent")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> frame() >= number || !tool.isAlive());
        if (frame() < number) {
            throw new AssertionError("ffmpeg ended before frame " + number + ": " + tool.errors());
        }
        return this;
    }

    /** Returns the program itself. */
    Tool tool() {
        return tool;
    }

    private int frame() {
        int last = 0;
        Matcher frame = FRAME.matcher(tool.output());
        while (frame.find()) {
            last = Integer.parseInt(frame.group(1));
        }
        return last;
    }

    @Override
    public void close() {
        tool.close();
    }
}
