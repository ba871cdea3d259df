package org.videocity.core.identity.internal.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever an authenticator sends is read, or refused with a sentence. */
class AuthenticatorDataFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void readsAnything(FuzzedDataProvider data) {
        boolean attestation = data.consumeBoolean();
        byte[] bytes = data.consumeRemainingAsBytes();
        try {
            AuthenticatorData read =
                    attestation ? AuthenticatorData.ofAttestation(bytes) : AuthenticatorData.read(bytes);
            assertThat(read.rpIdHash()).hasSize(32);
        } catch (WebAuthnException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
