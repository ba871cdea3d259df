package org.videocity.wire.amf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Any text as JSON, any AMF as JSON: a value or an AmfException; what was read is the same when written and read again. */
class AmfJsonFuzzTest {
    private static final AmfLimits LIMITS = new AmfLimits(16, 500, 5_000, 10_000);
    private static final AmfLimits WIDER = new AmfLimits(64, 5_000, 100_000, 1_000_000);

    @FuzzTest(maxDuration = "20s")
    void reads(byte[] data) {
        try {
            AmfValue value = AmfJson.read(new String(data, StandardCharsets.UTF_8), LIMITS);
            assertThat(AmfJson.read(AmfJson.write(value), WIDER)).isEqualTo(value);
        } catch (AmfException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        AmfValue value;
        try {
            value = new AmfDecoder(LIMITS).read(ByteBuffer.wrap(data));
        } catch (AmfException refused) {
            return;
        }
        // dates and arrays of AMF may come back simpler, once
        String json = AmfJson.write(value);
        assertThat(AmfJson.write(AmfJson.read(json, WIDER))).isEqualTo(json);
    }
}
