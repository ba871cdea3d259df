package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class Amf3EncoderTest {
    private final Amf3Decoder decoder = new Amf3Decoder(new AmfLimits(8, 100, 100_000, 200_000));

    @Test
    void refersToStringsAndTraitsWrittenBefore() {
        AmfValue point = new AmfValue.TypedObj(
                "P", AmfValue.members().put("x", 1).object().asMembers());
        ByteBuffer bytes = Amf3Encoder.encode(point, AmfValue.of("x"), point);

        assertThat(bytes).isEqualTo(Amf0VectorsTest.hex("0a 13 03 50 03 78 04 01 06 02 0a 01 04 01"));
        assertThat(decoder.readAll(bytes)).containsExactly(point, AmfValue.of("x"), point);
    }

    @Test
    void longStringsNeedNoFormOfTheirOwn() {
        String text = "\u00e9".repeat(32_768);

        assertThat(decoder.readAll(Amf3Encoder.encode(new AmfValue.LongText(text))))
                .containsExactly(AmfValue.of(text));
    }

    @Test
    void unsupportedBecomesUndefined() {
        assertThat(Amf3Encoder.encode(new AmfValue.Unsupported())).isEqualTo(Amf0VectorsTest.hex("00"));
    }

    @Test
    void refusesWhatHasNoForm() {
        AmfValue nameless = AmfValue.members().put("", 1).ecmaArray();
        AmfValue text = new AmfValue.Vector(AmfValue.Vector.Kind.INT, false, "", List.of(AmfValue.of("x")));
        AmfValue negative = new AmfValue.Vector(AmfValue.Vector.Kind.UINT, false, "", List.of(AmfValue.of(-1)));
        AmfValue broken = new AmfValue.Vector(AmfValue.Vector.Kind.INT, false, "", List.of(AmfValue.of(1.5)));
        AmfValue deep = AmfValue.NULL;
        for (int i = 0; i < AmfEncoder.MAX_DEPTH; i++) {
            deep = new AmfValue.StrictArray(List.of(deep));
        }

        for (AmfValue refused : List.of(nameless, text, negative, broken, deep)) {
            assertThatThrownBy(() -> Amf3Encoder.encode(refused)).isInstanceOf(AmfException.class);
        }
    }

    @Test
    void switchesForEverythingButPrimitives() {
        AmfValue object = AmfValue.members().put("x", 1).object();
        ByteBuffer bytes = AmfEncoder.encodeSwitching(
                List.of(AmfValue.of("a"), AmfValue.of(0.0), AmfValue.NULL, object, AmfValue.of(true), object));

        assertThat(bytes)
                .isEqualTo(Amf0VectorsTest.hex(
                        "02 0001 61 00 0000000000000000 05 11 0a0b01 0378 0401 01" + "01 01 11 0a0b01 0378 0401 01"));
    }

    @Test
    void byteArraysKeepWhatTheyWereGiven() {
        byte[] bytes = {1, 2, 3};
        AmfValue value = AmfValue.of(bytes);
        bytes[0] = 9;
        value.asBytes().orElseThrow().get();

        assertThat(value).isEqualTo(AmfValue.of(new byte[] {1, 2, 3}));
        assertThat(value.asBytes().orElseThrow().isReadOnly()).isTrue();
        assertThat(value.hashCode()).isEqualTo(AmfValue.of(new byte[] {1, 2, 3}).hashCode());
    }
}
