package org.videocity.softcard.x509.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** Whatever stands where a request is expected is refused by the declared exception, or yields a key that may be taken. */
class RequestFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void request(byte[] data) throws Exception {
        try {
            CardKey key = RequestCheck.key(ByteBuffer.wrap(data));
            if (!CardKey.of(key.info()).key().equals(key.key())) {
                throw new AssertionError("the key is read in two ways");
            }
        } catch (RefusedException refused) {
            if (refused.reason().text().isEmpty()) {
                throw new AssertionError("no reason is given");
            }
        }
    }
}
