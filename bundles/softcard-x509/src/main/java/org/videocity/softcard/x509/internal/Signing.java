package org.videocity.softcard.x509.internal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys and signatures, always by the JDK's own providers, which are asked for by name. */
final class Signing {
    static final String RSA_PROVIDER = "SunRsaSign";
    static final String EC_PROVIDER = "SunEC";
    static final String RSA_SIGNATURE = "SHA256withRSA";
    private static final String EC_SIGNATURE = "SHA256withECDSA";
    private static final int AUTHORITY_BITS = 3072;

    private Signing() {}

    /** Makes the key of an authority; takes a second or so. */
    static KeyPair newAuthorityKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", RSA_PROVIDER);
            generator.initialize(AUTHORITY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no " + RSA_PROVIDER, impossible);
        }
    }

    /** Makes a public key (P-256) whose private half is thrown away here: nobody will ever sign or open anything with it. */
    static PublicKey newKeyOfNobody() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", EC_PROVIDER);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no " + EC_PROVIDER, impossible);
        }
    }

    static ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(RSA_SIGNATURE)
                    .setProvider(RSA_PROVIDER)
                    .build(key);
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("The authority's key cannot sign", impossible);
        }
    }

    /** Checks a signature as X.509 has it: RSASSA-PKCS1-v1_5, or ECDSA in DER, with SHA-256. */
    static boolean isSignedBy(PublicKey key, byte[] message, byte[] signature) {
        return verify(key, key instanceof ECPublicKey ? EC_SIGNATURE : RSA_SIGNATURE, message, signature);
    }

    /** Checks a signature as browsers make it: RSASSA-PKCS1-v1_5, or ECDSA as r and s one after the other, with SHA-256. */
    static boolean isSignedInBrowserBy(PublicKey key, byte[] message, byte[] signature) {
        return verify(
                key, key instanceof ECPublicKey ? EC_SIGNATURE + "inP1363Format" : RSA_SIGNATURE, message, signature);
    }

    private static boolean verify(PublicKey key, String algorithm, byte[] message, byte[] signature) {
        try {
            Signature verifier =
                    Signature.getInstance(algorithm, key instanceof ECPublicKey ? EC_PROVIDER : RSA_PROVIDER);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java cannot check " + algorithm, impossible);
        }
    }
}
