package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Amf3DecoderTest {
    private final Amf3Decoder decoder = new Amf3Decoder(new AmfLimits(4, 20, 16, 256));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "04 80, ends early",
        "05 00, ends early",
        "06 0b 6161, ends early",
        "06 05 c328, not UTF-8",
        "06 23 6161, at most 16",
        "0c 23 6161, at most 16",
        "0b ffffffff, at most 16",
        "08 01 00, ends early",
        "09 ffffffff 01, declares 268435455 elements",
        "09 05 01, declares 2 elements",
        "09 05 01 01, ends early",
        "0a ffffffff 01, externalizable",
        "0a fffffff3 01, declares 33554431 elements",
        "0a 0b 01 03 78 01, ends early",
        "0d ffffffff 00, declares 268435455 elements",
        "0d 05 00 00000000, declares 2 elements",
        "10 05 00, declares 2 elements",
        "11 05 00 0101, declares 2 elements",
        "12, unknown AMF3 marker 0x12",
        "ff, unknown AMF3 marker 0xff",
        "06 00, only 0 came before",
        "0a 00, only 0 came before",
        "0a 01, only 0 came before",
        "0a 05 01, only 0 came before",
        "0a 0b 01 03 78 0a 00 01, from inside itself",
        "11 03 00 11 00 01, from inside itself",
        "0903 01 0903 01 0903 01 0903 01 01, more than 4 deep",
        "11030011030011030011030001 01 01 01 01, more than 4 deep",
    })
    void saysWhatIsWrong(String hex, String message) {
        ByteBuffer bytes = Amf0VectorsTest.hex(hex);

        assertThatThrownBy(() -> decoder.read(bytes))
                .isInstanceOf(AmfException.class)
                .hasMessageContaining(message);
        assertThat(bytes.position()).isZero();
    }

    @Test
    void namesTheClassOfAnExternalizableObject() {
        String name = "flex.messaging.io.ArrayCollection";
        ByteBuffer bytes = ByteBuffer.allocate(64)
                .put((byte) 0x0A)
                .put((byte) 0x07)
                .put((byte) (name.length() << 1 | 1))
                .put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .put((byte) 0x09)
                .flip();

        assertThatThrownBy(() -> new Amf3Decoder(AmfLimits.DEFAULT).read(bytes))
                .isInstanceOf(AmfException.class)
                .hasMessageContaining(name);
    }

    @Test
    void referencesCountWhatTheyStandFor() {
        // each array holds the one before twice: 1, 3, 7, 15, 31 values
        ByteBuffer arrays =
                Amf0VectorsTest.hex("090101 0905010900 0900 0905010902 0902 0905010904 0904 0905010906 0906");
        assertThatThrownBy(() -> new Amf3Decoder(new AmfLimits(32, 20, 16, 256)).readAll(arrays))
                .hasMessageContaining("more than 20 values");
        // 16 bytes of text in two, 20 times
        ByteBuffer texts = Amf0VectorsTest.hex("0621" + "61".repeat(16) + "0600".repeat(18));
        assertThatThrownBy(() -> decoder.readAll(texts)).hasMessageContaining("more than 256 bytes");
        // traits of 16 bytes in one
        ByteBuffer traits = Amf0VectorsTest.hex("0a0321" + "61".repeat(16) + "0a01".repeat(18));
        assertThatThrownBy(() -> decoder.readAll(traits)).hasMessageContaining("more than 256 bytes");
    }

    @Test
    void depthCountsWhatReferencesPointAt() {
        ByteBuffer bytes = Amf0VectorsTest.hex("0903010903010903010101 090301 090301 0900");

        assertThatThrownBy(() -> decoder.readAll(bytes)).hasMessageContaining("more than 4 deep");
    }

    @Test
    void readsFromTheMiddleOfALittleEndianBuffer() {
        ByteBuffer bytes = Amf0VectorsTest.hex("ff 05 3ff0000000000000 01").order(ByteOrder.LITTLE_ENDIAN);
        bytes.get();

        assertThat(decoder.read(bytes)).isEqualTo(AmfValue.of(1));
        assertThat(bytes.position()).isEqualTo(10);
        assertThat(decoder.read(bytes)).isEqualTo(AmfValue.NULL);
    }

    @Test
    void oneDecoderServesManyMessages() {
        decoder.readAll(Amf0VectorsTest.hex("06 03 78 0a 0b 01 01"));

        for (String reference : List.of("06 00", "0a 00", "0a 01")) {
            assertThatThrownBy(() -> decoder.readAll(Amf0VectorsTest.hex(reference)))
                    .hasMessageContaining("only 0 came before");
        }
    }

    @Test
    void amf0SwitchesForOneValueAtATime() {
        AmfDecoder amf0 = new AmfDecoder(AmfLimits.DEFAULT);
        ByteBuffer bytes = Amf0VectorsTest.hex(
                "02 0001 61" + "11 0a 0b 01 03 78 04 05 01" + "00 0000000000000000" + "11 0a 00" + "11 06 00");

        AmfValue object = AmfValue.members().put("x", 5).object();
        assertThat(amf0.readAll(bytes))
                .containsExactly(AmfValue.of("a"), object, AmfValue.of(0.0), object, AmfValue.of("x"));
    }

    @Test
    void amf0SwitchesInsideItsObjects() {
        AmfValue value = AmfValue.members()
                .put("bytes", AmfValue.of(new byte[] {1, 2}))
                .put("xml", new AmfValue.Xml("<a/>"))
                .object();
        ByteBuffer bytes = AmfEncoder.encode(value);

        assertThat(bytes)
                .isEqualTo(
                        Amf0VectorsTest.hex("03 0005 6279746573 11 0c 05 0102 0003 786d6c 11 0b 09 3c612f3e 0000 09"));
        assertThat(AmfEncoder.size(value)).isEqualTo(bytes.remaining());
        assertThat(new AmfDecoder(AmfLimits.DEFAULT).read(bytes)).isEqualTo(value);
    }

    @Test
    void depthAndReferencesGoThroughTheSwitch() {
        AmfDecoder amf0 = new AmfDecoder(new AmfLimits(4, 20, 16, 256));

        assertThatThrownBy(() -> amf0.readAll(Amf0VectorsTest.hex("0a00000001 0a00000001 11 090301 090301 01")))
                .hasMessageContaining("more than 4 deep");
        assertThatThrownBy(() -> amf0.readAll(Amf0VectorsTest.hex("03 0000 09 11 0a 00")))
                .as("AMF3 has a table of its own")
                .hasMessageContaining("only 0 came before");
    }
}
