package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What real peers send: the default chunk size, late starts, long sessions. */
class ChunkPeersTest {
    static Stream<Arguments> shapes() {
        List<Arguments> shapes = new ArrayList<>();
        for (long start : new long[] {0, 0xFFFFFE, 0xFFFFFF, 0x1000000, 0x1234567, 0x80000000L, 0xFFFFFFE0L}) {
            for (boolean repeats : new boolean[] {true, false}) {
                for (int piece : new int[] {1, 7, 100_000}) {
                    shapes.add(Arguments.of(start, repeats, piece));
                }
            }
        }
        return shapes.stream();
    }

    /** Audio of 129 bytes in chunks of 128, the default: each message has one byte behind a type 3 chunk. */
    @ParameterizedTest(name = "from {0}, timestamp repeated: {1}, piece {2}")
    @MethodSource("shapes")
    void audioOf129BytesInChunksOf128(long start, boolean repeats, int piece) {
        ByteBuffer out = ByteBuffer.allocate(10_000);
        List<RtmpMessage> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            long time = start + i * 20L;
            RtmpMessage message = RtmpMessage.of(MessageType.AUDIO, 1, time, Bytes.pattern(129, 100 + i));
            sent.add(message);
            chunked(out, message, repeats);
        }

        List<RtmpMessage> read = Bytes.readAll(new ChunkReader(RtmpLimits.DEFAULT), out.flip(), piece);

        assertThat(read).isEqualTo(sent);
    }

    /** Each message a type 0 chunk of 128 bytes and a type 3 chunk of the rest. */
    private static void chunked(ByteBuffer out, RtmpMessage message, boolean repeats) {
        long time = message.timestamp();
        boolean extended = time >= 0xFFFFFF;
        int field = (int) Math.min(time, 0xFFFFFF);
        out.put((byte) 4).put((byte) (field >> 16)).putShort((short) field);
        out.put((byte) 0).putShort((short) message.length()).put((byte) 8).putInt(0x01000000);
        if (extended) {
            out.putInt((int) time);
        }
        out.put(message.payload().limit(128)).put((byte) 0xC4);
        if (extended && repeats) {
            out.putInt((int) time);
        }
        out.put(message.payload().position(128));
    }

    @ParameterizedTest(name = "chunk size {0}, {1} bytes, from {2}")
    @CsvSource({
        "128, 129, 4294967000",
        "128, 128, 4294967000",
        "128, 257, 16777200",
        "1, 10, 16777215",
        "4096, 129, 8589934000"
    })
    void timeGoesOnFromAnyStart(int chunkSize, int length, long start) {
        ByteBuffer out = ByteBuffer.allocate(200_000);
        ChunkWriter writer = new ChunkWriter(128);
        writer.write(out, 2, new RtmpControl.SetChunkSize(chunkSize).toMessage());
        writer.chunkSize(chunkSize);
        for (int i = 0; i < 50; i++) {
            writer.write(out, 4, RtmpMessage.of(MessageType.AUDIO, 1, start + i * 23L, Bytes.pattern(length, i)));
        }
        List<RtmpMessage> read = Bytes.readAll(new ChunkReader(RtmpLimits.DEFAULT), out.flip(), 11);

        List<Long> times = read.stream()
                .skip(1)
                .map(message -> message.time() - read.get(1).time())
                .toList();
        assertThat(times).hasSize(50).isSorted().endsWith(49 * 23L);
    }

    @Test
    void aDayAndAHalfBetweenTwoFramesIsOneExtendedDelta() {
        ByteBuffer payload = Bytes.pattern(129, 3);
        ByteBuffer bytes = Bytes.join(
                Bytes.hex("04 000000 000001 08 01000000 aa"),
                Bytes.hex("44 ffffff 000081 08 07b98a00"),
                payload.slice(0, 128),
                Bytes.hex("c4 07b98a00"),
                payload.slice(128, 1));

        assertThat(Bytes.readAll(bytes).get(1)).isEqualTo(RtmpMessage.of(MessageType.AUDIO, 1, 129_600_000, payload));
    }

    @Test
    void abortBeforeTheFirstByteAndOfNothingIsHarmless() {
        ByteBuffer bytes = Bytes.join(
                Bytes.hex("02 000000 000004 02 00000000 00000009"),
                Bytes.hex("06 000000 000200 09 01000000"),
                Bytes.pattern(128, 1),
                Bytes.hex("02 000000 000004 02 00000000 00000006"),
                Bytes.hex("06 000000 000001 09 01000000 aa"));

        List<RtmpMessage> read = Bytes.readAll(bytes);

        assertThat(read).extracting(RtmpMessage::typeId).containsExactly(2, 2, 9);
        assertThat(read.get(2).payload()).isEqualTo(Bytes.hex("aa"));
    }
}
