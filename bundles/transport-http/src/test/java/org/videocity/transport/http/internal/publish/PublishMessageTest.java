package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishMessageTest {
    @Test
    void readsWhatTheProtocolsPageSays() throws PublishException {
        assertThat(PublishMessage.parse("{\"op\":\"publish\",\"returnKey\":\"abc\",\"later\":[1]}"))
                .isEqualTo(new PublishMessage.Publish("abc"));
        assertThat(PublishMessage.parse("{\"op\":\"publish\"}")).isEqualTo(new PublishMessage.Publish(""));
        assertThat(PublishMessage.parse("{\"op\":\"end\"}")).isEqualTo(new PublishMessage.End());
        assertThat(PublishMessage.parse("{\"op\":\"dance\"}")).isEqualTo(new PublishMessage.Unknown());
        assertThat(PublishMessage.parse("{\"op\":\"tracks\",\"tracks\":[]}"))
                .isEqualTo(new PublishMessage.Tracks(List.of()));
        assertThat(PublishMessage.parse(
                        "{\"op\":\"tracks\",\"tracks\":[{\"id\":2,\"kind\":\"audio\",\"codec\":\"opus\","
                                + "\"configuration\":\"AQI=\",\"sampleRate\":48000,\"channels\":1}]}"))
                .isEqualTo(new PublishMessage.Tracks(List.of(new PublishMessage.Announced(
                        2, false, "opus", ByteBuffer.wrap(new byte[] {1, 2}), 0, 0, 48_000, 1))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"op\":\"tracks\"}",
                "{\"op\":\"tracks\",\"tracks\":[{}]}",
                "{\"op\":\"tracks\",\"tracks\":[{\"id\":256,\"kind\":\"video\"}]}",
                "{\"op\":\"tracks\",\"tracks\":[{\"id\":-1,\"kind\":\"video\"}]}",
                "{\"op\":\"tracks\",\"tracks\":[{\"id\":1.5,\"kind\":\"video\"}]}",
                "{\"op\":\"tracks\",\"tracks\":[{\"id\":1,\"kind\":\"smell\"}]}",
                "{\"op\":\"tracks\",\"tracks\":[{\"id\":1,\"kind\":\"video\",\"configuration\":\"?\"}]}",
                "{\"op\":\"tracks\",\"tracks\":[{\"id\":1,\"kind\":\"video\"},{\"id\":1,\"kind\":\"audio\"}]}",
                "{\"op\":\"tracks\",\"tracks\":[1,2,3,4,5,6,7,8,9]}"
            })
    void saysWhatIsWrong(String text) {
        assertThatExceptionOfType(PublishException.class).isThrownBy(() -> PublishMessage.parse(text));
    }
}
