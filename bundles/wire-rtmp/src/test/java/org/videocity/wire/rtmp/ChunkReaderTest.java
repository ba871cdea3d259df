package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkReaderTest {
    private static final RtmpLimits SMALL = new RtmpLimits(1000, 4, 4096, 1500);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 13, 129, 1000})
    void piecesOfAnyLengthGiveTheSameMessages(int piece) {
        ByteBuffer bytes = aBitOfEverything();

        List<RtmpMessage> whole = Bytes.readAll(bytes);

        assertThat(whole).hasSize(12);
        assertThat(Bytes.readAll(new ChunkReader(RtmpLimits.DEFAULT), bytes, piece))
                .isEqualTo(whole);
    }

    private static ByteBuffer aBitOfEverything() {
        ByteBuffer out = ByteBuffer.allocate(20_000);
        ChunkWriter writer = new ChunkWriter(128);
        for (int chunkStream : new int[] {3, 70, 400}) {
            writer.write(out, chunkStream, Bytes.message(MessageType.VIDEO, 1, 0, 300));
            writer.write(out, chunkStream, Bytes.message(MessageType.VIDEO, 1, 40, 300));
            writer.write(out, chunkStream, Bytes.message(MessageType.AUDIO, 1, 0x1234567, 129));
        }
        writer.write(out, 2, new RtmpControl.SetChunkSize(200).toMessage());
        writer.chunkSize(200);
        writer.write(out, 3, Bytes.message(MessageType.VIDEO, 1, 0xFFFFFFFFL, 401));
        writer.write(out, 3, Bytes.message(MessageType.VIDEO, 1, 0xFFFFFFFFL, 0));
        return out.flip();
    }

    @Test
    void chunkStreamsMayTakeTurnsBetweenChunks() {
        ByteBuffer video = Bytes.pattern(200, 1);
        ByteBuffer audio = Bytes.pattern(130, 2);
        ByteBuffer bytes = Bytes.join(
                Bytes.hex("06 000000 0000c8 09 01000000"),
                video.slice(0, 128),
                Bytes.hex("04 000000 000082 08 01000000"),
                audio.slice(0, 128),
                Bytes.hex("c6"),
                video.slice(128, 72),
                Bytes.hex("c4"),
                audio.slice(128, 2));

        assertThat(Bytes.readAll(bytes))
                .containsExactly(
                        RtmpMessage.of(MessageType.VIDEO, 1, 0, video), RtmpMessage.of(MessageType.AUDIO, 1, 0, audio));
    }

    @ParameterizedTest(name = "repeated: {0}, piece {1}")
    @CsvSource({"01020304, 1000", "01020304, 1", "'', 1000", "'', 1", "'', 2", "'', 3"})
    void extendedTimestampsMayBeRepeatedOrNot(String repeated, int piece) {
        // payload bytes at the chunk borders begin like the timestamp, to make the decision late
        ByteBuffer payload =
                ByteBuffer.allocate(258).put(128, new byte[] {1, 2, 3, 5}).put(256, new byte[] {1, 2});
        ByteBuffer bytes = Bytes.join(
                Bytes.hex("04 ffffff 000102 08 01000000 01020304"),
                payload.slice(0, 128),
                Bytes.hex("c4" + repeated),
                payload.slice(128, 128),
                Bytes.hex("c4" + repeated),
                payload.slice(256, 2),
                Bytes.hex("03 000000 000001 14 00000000 aa"),
                Bytes.hex("03 000000 000001 14 00000000 bb"));

        List<RtmpMessage> messages = Bytes.readAll(new ChunkReader(RtmpLimits.DEFAULT), bytes, piece);

        assertThat(messages).hasSize(3);
        assertThat(messages.get(0)).isEqualTo(RtmpMessage.of(MessageType.AUDIO, 1, 0x01020304, payload));
        assertThat(messages.get(2).payload()).isEqualTo(Bytes.hex("bb"));
    }

    @Test
    void aType3ChunkThatRepeatsTheAbsoluteTimeIsUnderstood() {
        ByteBuffer payload = Bytes.pattern(130, 9);
        ByteBuffer bytes = Bytes.join(
                Bytes.hex("04 000010 000000 08 01000000"),
                Bytes.hex("44 ffffff 000082 08 01000000"),
                payload.slice(0, 128),
                Bytes.hex("c4 01000010"),
                payload.slice(128, 2));

        assertThat(Bytes.readAll(bytes).get(1)).isEqualTo(RtmpMessage.of(MessageType.AUDIO, 1, 0x01000010, payload));
    }

    @Test
    void aType3ChunkThatBeginsAMessageAddsTheLastDelta() {
        ByteBuffer bytes =
                Bytes.hex("04 000064 000001 08 01000000 aa  44 000014 000001 08 bb  c4 cc  84 00001e dd  c4 ee");

        assertThat(Bytes.readAll(bytes)).extracting(RtmpMessage::time).containsExactly(100L, 120L, 140L, 170L, 200L);
    }

    @Test
    void timeGoesOnWhereTheTimestampWraps() {
        ByteBuffer out = ByteBuffer.allocate(200);
        ChunkForm.write(out, 128, 6, MessageType.AUDIO, 1, 0xFFFFFFF0L, Bytes.hex("aa"));
        ChunkForm.write(out, 128, 7, MessageType.VIDEO, 1, 0x100000010L, Bytes.hex("aa"));
        ChunkForm.write(out, 128, 6, MessageType.AUDIO, 1, 0xFFFFFFFFL, Bytes.hex("aa"));
        ChunkForm.write(out, 128, 6, MessageType.AUDIO, 2, 5, Bytes.hex("aa"));
        ChunkForm.write(out, 128, 6, MessageType.AUDIO, 2, 0xFFFFFFFEL, Bytes.hex("aa"));

        List<RtmpMessage> messages = Bytes.readAll(out.flip());

        assertThat(messages)
                .extracting(RtmpMessage::timestamp)
                .containsExactly(0xFFFFFFF0L, 0x10L, 0xFFFFFFFFL, 5L, 0xFFFFFFFEL);
        assertThat(messages)
                .extracting(RtmpMessage::time)
                .containsExactly(0xFFFFFFF0L, 0x100000010L, 0xFFFFFFFFL, 5L, -2L);
    }

    @Test
    void abortDropsTheUnfinishedMessage() {
        ChunkReader reader = new ChunkReader(SMALL);
        ByteBuffer start = Bytes.join(Bytes.hex("06 000000 0000c8 09 01000000"), Bytes.pattern(128, 1));
        Bytes.readAll(reader, start, 1000);
        assertThat(reader.bufferedBytes()).isEqualTo(200);

        Bytes.readAll(reader, Bytes.hex("02 000000 000004 02 00000000 00000006"), 1000);
        assertThat(reader.bufferedBytes()).isZero();

        assertThat(Bytes.readAll(reader, Bytes.hex("06 000000 000001 09 01000000 aa"), 1000))
                .hasSize(1);
    }

    @Test
    void chunkSizeAppliesAfterTheMessageThatSetsIt() {
        ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);
        assertThat(reader.chunkSize()).isEqualTo(128);

        Bytes.readAll(reader, Bytes.hex("02 000000 000004 01 00000000 7fffffff"), 1000);

        assertThat(reader.chunkSize()).isEqualTo(0xFFFFFF);
    }

    @Test
    void aFirstChunkOfType1CountsFromZero() {
        assertThat(Bytes.readAll(Bytes.hex("42 000005 000006 04 0007 00000001")))
                .containsExactly(RtmpMessage.of(MessageType.USER_CONTROL, 0, 5, Bytes.hex("0007 00000001")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "84 000000, begins with a chunk of type 2",
        "c4, begins with a chunk of type 3",
        "04 000000 0003e9 09 01000000, declares 1001 bytes",
        "04 000000 ffffff 09 01000000, declares 16777215 bytes",
        "02 000000 000004 01 00000000 00000000, Set Chunk Size to 0",
        "02 000000 000004 01 00000000 80000001, Set Chunk Size to 2147483649",
        "02 000000 000004 01 00000000 00001001, at most 4096",
        "02 000000 000002 01 00000000 0000, ends after 2 bytes",
        "42 000000 000000 04 43 000000 000000 04 44 000000 000000 04 45 000000 000000 04 46, more than 4 chunk streams",
    })
    void saysWhatIsWrong(String hex, String message) {
        assertThatThrownBy(() -> Bytes.readAll(new ChunkReader(SMALL), Bytes.hex(hex), 1000))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aMessageCannotBeginInsideAnother() {
        ByteBuffer bytes =
                Bytes.join(Bytes.hex("04 000000 0000c8 09 01000000"), Bytes.pattern(128, 0), Bytes.hex("04"));

        assertThatThrownBy(() -> Bytes.readAll(new ChunkReader(SMALL), bytes, 1000))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining("after 128 of 200 bytes");
    }

    @Test
    void unfinishedMessagesTogetherAreLimited() {
        ChunkReader reader = new ChunkReader(SMALL);
        ByteBuffer start = Bytes.join(Bytes.hex("04 000000 0003e8 09 01000000"), Bytes.pattern(128, 1));
        Bytes.readAll(reader, start, 1000);

        assertThatThrownBy(() -> Bytes.readAll(reader, Bytes.hex("05 000000 0003e8 09 01000000 aa"), 1000))
                .hasMessageContaining("more than 1500 bytes");
    }

    @Test
    void aDeclaredLengthAloneTakesNoMemory() {
        ChunkReader reader = new ChunkReader(new RtmpLimits(0xFFFFFF, 4, 4096, 0xFFFFFF));

        Bytes.readAll(reader, Bytes.hex("04 000000 ffffff 09 01000000"), 1000);
        assertThat(reader.bufferedBytes()).isZero();

        Bytes.readAll(reader, Bytes.hex("aa"), 1000);
        assertThat(reader.bufferedBytes()).isEqualTo(InboundChunkStream.TRUSTED_BYTES);
    }

    @Test
    void aLongMessageGrowsAsItArrives() {
        RtmpMessage video = Bytes.message(MessageType.VIDEO, 1, 7, 1_000_001);
        ByteBuffer out = ByteBuffer.allocate(1_200_000);
        ChunkForm.write(out, 128, 4, video.typeId(), 1, 7, video.payload());
        ChunkReader reader = new ChunkReader(RtmpLimits.DEFAULT);

        assertThat(Bytes.readAll(reader, out.flip(), 1460)).containsExactly(video);
        assertThat(reader.bufferedBytes()).isZero();
    }
}
