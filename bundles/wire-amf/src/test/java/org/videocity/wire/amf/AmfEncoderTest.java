package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmfEncoderTest {
    private final AmfDecoder decoder = new AmfDecoder(new AmfLimits(8, 100, 100_000, 200_000));

    @Test
    void writesACommandInTheOrderOfTheWire() {
        ByteBuffer bytes = AmfEncoder.command(
                "connect",
                1,
                AmfValue.members().put("app", "call").put("fpad", false).object());

        assertThat(bytes)
                .isEqualTo(Amf0VectorsTest.hex("02 0007 636f6e6e656374 00 3ff0000000000000"
                        + "03 0003 617070 02 0004 63616c6c 0004 66706164 01 00 0000 09"));
    }

    @Test
    void writesALongStringWhereTheShortFormHasNoRoom() {
        String text = "\u00e9".repeat(32_768);

        assertThat(decoder.readAll(AmfEncoder.encode(AmfValue.of(text)))).containsExactly(new AmfValue.LongText(text));
        assertThat(decoder.readAll(AmfEncoder.encode(AmfValue.of("x".repeat(65_535)))))
                .containsExactly(AmfValue.of("x".repeat(65_535)));
    }

    @Test
    void sizeAndBytesAgreeForHalfASurrogatePair() {
        AmfValue value = AmfValue.of("a\uD83Db\uDE00\u20AC");

        assertThat(AmfEncoder.size(value)).isEqualTo(AmfEncoder.encode(value).remaining());
    }

    @Test
    void writesIntoTheMiddleOfALittleEndianBuffer() {
        ByteBuffer out = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).put((byte) 7);

        AmfEncoder.write(out, AmfValue.of("ab"));

        assertThat(out.flip()).isEqualTo(Amf0VectorsTest.hex("07 02 0002 6162"));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> AmfEncoder.write(ByteBuffer.allocate(8), AmfValue.of(1)))
                .isInstanceOf(BufferOverflowException.class);
        AmfValue longName =
                AmfValue.members().put("x".repeat(65_536), AmfValue.NULL).object();
        assertThatThrownBy(() -> AmfEncoder.encode(longName)).isInstanceOf(AmfException.class);
        AmfValue deep = AmfValue.NULL;
        for (int i = 0; i < AmfEncoder.MAX_DEPTH; i++) {
            deep = new AmfValue.StrictArray(List.of(deep));
        }
        AmfValue tooDeep = deep;
        assertThatThrownBy(() -> AmfEncoder.encode(tooDeep))
                .isInstanceOf(AmfException.class)
                .hasMessageContaining("256");
    }

    @Test
    void keepsWhatItWasGivenFromLaterChanges() {
        AmfMembers members = AmfValue.members().put("a", 1);
        AmfValue first = members.object();
        members.put("b", 2);

        assertThat(first.asMembers()).containsOnlyKeys("a");
        assertThatThrownBy(() -> first.asMembers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
