package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;

/** Any bytes: values or an AmfException, nothing else; and what was read survives being written. */
class AmfFuzzTest {
    private static final AmfLimits LIMITS = new AmfLimits(16, 500, 70_000, 100_000);
    // written without references, strings of any length, short counts and integers of AMF3, the same needs more room
    private static final AmfLimits WIDER = new AmfLimits(16, 500, 70_000, 1_000_000);

    @FuzzTest(maxDuration = "20s")
    void decodes(byte[] data) {
        List<AmfValue> values;
        try {
            values = new AmfDecoder(LIMITS).readAll(ByteBuffer.wrap(data));
        } catch (AmfException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        ByteBuffer written = AmfEncoder.encode(values);
        assertThat(new AmfDecoder(WIDER).readAll(written)).isEqualTo(values);
    }
}
