package org.videocity.core.identity.internal.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorDataTest {
    private static ByteBuffer hex(String digits) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(digits));
    }

    /** RFC 8949 appendix A. */
    @Test
    void readsTheExamplesOfTheSpecification() throws Exception {
        assertThat(CborReader.map(hex("a201020304"))).isEqualTo(Map.of(1L, 2L, 3L, 4L));
        assertThat(CborReader.map(hex("a26161016162820203"))).isEqualTo(Map.of("a", 1L, "b", List.of(2L, 3L)));
        assertThat(CborReader.map(hex("a1613a3903e7"))).isEqualTo(Map.of(":", -1000L));
        assertThat(CborReader.map(hex("a161611b000000e8d4a51000"))).isEqualTo(Map.of("a", 1_000_000_000_000L));
        assertThat(CborReader.map(hex("a16161f5"))).isEqualTo(Map.of("a", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "80", // no map
                "a1", // cut off
                "a16161", // without a value
                "bf6161f5ff", // of indefinite length
                "a1616159ffff00", // longer than what is there
                "a161611bffffffffffffffff", // no such number
                "a16161fb3ff199999999999a", // a fraction
                "a161619affffffff", // too many
                "a16161818181818101", // too deep
                "a2616101616102", // twice
                "a1f501", // no name
                "a16162c3", // cut off
                "a161f501" // no UTF-8
            })
    void refusesTheRest(String digits) {
        assertThatThrownBy(() -> CborReader.map(hex(digits))).isInstanceOf(WebAuthnException.class);
    }

    @Test
    void readsWhatAnAuthenticatorMade() throws Exception {
        for (TestAuthenticator made : List.of(TestAuthenticator.es256(), TestAuthenticator.rs256())) {
            AuthenticatorData data = AuthenticatorData.ofAttestation(made.attestation("localhost"));
            AuthenticatorData.Credential credential = data.credential().orElseThrow();
            assertThat(data.isUserPresent() && data.isUserVerified()).isTrue();
            assertThat(credential.id()).isEqualTo(TestAuthenticator.ID);
            byte[] head = TestAuthenticator.head("localhost", 5, 7);
            byte[] client = {1, 2, 3};
            byte[] signature = made.sign(head, client);
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(client);
            assertThat(credential.key().signed(signature, head, hash)).isTrue();
            head[33]++;
            assertThat(credential.key().signed(signature, head, hash)).isFalse();
            assertThat(credential.key().signed(new byte[3], head, hash)).isFalse();
            assertThat(AuthenticatorData.read(head).signCount()).isEqualTo(7 + (1 << 24));
        }
    }

    @Test
    void refusesWhatWasCutOffOrAddedTo() {
        byte[] whole = TestAuthenticator.es256().attestation("localhost");
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> AuthenticatorData.ofAttestation(part)).isInstanceOf(WebAuthnException.class);
        }
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> AuthenticatorData.ofAttestation(more)).isInstanceOf(WebAuthnException.class);
        byte[] head = TestAuthenticator.head("localhost", 5, 7);
        byte[] longer = Arrays.copyOf(head, head.length + 1);
        assertThatThrownBy(() -> AuthenticatorData.read(longer)).isInstanceOf(WebAuthnException.class);
    }

    @Test
    void refusesPointsBesideTheCurve() {
        byte[] whole = TestAuthenticator.es256().attestation("localhost");
        whole[whole.length - 1] ^= 1;
        assertThatThrownBy(() -> AuthenticatorData.ofAttestation(whole))
                .isInstanceOf(WebAuthnException.class)
                .hasMessageContaining("P-256");
    }
}
