package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaMessageTest {
    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void readsTheBytesOfTheProtocolsPage() throws PublishException {
        ByteBuffer message = bytes("01 01 0000 00000000000f4240 0000000165");
        MediaMessage frame = MediaMessage.parse(message);
        assertThat(frame.track()).isEqualTo(1);
        assertThat(frame.keyFrame()).isTrue();
        assertThat(frame.discardable()).isFalse();
        assertThat(frame.micros()).isEqualTo(1_000_000);
        assertThat(frame.payload()).isEqualTo(bytes("0000000165"));
        assertThat(message.position()).isZero();
    }

    @Test
    void timesMayBeBeforeZero() throws PublishException {
        assertThat(MediaMessage.parse(bytes("02 02 0000 ffffffffffffffff 00")).micros())
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01 01 0000 0000000000000000",
                "01 04 0000 0000000000000000 00",
                "01 01 0001 0000000000000000 00",
                "01 01 0000 7fffffffffffffff 00",
                "01 01 0000 8000000000000000 00"
            })
    void saysWhatIsWrong(String hex) {
        assertThatExceptionOfType(PublishException.class)
                .isThrownBy(() -> MediaMessage.parse(bytes(hex)))
                .satisfies(wrong -> assertThat(wrong.reason().name()).isEqualTo("bad-message"));
    }
}
