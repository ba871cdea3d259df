package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmfDecoderTest {
    private final AmfDecoder decoder = new AmfDecoder(new AmfLimits(4, 20, 16, 256));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "00 0000, ends early",
        "02 0005 6161, ends early",
        "02 0002 c3 28, not UTF-8",
        "02 0011 6161, at most 16",
        "0c ffffffff, at most 16",
        "0f 7fffffff 61, at most 16",
        "0a ffffffff, declares 4294967295 elements",
        "0a 00000002 05, declares 2 elements",
        "03 0001 61 05, ends early",
        "03 0001 61 08 00000000, ends early",
        "04, reserved",
        "0e, reserved",
        "09, outside of an object",
        "7f, unknown AMF0 marker 0x7f",
        "07 0000, only 0 came before",
        "03 0001 61 07 0000 0000 09, from inside itself",
        "0a00000001 0a00000001 0a00000001 0a00000001 05, more than 4 deep",
    })
    void saysWhatIsWrong(String hex, String message) {
        assertThatThrownBy(() -> decoder.readAll(Amf0VectorsTest.hex(hex)))
                .isInstanceOf(AmfException.class)
                .hasMessageContaining(message);
    }

    @Test
    void depthCountsWhatReferencesPointAt() {
        // three levels as the first value, then two more levels around a reference to it
        ByteBuffer bytes = Amf0VectorsTest.hex("0a00000001 0a00000001 0a00000000" + "0a00000001 0a00000001 07 0000");

        assertThatThrownBy(() -> decoder.readAll(bytes)).hasMessageContaining("more than 4 deep");
    }

    @Test
    void referencesToReferencesCountWhatTheyStandFor() {
        // each array holds the one before twice: 1, 3, 7, 15, 31 values
        ByteBuffer bytes = Amf0VectorsTest.hex("0a00000000 0a00000002 070000 070000 0a00000002 070001 070001"
                + "0a00000002 070002 070002 0a00000002 070003 070003");

        assertThatThrownBy(() -> new AmfDecoder(new AmfLimits(32, 20, 16, 256)).readAll(bytes))
                .hasMessageContaining("more than 20 values");
    }

    @Test
    void refusesAMessageOverTheLimitBeforeReadingIt() {
        assertThatThrownBy(() -> decoder.readAll(ByteBuffer.allocate(257))).hasMessageContaining("at most 256");
    }

    @Test
    void takesTheEndOfTheMessageForTheEndOfAnEcmaArray() {
        assertThat(decoder.readAll(Amf0VectorsTest.hex("08 00000001 0001 61 05")))
                .containsExactly(AmfValue.members().put("a", AmfValue.NULL).ecmaArray());
    }

    @Test
    void readsFromTheMiddleOfALittleEndianBuffer() {
        ByteBuffer bytes = Amf0VectorsTest.hex("ff 00 3ff0000000000000 05").order(ByteOrder.LITTLE_ENDIAN);
        bytes.get();

        assertThat(decoder.read(bytes)).isEqualTo(AmfValue.of(1));
        assertThat(bytes.position()).isEqualTo(10);
        assertThat(decoder.read(bytes)).isEqualTo(AmfValue.NULL);
    }

    @Test
    void oneDecoderServesManyMessages() {
        decoder.readAll(Amf0VectorsTest.hex("03 0000 09"));

        assertThatThrownBy(() -> decoder.readAll(Amf0VectorsTest.hex("07 0000")))
                .hasMessageContaining("only 0 came before");
    }

    @Test
    void aValueCanBeAskedForItsKind() {
        assertThat(AmfValue.of(2).asNumber()).hasValue(2);
        assertThat(AmfValue.of(2).asBool()).hasValue(true);
        assertThat(AmfValue.of("a").asText()).hasValue("a");
        assertThat(new AmfValue.LongText("a").asText()).hasValue("a");
        assertThat(AmfValue.of("a").asNumber()).isEmpty();
        assertThat(AmfValue.NULL.asMembers()).isEmpty();
        assertThat(AmfValue.UNDEFINED.isNothing()).isTrue();
        assertThat(new AmfValue.StrictArray(List.of()).isNothing()).isFalse();
    }
}
