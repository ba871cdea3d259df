package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkWriterTest {
    private final ChunkWriter writer = new ChunkWriter(128);

    @Test
    void picksTheShortestHeaderThatIsTrue() {
        assertThat(type(MessageType.AUDIO, 1, 0, 10)).isEqualTo(0);
        assertThat(type(MessageType.AUDIO, 1, 0, 10)).isEqualTo(2); // never 3 right after 0
        assertThat(type(MessageType.AUDIO, 1, 0, 10)).isEqualTo(3);
        assertThat(type(MessageType.AUDIO, 1, 20, 10)).isEqualTo(2);
        assertThat(type(MessageType.AUDIO, 1, 40, 10)).isEqualTo(3);
        assertThat(type(MessageType.AUDIO, 1, 60, 11)).isEqualTo(1);
        assertThat(type(MessageType.VIDEO, 1, 80, 11)).isEqualTo(1);
        assertThat(type(MessageType.VIDEO, 2, 100, 11)).isEqualTo(0); // another stream
        assertThat(type(MessageType.VIDEO, 2, 99, 11)).isEqualTo(0); // back in time
        assertThat(type(MessageType.VIDEO, 2, 99 + 0xFFFFFE, 11)).isEqualTo(2);
        assertThat(type(MessageType.VIDEO, 2, 98 + 2 * 0xFFFFFFL, 11)).isEqualTo(0); // too far for a delta
    }

    private int type(int typeId, long streamId, long time, int length) {
        ByteBuffer out = ByteBuffer.allocate(100);
        writer.write(out, 3, Bytes.message(typeId, streamId, time, length));
        return (out.get(0) & 0xFF) >> 6;
    }

    @Test
    void theTimestampWrapsInsideADelta() {
        ByteBuffer out = ByteBuffer.allocate(100);
        writer.write(out, 3, Bytes.message(MessageType.AUDIO, 1, 0xFFFFFFF0L, 2));
        writer.write(out, 3, Bytes.message(MessageType.AUDIO, 1, 0x100000004L, 2));
        assertThat(out.flip().get(18) & 0xFF).isEqualTo(0x83);

        assertThat(Bytes.readAll(out)).extracting(RtmpMessage::time).containsExactly(0xFFFFFFF0L, 0x100000004L);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 0",
        "128, 0, 0",
        "128, 1, 16777214",
        "128, 128, 16777215",
        "128, 129, 4294967295",
        "60000, 70000, 1",
        "4096, 307, 16777216",
    })
    void theStatelessFormIsAsLongAsItSaysAndReadsBack(int chunkSize, int length, long time) {
        for (int chunkStream : new int[] {6, 64, 65_599}) {
            RtmpMessage message = Bytes.message(MessageType.VIDEO, 0xFFFFFFFFL, time, length);
            int size = ChunkForm.size(chunkSize, chunkStream, time, length);
            ByteBuffer whole = ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
            ByteBuffer parts = ByteBuffer.allocate(size);
            ByteBuffer payload = message.payload();
            int cut = Math.min(5, length);

            ChunkForm.write(whole, chunkSize, chunkStream, MessageType.VIDEO, 0xFFFFFFFFL, time, payload);
            ChunkForm.write(
                    parts,
                    chunkSize,
                    chunkStream,
                    MessageType.VIDEO,
                    0xFFFFFFFFL,
                    time,
                    payload.slice(0, cut),
                    payload.slice(cut, length - cut));

            assertThat(whole.hasRemaining()).isFalse();
            assertThat(parts.flip()).isEqualTo(whole.flip());
            assertThat(payload.remaining()).isEqualTo(length);
            ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);
            Bytes.readAll(reader, setChunkSize(chunkSize), 1000);
            assertThat(Bytes.readAll(reader, parts, 1000)).containsExactly(message);
        }
    }

    private static ByteBuffer setChunkSize(int bytes) {
        ByteBuffer out = ByteBuffer.allocate(16);
        new ChunkWriter(128).write(out, 2, new RtmpControl.SetChunkSize(bytes).toMessage());
        return out.flip();
    }

    @Test
    void aBufferTooSmallLeavesEverythingAsItWas() {
        RtmpMessage message = Bytes.message(MessageType.AUDIO, 1, 0, 300);
        ByteBuffer small = ByteBuffer.allocate(313);

        assertThatThrownBy(() -> writer.write(small, 3, message)).isInstanceOf(BufferOverflowException.class);
        assertThat(small.position()).isZero();
        ByteBuffer out = ByteBuffer.allocate(writer.maxSize(3, message));
        writer.write(out, 3, message);

        assertThat(Bytes.readAll(out.flip())).isEqualTo(List.of(message));
        assertThatThrownBy(() -> ChunkForm.write(small, 128, 3, 8, 1, 0, message.payload()))
                .isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void refusesWhatTheWireHasNoRoomFor() {
        assertThatThrownBy(() -> ChunkForm.size(128, 1, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChunkForm.size(128, 65_600, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChunkForm.size(128, 3, 0, 1 << 24)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.chunkSize(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
