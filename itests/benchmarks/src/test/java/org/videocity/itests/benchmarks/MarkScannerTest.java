package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videocity.wire.rtmp.RtmpMessage;

class MarkScannerTest {
    private final Synthetic stream = new Synthetic(600_000);

    @Test
    void findsEveryFrameInPiecesOfAnySize() {
        byte[] bytes = sample();
        List<String> whole = scan(bytes, bytes.length);
        assertThat(whole)
                .containsExactly(
                        "key picture 0 of 1000",
                        "sound 0 of 1001",
                        "picture 1 of 1002",
                        "sound 1 of 1003",
                        "key picture 50 of 1004");
        for (int size : List.of(1, 7, 33, 100, 4096)) {
            assertThat(scan(bytes, size)).as("in pieces of " + size).isEqualTo(whole);
        }
    }

    private byte[] sample() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (RtmpMessage message : List.of(
                stream.picture(1, 0, 1000),
                stream.audio(1, 0, 1001),
                stream.picture(1, 1, 1002),
                stream.audio(1, 1, 1003),
                stream.picture(1, 50, 1004))) {
            byte[] payload = new byte[message.length()];
            message.payload().get(payload);
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    /** Reads as a viewer does: what a scan leaves comes again in front of the next piece. */
    private static List<String> scan(byte[] bytes, int size) {
        List<String> found = new ArrayList<>();
        ByteBuffer input = ByteBuffer.allocate(bytes.length + 64);
        byte[] carry = new byte[40];
        int carried = 0;
        for (int at = 0; at < bytes.length; at += size) {
            input.clear().put(carry, 0, carried);
            input.put(bytes, at, Math.min(size, bytes.length - at)).flip();
            int keep = MarkScanner.scan(
                    input,
                    (video, key, number, sent) ->
                            found.add((key ? "key " : "") + (video ? "picture " : "sound ") + number + " of " + sent));
            carried = input.limit() - keep;
            input.get(keep, carry, 0, carried);
        }
        return found;
    }
}
