package org.videocity.softcard.x509.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;

/** Whatever stands where a certificate is expected is refused by the declared exception: nobody has signed it. */
class CertificateFuzzTest {
    private static final KeyPair PAIR = Signing.newAuthorityKey();
    private static final Authority AUTHORITY = Authority.of("city.example", PAIR, Instant.EPOCH, new SecureRandom());

    @FuzzTest(maxDuration = "20s")
    void certificate(byte[] data) {
        try {
            CardCertificate.of(ByteBuffer.wrap(data), AUTHORITY);
            throw new AssertionError("nobody has signed this");
        } catch (RefusedException refused) {
            if (refused.reason().text().isEmpty()) {
                throw new AssertionError("no reason is given");
            }
        }
    }
}
