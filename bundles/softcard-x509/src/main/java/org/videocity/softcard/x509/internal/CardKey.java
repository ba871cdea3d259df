package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.videocity.api.softcard.CardReasons;

/**
 * A public key that a card may have: RSA of 3072 or 4096 bits with exponent 65537 (rsaEncryption), or P-256 (id-ecPublicKey with
 * the curve's name).
 *
 * @param info as it stands in a certificate
 * @param key for checking signatures
 */
record CardKey(SubjectPublicKeyInfo info, PublicKey key) {
    private static final Set<Integer> RSA_BITS = Set.of(3072, 4096);
    private static final int RSA_EXPONENT = 65537;

    /** Looks at a key: its kind and size, and whether it is one at all (modulus without small factors, point on its curve). */
    static CardKey of(SubjectPublicKeyInfo info) throws RefusedException {
        try {
            AlgorithmIdentifier algorithm = info.getAlgorithm();
            ASN1ObjectIdentifier kind = algorithm.getAlgorithm();
            // the library refuses moduli that are even, composite of small primes or prime, and points beside the curve
            AsymmetricKeyParameter parsed = PublicKeyFactory.createKey(info);
            if (PKCSObjectIdentifiers.rsaEncryption.equals(kind)
                    && DERNull.INSTANCE.equals(algorithm.getParameters())
                    && isStrong((RSAKeyParameters) parsed)) {
                return new CardKey(info, key("RSA", Signing.RSA_PROVIDER, info));
            }
            if (X9ObjectIdentifiers.id_ecPublicKey.equals(kind)
                    && SECObjectIdentifiers.secp256r1.equals(algorithm.getParameters())) {
                return new CardKey(info, key("EC", Signing.EC_PROVIDER, info));
            }
        } catch (IOException | GeneralSecurityException | RuntimeException broken) {
            throw RefusedException.because(CardReasons.WEAK_KEY);
        }
        throw RefusedException.because(CardReasons.WEAK_KEY);
    }

    /** Reads a key that was looked at before it was signed. */
    static PublicKey signed(SubjectPublicKeyInfo info) throws RefusedException {
        try {
            boolean rsa = PKCSObjectIdentifiers.rsaEncryption.equals(
                    info.getAlgorithm().getAlgorithm());
            return rsa ? key("RSA", Signing.RSA_PROVIDER, info) : key("EC", Signing.EC_PROVIDER, info);
        } catch (IOException | GeneralSecurityException broken) {
            throw RefusedException.because(CardReasons.WEAK_KEY);
        }
    }

    boolean isRsa() {
        return PKCSObjectIdentifiers.rsaEncryption.equals(info.getAlgorithm().getAlgorithm());
    }

    private static boolean isStrong(RSAKeyParameters rsa) {
        return RSA_BITS.contains(rsa.getModulus().bitLength())
                && rsa.getExponent().bitLength() < Integer.SIZE
                && rsa.getExponent().intValue() == RSA_EXPONENT;
    }

    private static PublicKey key(String algorithm, String provider, SubjectPublicKeyInfo info)
            throws GeneralSecurityException, IOException {
        return KeyFactory.getInstance(algorithm, provider).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
    }
}
