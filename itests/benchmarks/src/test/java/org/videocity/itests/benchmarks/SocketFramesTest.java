package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketFramesTest {
    private final List<String> heard = new ArrayList<>();

    private void read(ByteBuffer in) {
        SocketFrames.read(in, (opcode, payload) -> heard.add(opcode + " " + StandardCharsets.UTF_8.decode(payload)));
    }

    private static ByteBuffer server(int opcode, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(14 + payload.length).put((byte) (0x80 | opcode));
        if (payload.length < 126) {
            out.put((byte) payload.length);
        } else if (payload.length < 65536) {
            out.put((byte) 126).putShort((short) payload.length);
        } else {
            out.put((byte) 127).putLong(payload.length);
        }
        return out.put(payload).flip();
    }

    /** RFC 6455 section 5.7. */
    @Test
    void readsTheExampleOfTheSpecification() {
        read(ByteBuffer.wrap(HexFormat.of().parseHex("810548656c6c6f")));
        assertThat(heard).containsExactly("1 Hello");
    }

    @Test
    void readsEveryLengthAndLeavesWhatIsNotWhole() {
        for (int length : new int[] {0, 125, 126, 200, 65535, 65536}) {
            String text = "x".repeat(length);
            ByteBuffer whole = server(SocketFrames.TEXT, text);
            ByteBuffer cut = whole.duplicate().limit(whole.limit() - 1);
            read(cut);
            assertThat(heard).isEmpty();
            assertThat(cut.position()).isZero();
            read(whole);
            assertThat(heard).containsExactly("1 " + text);
            assertThat(whole.hasRemaining()).isFalse();
            heard.clear();
        }
    }

    @Test
    void readsSeveralAtOnce() {
        ByteBuffer both = ByteBuffer.allocate(100)
                .put(server(SocketFrames.PING, "still there?"))
                .put(server(SocketFrames.TEXT, "one"))
                .put((byte) 0x81)
                .flip();
        read(both);
        assertThat(heard).containsExactly("9 still there?", "1 one");
        assertThat(both.remaining()).isEqualTo(1);
    }

    @Test
    void writesMaskedFramesOfBothLengths() {
        assertThat(SocketFrames.text("Hello").array())
                .startsWith(0x81, 0x85, 0, 0, 0, 0, 'H')
                .hasSize(11);
        assertThat(SocketFrames.text("x".repeat(300)).array())
                .startsWith(0x81, 0xfe, 1, 44, 0, 0, 0, 0, 'x')
                .hasSize(308);
    }

    @Test
    void aMessageInPiecesIsRefusedInWords() {
        assertThatThrownBy(() -> read(ByteBuffer.wrap(HexFormat.of().parseHex("010348656c"))))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("cut a message");
    }
}
