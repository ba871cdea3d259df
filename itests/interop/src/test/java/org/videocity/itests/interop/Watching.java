package org.videocity.itests.interop;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.videocity.testing.Tool;

/** ffprobe reading a live stream; tells how far it has come while it reads. */
final class Watching implements AutoCloseable {
    private static final Pattern TIME = Pattern.compile("\"dts_time\": \"([0-9.]+)\"");

    private final String name;
    private final Tool ffprobe;

    private Watching(String name, Tool ffprobe) {
        this.name = name;
        this.ffprobe = ffprobe;
    }

    static Watching start(String address) {
        return new Watching(address.replaceAll("://[^/]*", ":"), Packets.start(address));
    }

    /** Returns the decode time of the last packet it has told of, -1 before the first. */
    long lastMillis() {
        Matcher found = TIME.matcher(ffprobe.output());
        long last = -1;
        while (found.find()) {
            last = Math.round(Double.parseDouble(found.group(1)) * 1_000);
        }
        return last;
    }

    /** Waits until it has seen what was decoded after a time; it must run until then. */
    void seesBeyond(long millis) {
        Awaitility.await(name + " sees what comes after " + millis + " ms")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    if (!ffprobe.isAlive() && lastMillis() <= millis) {
                        throw new AssertionError(name + " ended at " + lastMillis() + " ms: " + ffprobe.errors());
                    }
                })
                .until(() -> lastMillis() > millis);
    }

    boolean isAlive() {
        return ffprobe.isAlive();
    }

    /** Waits for the end of the stream and returns all it has seen. */
    Packets toTheEnd() {
        return Packets.from(ffprobe.await(Duration.ofSeconds(30)).succeeded());
    }

    @Override
    public void close() {
        ffprobe.close();
    }
}
