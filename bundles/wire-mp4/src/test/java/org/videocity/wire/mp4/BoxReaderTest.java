package org.videocity.wire.mp4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxReaderTest {
    private static final String MOOV = "6d6f6f76";
    private static final String FREE = "66726565";

    private final BoxReader reader = new BoxReader(4, 3);

    @Test
    void boxesInBoxes() throws Mp4Exception {
        ByteBuffer bytes = Samples.hex("ffff" + "00000011" + MOOV + "00000009" + FREE + "aa" + "00000008" + FREE);
        bytes.position(2);
        List<Mp4Box> boxes = reader.read(bytes);
        assertThat(bytes.position()).isEqualTo(2);
        assertThat(boxes).extracting(Mp4Box::type).containsExactly("moov", "free");
        Mp4Box inner = boxes.get(0).find("free").orElseThrow();
        assertThat(inner.offset()).isEqualTo(8);
        assertThat(inner.end()).isEqualTo(17);
        assertThat(inner.body()).isEqualTo(Samples.hex("aa"));
        assertThat(boxes.get(0).find("free/free")).isEmpty();
    }

    @Test
    void largeSizesAndTheBoxUpToTheEnd() throws Mp4Exception {
        List<Mp4Box> boxes =
                reader.read(Samples.hex("00000001" + FREE + "0000000000000011" + "bb" + "00000000" + FREE + "cccc"));
        assertThat(boxes.get(0).body()).isEqualTo(Samples.hex("bb"));
        assertThat(boxes.get(1).body()).isEqualTo(Samples.hex("cccc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00", // no header
                "00000007" + FREE, // smaller than its header
                "00000009" + FREE, // larger than the rest
                "00000001" + FREE, // no large size
                "00000001" + FREE + "ffffffffffffffff",
                "00000001" + FREE + "000000000000000f",
                "00000010" + MOOV + "00000000" + FREE, // "to the end" inside a container
                "0000000b" + "73747364" + "000000" // ends inside the fields of stsd
            })
    void brokenBoxesAreRefused(String hex) {
        assertThatThrownBy(() -> reader.read(Samples.hex(hex))).isInstanceOf(Mp4Exception.class);
    }

    @Test
    void limitsHold() {
        assertThatThrownBy(() -> reader.read(Samples.hex(("00000008" + FREE).repeat(5))))
                .hasMessageContaining("more than 4 boxes");
        String deep = "00000020" + MOOV + "00000018" + MOOV + "00000010" + MOOV + "00000008" + MOOV;
        assertThatThrownBy(() -> reader.read(Samples.hex(deep))).hasMessageContaining("more than 3 deep");
    }
}
