package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.videocity.api.softcard.CardBinding;

/** Makes the certificates of cards. Everything in them comes from here or from the city's records, only the key from outside. */
final class CardIssuer {
    private final SecureRandom random;

    CardIssuer(SecureRandom random) {
        this.random = random;
    }

    /**
     * A certificate just made.
     *
     * @param serial its number, lower-case hex digits
     * @param chain it and the authority's, DER
     */
    record Issued(String serial, List<ByteBuffer> chain) {}

    /**
     * Signs a certificate.
     *
     * @param name the person's or the room's, for people
     */
    Issued issue(Authority authority, CardBinding binding, String name, CardKey key, Instant from, Instant until) {
        BigInteger serial = Authority.newSerial(random);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                authority.name(),
                serial,
                Date.from(from),
                Date.from(until),
                CardNames.card(authority.city(), name),
                key.info());
        try {
            extend(builder, authority, binding, key);
            byte[] leaf = builder.build(Signing.signer(authority.key())).getEncoded();
            return new Issued(serial.toString(16), List.of(ByteBuffer.wrap(leaf).asReadOnlyBuffer(), authority.der()));
        } catch (IOException impossible) {
            throw new IllegalStateException("A certificate in memory could not be encoded", impossible);
        }
    }

    private static void extend(X509v3CertificateBuilder builder, Authority authority, CardBinding binding, CardKey key)
            throws IOException {
        int usage = key.isRsa() ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment : KeyUsage.digitalSignature;
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.getInstance(CardOids.usage(binding.kind()))));
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(Authority.keyId(key.info())));
        builder.addExtension(Extension.authorityKeyIdentifier, false, authority.keyId());
        builder.addExtension(CardOids.BINDING, false, BindingExtension.encode(binding));
    }
}
