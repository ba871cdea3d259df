package org.videocity.itests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.videocity.testing.Tool;

/** Test media made by ffmpeg once a run: moving pictures of 320 x 180 at 25 frames a second, a 440 Hz tone. */
enum Clip {
    AVC_AAC(6, List.of("-bf", "0"), List.of("-c:a", "aac")),
    AVC_B_FRAMES_AAC(6, List.of("-bf", "3", "-b_strategy", "0"), List.of("-c:a", "aac")),
    VIDEO_ONLY(6, List.of("-bf", "0"), List.of()),
    AUDIO_ONLY(6, List.of(), List.of("-c:a", "aac")),
    AVC_MP3(6, List.of("-bf", "0"), List.of("-c:a", "libmp3lame", "-ar", "44100")),
    /** Long enough for tests that do something meanwhile. */
    LONG(60, List.of("-bf", "0"), List.of("-c:a", "aac"));

    /** A group of pictures lasts four seconds, so that a viewer can join inside the first one without hurry. */
    static final int GOP_FRAMES = 100;

    private final int seconds;
    private final List<String> video;
    private final List<String> audio;

    Clip(int seconds, List<String> video, List<String> audio) {
        this.seconds = seconds;
        this.video = video;
        this.audio = audio;
    }

    boolean hasVideo() {
        return !video.isEmpty();
    }

    /** Returns the FLV file, making it at first use. */
    synchronized Path file() {
        Path file = Path.of("target/clips/" + name().toLowerCase(java.util.Locale.ROOT) + ".flv");
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    private void make(Path file) {
        List<String> command = new ArrayList<>(List.of(ffmpeg(), "-v", "error", "-y"));
        if (hasVideo()) {
            command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"));
        }
        if (!audio.isEmpty()) {
            command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"));
        }
        if (hasVideo()) {
            command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"));
            command.addAll(List.of("-g", "" + GOP_FRAMES, "-keyint_min", "" + GOP_FRAMES, "-sc_threshold", "0"));
            command.addAll(video);
        }
        command.addAll(audio);
        command.addAll(List.of("-t", "" + seconds, "-f", "flv", file.toString()));
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(Duration.ofSeconds(120), command).succeeded();
    }

    /** Starts publishing this clip at its own speed. */
    Tool publish(String address) {
        return Tool.start(
                List.of(ffmpeg(), "-v", "error", "-re", "-i", file().toString(), "-c", "copy", "-f", "flv", address));
    }

    static String ffmpeg() {
        return Tool.require("ffmpeg", "ffmpeg").toString();
    }

    static String ffprobe() {
        return Tool.require("ffprobe", "ffmpeg").toString();
    }
}
