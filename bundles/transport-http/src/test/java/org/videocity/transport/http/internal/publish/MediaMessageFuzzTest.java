package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;
import org.videocity.wire.bitstream.BitstreamException;

/** Whatever a publisher sends is a frame of its track, or is said to be none. */
class MediaMessageFuzzTest {
    private static final int MAX_BYTES = 1 << 16;
    private static final List<String> CODECS = List.of("vp09.00.10.08", "opus", "avc1.42E01F", "mp4a.40.2", "else");

    @FuzzTest(maxDuration = "20s")
    void readsAnyFrame(FuzzedDataProvider data) {
        String codec = data.pickValue(CODECS);
        byte[] configuration = data.consumeBytes(64);
        ByteBuffer message = ByteBuffer.wrap(data.consumeRemainingAsBytes());
        try {
            MediaMessage frame = MediaMessage.parse(message);
            assertThat(frame.payload().remaining()).isEqualTo(message.remaining() - 12);
            boolean video = codec.startsWith("vp09") || codec.startsWith("avc1");
            PublishedTrack track = PublishedTrack.of(
                    new PublishMessage.Announced(
                            frame.track(), video, codec, ByteBuffer.wrap(configuration), 640, 360, 48_000, 2),
                    MAX_BYTES);
            PublishedTrack.Sample sample = track.take(frame);
            assertThat(sample == null || !sample.keyFrame() || !sample.discardable())
                    .isTrue();
        } catch (PublishException | BitstreamException declared) {
            assertThat(declared).hasMessageContaining(" ");
        }
    }
}
