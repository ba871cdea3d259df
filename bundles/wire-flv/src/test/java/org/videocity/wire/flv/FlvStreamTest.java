package org.videocity.wire.flv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlvStreamTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static ByteBuffer join(ByteBuffer... pieces) {
        ByteBuffer out = ByteBuffer.allocate(1 << 16);
        for (ByteBuffer piece : pieces) {
            out.put(piece.duplicate());
        }
        return out.flip();
    }

    private static List<FlvTag> read(FlvReader reader, ByteBuffer stream, int step) throws FlvException {
        List<FlvTag> tags = new ArrayList<>();
        for (int at = 0; at < stream.limit(); at += step) {
            reader.feed(stream.slice(at, Math.min(step, stream.limit() - at)));
            for (Optional<FlvTag> tag = reader.next(); tag.isPresent(); tag = reader.next()) {
                tags.add(tag.get());
            }
        }
        return tags;
    }

    @Test
    void theHeaderIsThatOfAnnexE() {
        assertThat(new FlvHeader(true, true).toBytes()).isEqualTo(bytes("464c5601 05 00000009 00000000"));
        assertThat(new FlvHeader(false, true).toBytes()).isEqualTo(bytes("464c5601 01 00000009 00000000"));
    }

    @Test
    void aTagIsHeaderBodyAndSize() {
        ByteBuffer sample = bytes("0000000165");
        ByteBuffer[] pieces = FlvWriter.video(0x0112_3456L, VideoTag.avcFrame(true, false, -2), sample);
        assertThat(join(pieces)).isEqualTo(bytes("09 00000a 123456 01 000000 17 01 fffffe 0000000165 00000015"));
        assertThat(pieces[2].array()).isSameAs(sample.array());
        assertThat(FlvWriter.tagBuffer(
                        FlvTag.VIDEO,
                        0x0112_3456L,
                        VideoTag.avcFrame(true, false, -2).toBytes(),
                        sample))
                .isEqualTo(join(pieces));
        assertThat(FlvWriter.tagLength(10)).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 65536})
    void whatIsWrittenIsReadInPiecesOfAnySize(int step) throws FlvException {
        ByteBuffer big = ByteBuffer.allocate(9000).put(8999, (byte) 7);
        ByteBuffer stream = join(
                new FlvHeader(true, true).toBytes(),
                FlvWriter.tagBuffer(FlvTag.SCRIPT, 0, bytes("020000")),
                FlvWriter.tagBuffer(
                        FlvTag.AUDIO, 0xffff_ffffL, AudioTag.aacFrame().toBytes(), bytes("2110")),
                FlvWriter.tagBuffer(FlvTag.VIDEO, 0x1_0000_0001L, big),
                FlvWriter.tagBuffer(FlvTag.VIDEO, 40));
        FlvReader reader = new FlvReader(9000);
        List<FlvTag> tags = read(reader, stream, step);
        assertThat(reader.header()).contains(new FlvHeader(true, true));
        assertThat(tags)
                .containsExactly(
                        new FlvTag(FlvTag.SCRIPT, 0, false, bytes("020000")),
                        new FlvTag(FlvTag.AUDIO, 0xffff_ffffL, false, bytes("af012110")),
                        new FlvTag(FlvTag.VIDEO, 1, false, big),
                        new FlvTag(FlvTag.VIDEO, 40, false, ByteBuffer.allocate(0)));
        assertThat(reader.betweenTags()).isTrue();
    }

    @Test
    void aLongerHeaderAndTheFilterBitAreRead() throws FlvException {
        FlvReader reader = new FlvReader(100);
        ByteBuffer stream = bytes("464c5601 04 0000000b eeee 00000000 28 000001 000000 00 000000 aa 0000000c");
        assertThat(read(reader, stream, 5)).containsExactly(new FlvTag(FlvTag.AUDIO, 0, true, bytes("aa")));
        assertThat(reader.header()).contains(new FlvHeader(true, false));
    }

    @Test
    void aTruncatedStreamIsSeen() throws FlvException {
        FlvReader reader = new FlvReader(100);
        assertThat(reader.betweenTags()).isFalse();
        assertThat(read(reader, bytes("464c5601 04 00000009 00000000 08 000001 000000"), 100))
                .isEmpty();
        assertThat(reader.betweenTags()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "464c5801 05 00000009", // signature
                "464c5602 05 00000009", // version
                "464c5601 05 00000008", // header too short
                "464c5601 05 ffffffff" // header too long
            })
    void otherFilesAreRefused(String hex) {
        FlvReader reader = new FlvReader(100);
        reader.feed(bytes(hex));
        assertThatThrownBy(reader::next).isInstanceOf(FlvException.class);
    }

    @Test
    void aDeclaredLengthAboveTheLimitIsRefusedAtOnce() {
        FlvReader reader = new FlvReader(100);
        reader.feed(bytes("464c5601 05 00000009 00000000 09 000065"));
        assertThatThrownBy(reader::next).hasMessageContaining("101 bytes").hasMessageContaining("at most 100");
    }

    @Test
    void aBodyNoTagCanHoldIsNotWritten() {
        ByteBuffer half = ByteBuffer.allocate(FlvTag.MAX_BODY / 2 + 1);
        assertThatThrownBy(() -> FlvWriter.tag(FlvTag.VIDEO, 0, half, half)).hasMessageContaining("16777215");
    }
}
