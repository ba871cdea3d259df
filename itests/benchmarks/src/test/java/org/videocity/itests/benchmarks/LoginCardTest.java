package org.videocity.itests.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginCardTest {
    @TempDir
    Path folder;

    @Test
    void signsTheTextOfTheFormat() throws Exception {
        LoginCard.Blank blank = LoginCard.Blank.make(folder, "ada");
        byte[] leaf = "not looked into".getBytes(StandardCharsets.US_ASCII);
        String chain = Base64.getEncoder().encodeToString(leaf) + "\",\"" + "YXV0aG9yaXR5";
        LoginCard card = blank.issued("{\"serial\":\"1\",\"chain\":[\"" + chain + "\"],\"expires\":\"…\"}");
        String proof = card.proof("{\"city\":\"localhost\",\"origin\":\"http://localhost\",\"purpose\":\"session\","
                + "\"nonce\":\"bm9uY2U\",\"expiry\":\"2026-11-29T20:00:00Z\"}");
        String text = "videocity/1 sign-in\nlocalhost\nhttp://localhost\nsession\nbm9uY2U\n2026-11-29T20:00:00Z\n"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf));
        assertThat(proof).contains("\"chain\":[\"" + chain + "\"]", "\"nonce\":\"bm9uY2U\"");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) blank.key();
        assertThat(key.getModulus().bitLength()).isEqualTo(3072);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getDecoder().decode(Person.member(proof, "signature"))))
                .isTrue();
    }

    @Test
    void anAnswerWithoutCertificatesIsShown() {
        LoginCard.Blank blank = LoginCard.Blank.make(folder, "eve");
        assertThatThrownBy(() -> blank.issued("{\"reason\":\"no\"}"))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("reason");
    }
}
