package org.videocity.itests.interop;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videocity.testing.Tool;

/** ffmpeg publishing a clip at its own speed; tells how far it is. */
final class Publisher implements AutoCloseable {
    private static final Pattern POSITION = Pattern.compile("out_time_us=(\\d+)");

    private final Tool ffmpeg;

    private Publisher(Tool ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    static Publisher start(Clip clip, String address) {
        List<String> input = List.of("-re", "-i", clip.file().toString(), "-c", "copy", "-f", "flv", address);
        List<String> progress = List.of("-v", "error", "-progress", "pipe:1", "-stats_period", "0.1");
        return new Publisher(Tool.start(java.util.stream.Stream.of(List.of(Clip.ffmpeg()), progress, input)
                .flatMap(List::stream)
                .toList()));
    }

    /** Returns the media time in milliseconds up to which everything has been sent. */
    long positionMillis() {
        Matcher found = POSITION.matcher(ffmpeg.output());
        long position = 0;
        while (found.find()) {
            position = Long.parseLong(found.group(1)) / 1_000;
        }
        return position;
    }

    boolean isAlive() {
        return ffmpeg.isAlive();
    }

    /** Waits until it has ended by itself, and returns what it complained of. */
    String ended() {
        return ffmpeg.await(Duration.ofSeconds(30)).errors();
    }

    /** Ends the stream as Ctrl-C does. */
    void stop() {
        ffmpeg.interrupt();
        ffmpeg.await(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        ffmpeg.close();
    }
}
