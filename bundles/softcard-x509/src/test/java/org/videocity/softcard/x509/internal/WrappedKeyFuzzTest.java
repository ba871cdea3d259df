package org.videocity.softcard.x509.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Whatever stands where a wrapped key is expected is refused by the declared exception, or was made as cards have it. */
class WrappedKeyFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void wrappedKey(byte[] data) {
        try {
            WrappedKey.parse(ByteBuffer.wrap(data));
        } catch (IllegalArgumentException refused) {
            if (String.valueOf(refused.getMessage()).isEmpty()) {
                throw new AssertionError("no reason is given");
            }
        }
    }
}
