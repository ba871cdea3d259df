package org.videocity.web.api.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.room.Recipient;

class ClientMessageReaderTest {
    private final ClientMessageReader reader = new ClientMessageReader();

    @Test
    void hello() throws BadMessageException {
        assertThat(reader.read("{\"op\":\"hello\"}")).isEqualTo(new ClientMessage.Hello("", "", 0, false, ""));
        assertThat(reader.read("{\"op\":\"hello\",\"name\":\"Ada\",\"session\":\"s\",\"sequence\":12,\"more\":[]}"))
                .isEqualTo(new ClientMessage.Hello("Ada", "s", 12, false, ""));
        assertThat(reader.read("{\"op\":\"hello\",\"name\":null,\"session\":null,\"sequence\":null}"))
                .isEqualTo(new ClientMessage.Hello("", "", 0, false, ""));
    }

    @Test
    void sendKeepsTheBodyAsItIs() throws BadMessageException {
        ClientMessage read = reader.read("{\"op\":\"send\",\"id\":1,\"to\":{\"service\":\"greeter\"},"
                + "\"type\":\"a:b\",\"body\":[1.50,\"\\u00e9\",12345678901234567890123,null]}");
        assertThat(read).isInstanceOfSatisfying(ClientMessage.Send.class, send -> {
            assertThat(send.to()).isEqualTo(new Recipient.ToService("greeter"));
            assertThat(send.body()).isEqualTo("[1.50,\"é\",12345678901234567890123,null]");
        });
    }

    @Test
    void anUnknownOpIsNoError() throws BadMessageException {
        assertThat(reader.read("{\"op\":\"dance\",\"steps\":{}}")).isInstanceOf(ClientMessage.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"hello\"",
                "{\"op\":\"ping\"",
                "{\"op\":\"ping\"} x",
                "{\"op\":\"ping\"}{}",
                "{op:\"ping\"}",
                "{'op':'ping'}",
                "{\"op\":\"ping\",}",
                "{\"op\":\"ping\",\"op\":\"hello\"}",
                "{\"op\":1}",
                "{}",
                "{\"op\":\"hello\",\"sequence\":-1}",
                "{\"op\":\"hello\",\"sequence\":1.5}",
                "{\"op\":\"hello\",\"sequence\":99999999999999999999}",
                "{\"op\":\"hello\",\"sequence\":\"1\"}",
                "{\"op\":\"hello\",\"name\":7}",
                "{\"op\":\"rename\",\"id\":1}",
                "{\"op\":\"rename\",\"id\":1.5,\"name\":\"x\"}",
                "{\"op\":\"rename\",\"id\":{},\"name\":\"x\"}",
                "{\"op\":\"send\",\"type\":\"a:b\"}",
                "{\"op\":\"send\",\"body\":1}",
                "{\"op\":\"send\",\"type\":\"a:b\",\"body\":1,\"to\":\"bob\"}",
                "{\"op\":\"send\",\"type\":\"a:b\",\"body\":1,\"to\":{\"member\":\"a\",\"service\":\"b\"}}",
                "{\"op\":\"send\",\"type\":\"a:b\",\"body\":NaN}",
                "{\"op\":\"send\",\"type\":\"a:b\",\"body\":01}",
            })
    void whatIsMalformedIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOfSatisfying(
                        BadMessageException.class,
                        e -> assertThat(e.sentence()).endsWith(".").doesNotContain("jackson", "Source"));
    }

    @Test
    void depthLengthAndNumbersAreLimited() {
        String deep = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
        refused("{\"op\":\"send\",\"type\":\"a:b\",\"body\":" + deep + "}");
        refused("{\"op\":\"send\",\"type\":\"a:b\",\"body\":" + "9".repeat(200) + "}");
        refused("{\"op\":\"" + "x".repeat(33) + "\"}");
        refused("{\"op\":\"rename\",\"name\":\"" + "x".repeat(257) + "\"}");
        refused("{\"op\":\"ping\",\"x\":\"" + "x".repeat(Json.MAX_CHARS) + "\"}");
    }

    @Test
    void theIdOfABadMessageIsFound() {
        assertThat(reader.idOf("{\"op\":\"send\",\"id\":9}").asInt()).isEqualTo(9);
        assertThat(reader.idOf("{\"id\":9").isMissingNode()).isTrue();
    }

    private void refused(String text) {
        assertThatThrownBy(() -> reader.read(text)).isInstanceOf(BadMessageException.class);
    }
}
