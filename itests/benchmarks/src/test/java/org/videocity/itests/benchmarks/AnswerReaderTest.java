package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader();

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void anAnswerIsCompleteWithItsLastByte() {
        String answer = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 5\r\n\r\n\r\n\r\nx";
        for (int i = 0; i < answer.length() - 1; i++) {
            assertThat(reader.read(bytes(answer.substring(i, i + 1)))).isFalse();
        }
        assertThat(reader.read(bytes("x"))).isTrue();
        assertThat(reader.status()).isEqualTo(200);
    }

    @Test
    void whatIsStillGoodHasNoBodyWhateverItsLengthSays() {
        assertThat(reader.read(bytes("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n")))
                .isTrue();
        assertThat(reader.status()).isEqualTo(304);
    }

    @Test
    void oneFollowsTheOther() {
        ByteBuffer two =
                bytes("HTTP/1.1 200 OK\r\ncontent-length:2\r\n\r\nabHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
        assertThat(reader.read(two)).isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.read(two)).isTrue();
        assertThat(reader.status()).isEqualTo(404);
        assertThat(two.hasRemaining()).isFalse();
    }

    @Test
    void whatHasNoLengthIsRefusedInWords() {
        assertThatThrownBy(() -> reader.read(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("HTTP/1.1 200 OK");
        assertThatThrownBy(() -> new AnswerReader().read(bytes("x".repeat(20_000))))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("longer than");
    }
}
