package org.videocity.transport.http.internal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChunkedOutputTest {
    @Test
    void aChunkSaysItsLengthInHexadecimal() {
        ByteBuffer chunk = ChunkedOutput.chunk(bytes("hello "), bytes("viewers of this city"));
        assertThat(text(chunk)).isEqualTo("0000001a\r\nhello viewers of this city\r\n");
        assertThat(text(ChunkedOutput.content(chunk))).isEqualTo("hello viewers of this city");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes.duplicate()).toString();
    }
}
