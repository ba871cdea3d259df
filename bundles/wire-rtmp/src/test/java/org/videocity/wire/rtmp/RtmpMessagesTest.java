package org.videocity.wire.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videocity.wire.amf.AmfDecoder;
import org.videocity.wire.amf.AmfEncoder;
import org.videocity.wire.amf.AmfLimits;
import org.videocity.wire.amf.AmfValue;

/** Commands, data and aggregates (RTMP section 7.1). */
class RtmpMessagesTest {
    private final AmfDecoder decoder = new AmfDecoder(AmfLimits.DEFAULT);

    @Test
    void commandsGoThereAndBack() {
        RtmpCommand command = RtmpCommand.of("play", 4, AmfValue.NULL, AmfValue.of("cam"), AmfValue.of(-2));

        assertThat(RtmpCommand.parse(command.toMessage(1), decoder)).isEqualTo(command);
        assertThat(command.toMessage(1).typeId()).isEqualTo(MessageType.COMMAND_AMF0);
        assertThat(command.argument(0)).isEqualTo(AmfValue.of("cam"));
        assertThat(command.argument(2)).isEqualTo(AmfValue.UNDEFINED);
    }

    @Test
    void theAmf3TypeMayCarryAmf0() {
        ByteBuffer values = AmfEncoder.command("pause", 0, AmfValue.NULL, AmfValue.of(true));
        RtmpMessage message = RtmpMessage.of(MessageType.COMMAND_AMF3, 1, 0, Bytes.join(Bytes.hex("00"), values));

        assertThat(RtmpCommand.parse(message, decoder))
                .isEqualTo(RtmpCommand.of("pause", 0, AmfValue.NULL, AmfValue.of(true)));
        RtmpMessage other = RtmpMessage.of(MessageType.COMMAND_AMF3, 1, 0, Bytes.join(Bytes.hex("03"), values));
        assertThatThrownBy(() -> RtmpCommand.parse(other, decoder)).hasMessageContaining("AMF format 3");
    }

    @Test
    void aCommandMayEndEarlyButNotBeforeItsName() {
        RtmpMessage bare = RtmpMessage.of(20, 0, 0, AmfEncoder.encode(AmfValue.of("close")));
        assertThat(RtmpCommand.parse(bare, decoder)).isEqualTo(RtmpCommand.of("close", 0, AmfValue.NULL));

        for (ByteBuffer bad : List.of(Bytes.hex(""), Bytes.hex("05"), Bytes.hex("02 0009 61"))) {
            RtmpMessage message = RtmpMessage.of(20, 0, 0, bad);
            assertThatThrownBy(() -> RtmpCommand.parse(message, decoder)).isInstanceOf(RtmpException.class);
        }
    }

    @Test
    void dataIsUnwrapped() {
        AmfValue metadata = AmfValue.members().put("width", 640).ecmaArray();
        RtmpMessage message = RtmpMessage.of(
                MessageType.DATA_AMF0,
                1,
                0,
                AmfEncoder.encode(AmfValue.of("@setDataFrame"), AmfValue.of("onMetaData"), metadata));

        RtmpData data = RtmpData.parse(message, decoder);

        assertThat(data).isEqualTo(new RtmpData("onMetaData", List.of(metadata), true));
        assertThat(data.toMessage(1, 0)).isEqualTo(message);
        RtmpData plain = new RtmpData("onMetaData", List.of(metadata), false);
        assertThat(RtmpData.parse(plain.toMessage(1, 0), decoder)).isEqualTo(plain);
        RtmpMessage nameless = RtmpMessage.of(18, 1, 0, AmfEncoder.encode(AmfValue.of("@setDataFrame")));
        assertThatThrownBy(() -> RtmpData.parse(nameless, decoder)).isInstanceOf(RtmpException.class);
    }

    @Test
    void anAggregateIsTakenApart() {
        // parts at 2^24 + 1000 and 40 later; the aggregate says 5000
        ByteBuffer body =
                Bytes.hex("08 000002 0003e8 01 000000 aabb 0000000d" + "09 000001 000410 01 000000 cc 0000000c");

        assertThat(RtmpAggregate.split(RtmpMessage.of(MessageType.AGGREGATE, 1, 5000, body)))
                .containsExactly(
                        RtmpMessage.of(MessageType.AUDIO, 1, 5000, Bytes.hex("aabb")),
                        RtmpMessage.of(MessageType.VIDEO, 1, 5040, Bytes.hex("cc")));
    }

    @ParameterizedTest
    @CsvSource({
        "08 000002 0003e8, ends inside a header",
        "08 ffffff 000000 00 000000 aa, declares a part of 16777215 bytes",
        "16 000000 000000 00 000000, inside an aggregate",
    })
    void aBrokenAggregateIsRefused(String hex, String message) {
        RtmpMessage aggregate = RtmpMessage.of(MessageType.AGGREGATE, 1, 0, Bytes.hex(hex));

        assertThatThrownBy(() -> RtmpAggregate.split(aggregate))
                .isInstanceOf(RtmpException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aPayloadCannotBeWrittenToAndHasItsOwnPositionForEveryReader() {
        RtmpMessage message = RtmpMessage.of(8, 1, 0, Bytes.hex("aabb"));

        message.payload().get();

        assertThat(message.payload()).isEqualTo(Bytes.hex("aabb"));
        assertThatThrownBy(() -> message.payload().put((byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
    }
}
