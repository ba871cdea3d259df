package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RTMP 1.0 (Adobe, 21 December 2012). */
class Rtmp10VectorsTest {
    /** Section 5.3.2.1: four audio messages of 32 bytes on chunk stream 3. */
    @Test
    void example1RepeatsTheHeaderOfAudioMessages() {
        ChunkWriter writer = new ChunkWriter(128);
        ByteBuffer out = ByteBuffer.allocate(200);
        int[] sizes = new int[4];
        for (int i = 0; i < 4; i++) {
            int before = out.position();
            writer.write(out, 3, Bytes.message(MessageType.AUDIO, 12345, 1000 + 20 * i, 32));
            sizes[i] = out.position() - before;
        }
        out.flip();

        assertThat(sizes).containsExactly(44, 36, 33, 33);
        ByteBuffer expected = Bytes.join(
                // fmt 0 csid 3, time 1000, length 32, type 8, stream 12345 low byte first
                Bytes.hex("03 0003e8 000020 08 39300000"),
                Bytes.pattern(32, 1000),
                // fmt 2, delta 20
                Bytes.hex("83 000014"),
                Bytes.pattern(32, 1020),
                Bytes.hex("c3"),
                Bytes.pattern(32, 1040),
                Bytes.hex("c3"),
                Bytes.pattern(32, 1060));
        assertThat(out).isEqualTo(expected);
        assertThat(Bytes.readAll(expected))
                .extracting(RtmpMessage::timestamp)
                .containsExactly(1000L, 1020L, 1040L, 1060L);
    }

    /** Section 5.3.2.2: one video message of 307 bytes on chunk stream 4, in chunks of 128. */
    @Test
    void example2SplitsALongMessage() {
        RtmpMessage video = Bytes.message(MessageType.VIDEO, 12346, 1000, 307);
        ByteBuffer payload = video.payload();
        ByteBuffer expected = Bytes.join(
                Bytes.hex("04 0003e8 000133 09 3a300000"),
                payload.slice(0, 128),
                Bytes.hex("c4"),
                payload.slice(128, 128),
                Bytes.hex("c4"),
                payload.slice(256, 51));
        assertThat(expected.remaining()).isEqualTo(140 + 129 + 52);

        ByteBuffer written = ByteBuffer.allocate(400);
        new ChunkWriter(128).write(written, 4, video);
        assertThat(written.flip()).isEqualTo(expected);

        ByteBuffer stateless = ByteBuffer.allocate(400);
        ChunkForm.write(stateless, 128, 4, MessageType.VIDEO, 12346, 1000, payload);
        assertThat(stateless.flip()).isEqualTo(expected);

        assertThat(Bytes.readAll(expected)).containsExactly(video);
    }

    /** Section 5.3.1.1: 2 to 63 in one byte, 64 to 319 in two, 64 to 65599 in three with the low byte first. */
    @ParameterizedTest
    @CsvSource({"2, 02", "63, 3f", "64, 0000", "319, 00ff", "320, 010001", "365, 012d01", "65599, 01ffff"})
    void chunkStreamIdsHaveThreeForms(int chunkStream, String basicHeader) {
        ByteBuffer expected = Bytes.join(Bytes.hex(basicHeader), Bytes.hex("000001 000001 08 01000000 aa"));
        ByteBuffer out = ByteBuffer.allocate(20);
        ChunkForm.write(out, 128, chunkStream, MessageType.AUDIO, 1, 1, Bytes.hex("aa"));

        assertThat(out.flip()).isEqualTo(expected);
        assertThat(Bytes.readAll(expected)).containsExactly(RtmpMessage.of(MessageType.AUDIO, 1, 1, Bytes.hex("aa")));
    }

    /** Section 5.3.1.1: an id below 320 may come in the three-byte form as well. */
    @Test
    void shortIdsMayComeInTheLongForm() {
        assertThat(Bytes.readAll(Bytes.hex("010000 000001 000001 08 01000000 aa  c0 00 aa")))
                .extracting(RtmpMessage::timestamp)
                .containsExactly(1L, 2L);
    }

    /** Sections 5.4.1 to 5.4.5 and 7.1.7: message type, then payload as drawn there. */
    @Test
    void controlMessages() {
        List<RtmpControl> controls = List.of(
                new RtmpControl.SetChunkSize(4096),
                new RtmpControl.Abort(5),
                new RtmpControl.Acknowledgement(0xFFFFFFFFL),
                new RtmpControl.WindowAckSize(2_500_000),
                new RtmpControl.SetPeerBandwidth(2_500_000, RtmpControl.SetPeerBandwidth.DYNAMIC),
                new RtmpControl.StreamBegin(1),
                new RtmpControl.StreamEof(1),
                new RtmpControl.StreamDry(1),
                new RtmpControl.SetBufferLength(1, 3000),
                new RtmpControl.StreamIsRecorded(1),
                new RtmpControl.PingRequest(0x01020304),
                new RtmpControl.PingResponse(0x01020304));
        List<String> payloads = List.of(
                "00001000",
                "00000005",
                "ffffffff",
                "002625a0",
                "002625a0 02",
                "0000 00000001",
                "0001 00000001",
                "0002 00000001",
                "0003 00000001 00000bb8",
                "0004 00000001",
                "0006 01020304",
                "0007 01020304");
        int[] types = {1, 2, 3, 5, 6, 4, 4, 4, 4, 4, 4, 4};
        for (int i = 0; i < controls.size(); i++) {
            RtmpMessage message = RtmpMessage.of(types[i], 0, 0, Bytes.hex(payloads.get(i)));
            assertThat(controls.get(i).toMessage()).isEqualTo(message);
            assertThat(RtmpControl.parse(message)).isEqualTo(controls.get(i));
        }
    }
}
