package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.api.RoomId;
import org.videocity.api.room.ChatMessage;
import org.videocity.api.room.Recipient;
import org.videocity.api.room.RoomMessage;
import org.videocity.wire.amf.AmfValue;

class RoomCallTest {
    private static RoomMessage message(String type, String body) {
        return new RoomMessage("s", 1, "ada", "Ada", Recipient.EVERYONE, type, body, Instant.EPOCH);
    }

    @Test
    void aMessageIsALineOfChat() throws RoomCallException {
        RoomCall call = RoomCall.of(List.of(AmfValue.of("message"), AmfValue.of("hi \"you\""), AmfValue.of("Bob")), 0);
        assertThat(call.type()).isEqualTo(ChatMessage.TYPE);
        assertThat(call.body()).isEqualTo("{\"text\":\"hi \\\"you\\\"\"}");
        assertThat(call.senderName()).contains("Bob");
        assertThat(RoomCall.of(message(ChatMessage.TYPE, "{\"text\":\"hi\"}")))
                .contains(new RoomCall("message", List.of(AmfValue.of("hi"), AmfValue.of("Ada"))));
    }

    @Test
    void everyOtherMethodIsThereAndBackTheSame() throws RoomCallException {
        AmfValue page = AmfValue.members()
                .put("id", "5f0c91aa")
                .put("at", new AmfValue.Date(1e12, (short) 0))
                .object();
        RoomCall call = RoomCall.of(List.of(AmfValue.of("3"), AmfValue.of("published"), page, AmfValue.NULL), 1);
        assertThat(call.type()).isEqualTo("rtmp:call");
        assertThat(RoomCall.of(message("rtmp:call", call.body()))).contains(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_result", "onStatus", "added", "close", "a b", "1st", "x\u0000"})
    void whatOnlyAServerSaysIsNotPassedOn(String method) {
        assertThatThrownBy(() -> RoomCall.of(List.of(AmfValue.of(method)), 0)).isInstanceOf(RoomCallException.class);
        String body = "{\"method\":\"" + (method.indexOf(0) < 0 ? method : "x\\u0000") + "\",\"arguments\":[]}";
        assertThat(RoomCall.of(message("rtmp:call", body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"method\":7}", "{\"method\":\"a\",\"arguments\":{}}", "{\"method\":\"a\"", "null"})
    void whatIsNoCallIsLeftAlone(String body) {
        assertThat(RoomCall.of(message("rtmp:call", body))).isEmpty();
        assertThat(RoomCall.of(message("somebody:else", "{\"method\":\"a\",\"arguments\":[]}")))
                .isEmpty();
    }

    @Test
    void numbersCountUpAndAreForgottenWithTheLastHolder() {
        RoomNumbers numbers = new RoomNumbers();
        RoomId room = RoomId.parse(RoomId.DEFAULT_CITY, "ada@localhost");
        assertThat(numbers.take(room, "a")).isEqualTo("1");
        assertThat(numbers.take(room, "b")).isEqualTo("2");
        assertThat(numbers.take(room, "a")).isEqualTo("1");
        numbers.asks(room, "cam", "b");
        numbers.asks(room, "cam", "a");
        assertThat(Optional.ofNullable(numbers.publisher(room, "cam"))).contains("b");
        numbers.stops(room, "cam", "a");
        assertThat(numbers.publisher(room, "cam")).isEqualTo("b");
        numbers.release(room, "b");
        assertThat(numbers.publisher(room, "cam")).isNull();
        assertThat(numbers.take(room, "c")).isEqualTo("3");
        numbers.release(room, "a");
        numbers.release(room, "a");
        numbers.release(room, "c");
        assertThat(numbers.take(room, "d")).isEqualTo("1");
    }
}
