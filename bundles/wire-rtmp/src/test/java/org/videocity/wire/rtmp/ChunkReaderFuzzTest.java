package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any bytes: messages or an RtmpException; the same for every cut; and what was read survives being written. */
class ChunkReaderFuzzTest {
    private static final RtmpLimits LIMITS = new RtmpLimits(5000, 8, 0xFFFFFF, 8000);

    @FuzzTest(maxDuration = "20s")
    void reads(byte[] data) {
        List<RtmpMessage> whole = new ArrayList<>();
        String fault = read(data, Integer.MAX_VALUE, whole);
        for (int piece : new int[] {1, 3}) {
            List<RtmpMessage> cut = new ArrayList<>();
            assertThat(read(data, piece, cut)).isEqualTo(fault);
            assertThat(cut).isEqualTo(whole);
        }
        writeAgain(whole);
    }

    private static @Nullable String read(byte[] data, int piece, List<RtmpMessage> messages) {
        ChunkReader reader = new ChunkReader(LIMITS);
        try {
            for (int at = 0; at < data.length; at += Math.min(piece, data.length)) {
                ByteBuffer in = ByteBuffer.wrap(data, at, Math.min(piece, data.length - at));
                RtmpMessage message;
                while ((message = reader.read(in)) != null) {
                    messages.add(message);
                }
                assertThat(in.hasRemaining()).isFalse();
                assertThat(reader.bufferedBytes()).isBetween(0L, 8000L);
            }
            return null;
        } catch (RtmpException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return refused.getMessage();
        }
    }

    private static void writeAgain(List<RtmpMessage> messages) {
        ChunkWriter writer = new ChunkWriter(ChunkWriter.DEFAULT_CHUNK_SIZE);
        ChunkReader reader = new ChunkReader(LIMITS);
        for (RtmpMessage message : messages) {
            if (message.typeId() == MessageType.SET_CHUNK_SIZE) {
                continue;
            }
            ByteBuffer out = ByteBuffer.allocate(writer.maxSize(3, message));
            writer.write(out, 3, message);
            assertThat(reader.read(out.flip())).isEqualTo(message);
            assertThat(out.hasRemaining()).isFalse();
        }
    }
}
