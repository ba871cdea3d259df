package org.videocity.core.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedLetterTest {
    private static final String TYPE = "060b2a864886f70d0109100117";

    private static Optional<Long> length(String hex) {
        return SealedLetter.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex))).map(SealedLetter::length);
    }

    /** Makes a letter with so many bytes inside its innermost sequence. */
    static byte[] letter(int inside) {
        byte[] letter = sequence(0xA0, sequence(0x30, new byte[inside]));
        byte[] type = HexFormat.of().parseHex(TYPE);
        byte[] content = Arrays.copyOf(type, type.length + letter.length);
        System.arraycopy(letter, 0, content, type.length, letter.length);
        return sequence(0x30, content);
    }

    private static byte[] sequence(int tag, byte[] content) {
        ByteBuffer out = ByteBuffer.allocate(content.length + 8);
        out.put((byte) tag);
        if (content.length < 0x80) {
            out.put((byte) content.length);
        } else if (content.length < 0x100) {
            out.put((byte) 0x81).put((byte) content.length);
        } else if (content.length < 0x10000) {
            out.put((byte) 0x82).putShort((short) content.length);
        } else {
            out.put((byte) 0x83).put((byte) (content.length >> 16)).putShort((short) content.length);
        }
        out.put(content);
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void saysHowLongItIsInEveryLength() {
        for (int inside : new int[] {0, 50, 108, 109, 127, 128, 240, 255, 256, 40_000, 65_535, 70_000}) {
            byte[] letter = letter(inside);
            byte[] head = Arrays.copyOf(letter, Math.min(letter.length, SealedLetter.HEAD_BYTES));
            assertThat(SealedLetter.read(ByteBuffer.wrap(head)))
                    .as("with %d bytes inside", inside)
                    .contains(new SealedLetter(letter.length));
        }
    }

    @Test
    void isNothingElse() {
        assertThat(length("3011" + TYPE + "a0023000")).contains(19L);
        assertThat(length("")).isEmpty();
        assertThat(length("30")).isEmpty();
        assertThat(length("3011")).as("cut off").isEmpty();
        assertThat(length("3111" + TYPE + "a0023000")).as("a set").isEmpty();
        assertThat(length("300d" + TYPE + "1009")).as("a type without content").isEmpty();
        assertThat(length("3080" + TYPE + "a0803080"))
                .as("of no definite length")
                .isEmpty();
        assertThat(length("308111" + TYPE + "a0023000"))
                .as("a length longer than needed")
                .isEmpty();
        assertThat(length("30820011" + TYPE + "a0023000"))
                .as("one that begins with nothing")
                .isEmpty();
        assertThat(length("3011060b2a864886f70d0109100116a0023000"))
                .as("of another type")
                .isEmpty();
        assertThat(length("3011060b2a864886f70d010703a0023000a002"))
                .as("enveloped data")
                .isEmpty();
        assertThat(length("3013" + TYPE + "a00230000000"))
                .as("with something behind it")
                .isEmpty();
        assertThat(length("3011" + TYPE + "a0033000"))
                .as("with more inside than outside")
                .isEmpty();
        assertThat(length("3011" + TYPE + "a0023001")).isEmpty();
        assertThat(length("30ff" + "ff".repeat(40))).isEmpty();
        assertThat(length("3087ffffffffffffff" + TYPE)).isEmpty();
    }
}
