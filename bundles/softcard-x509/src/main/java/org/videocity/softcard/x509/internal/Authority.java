package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * The certificate authority of one city.
 *
 * @param city whose
 * @param key signs cards and revocation lists; never leaves this bundle and its file
 * @param publicKey checks them
 * @param certificate says so to others
 */
record Authority(String city, PrivateKey key, PublicKey publicKey, X509CertificateHolder certificate) {
    private static final Duration LIFE = Duration.ofDays(3653);
    /** Clocks of those who look at a new certificate may be late. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final int SERIAL_BYTES = 16;
    private static final int KEY_ID_BYTES = 20;

    /** Makes the certificate of a new key. */
    static Authority of(String city, KeyPair pair, Instant now, SecureRandom random) {
        SubjectPublicKeyInfo info =
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        return new Authority(
                city, pair.getPrivate(), pair.getPublic(), selfSigned(city, pair.getPrivate(), info, now, random));
    }

    /** Takes what a file holds; throws when key and certificate do not belong together. */
    static Authority of(String city, PrivateKey key, X509CertificateHolder certificate)
            throws GeneralSecurityException, IOException {
        PublicKey publicKey = KeyFactory.getInstance("RSA", Signing.RSA_PROVIDER)
                .generatePublic(new X509EncodedKeySpec(
                        certificate.getSubjectPublicKeyInfo().getEncoded()));
        Authority read = new Authority(city, key, publicKey, certificate);
        byte[] probe = city.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (!Signing.isSignedBy(publicKey, probe, read.sign(probe))) {
            throw new GeneralSecurityException("key and certificate do not belong together");
        }
        return read;
    }

    private byte[] sign(byte[] message) throws GeneralSecurityException {
        java.security.Signature signature =
                java.security.Signature.getInstance(Signing.RSA_SIGNATURE, Signing.RSA_PROVIDER);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    /** Returns the same authority, with the same name and key, for another ten years. */
    Authority renewed(Instant now, SecureRandom random) {
        return new Authority(
                city, key, publicKey, selfSigned(city, key, certificate.getSubjectPublicKeyInfo(), now, random));
    }

    /** Returns the name that stands in what it signs. */
    X500Name name() {
        return certificate.getSubject();
    }

    Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** Returns the certificate in DER. */
    ByteBuffer der() {
        try {
            return ByteBuffer.wrap(certificate.getEncoded()).asReadOnlyBuffer();
        } catch (IOException impossible) {
            throw new IllegalStateException("A certificate in memory could not be encoded", impossible);
        }
    }

    /** Names its key in what it signs. */
    AuthorityKeyIdentifier keyId() {
        return new AuthorityKeyIdentifier(keyId(certificate.getSubjectPublicKeyInfo()));
    }

    private static X509CertificateHolder selfSigned(
            String city, PrivateKey key, SubjectPublicKeyInfo info, Instant now, SecureRandom random) {
        X500Name name = CardNames.authority(city);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name, newSerial(random), Date.from(now.minus(CLOCKS_DIFFER)), Date.from(now.plus(LIFE)), name, info);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyId(info)));
            return builder.build(Signing.signer(key));
        } catch (IOException impossible) {
            throw new IllegalStateException("A certificate in memory could not be encoded", impossible);
        }
    }

    /** Makes a serial number: positive, 16 bytes, 126 of their bits random. */
    static BigInteger newSerial(SecureRandom random) {
        byte[] bytes = new byte[SERIAL_BYTES];
        random.nextBytes(bytes);
        bytes[0] = (byte) (bytes[0] & 0x3f | 0x40);
        return new BigInteger(1, bytes);
    }

    /** Names a key: the first 160 bits of SHA-256 of its bits (RFC 7093 section 2 method 1). */
    static byte[] keyId(SubjectPublicKeyInfo info) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(info.getPublicKeyData().getBytes());
            return Arrays.copyOf(digest, KEY_ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "Authority of " + city;
    }
}
