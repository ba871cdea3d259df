package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;

/** Any bytes as AMF3: values or an AmfException, nothing else; and what was read survives being written, either way. */
class Amf3FuzzTest {
    private static final AmfLimits LIMITS = new AmfLimits(16, 500, 70_000, 100_000);
    // lengths in four bytes may be written in one and the other way round; in AMF0 an integer takes nine
    private static final AmfLimits WIDER = new AmfLimits(16, 500, 70_000, 1_000_000);

    @FuzzTest(maxDuration = "20s")
    void decodes(byte[] data) {
        List<AmfValue> values;
        try {
            values = new Amf3Decoder(LIMITS).readAll(ByteBuffer.wrap(data));
        } catch (AmfException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(new Amf3Decoder(WIDER).readAll(Amf3Encoder.encode(values))).isEqualTo(values);
        assertThat(new AmfDecoder(WIDER).readAll(AmfEncoder.encodeSwitching(values)))
                .isEqualTo(values);
    }
}
