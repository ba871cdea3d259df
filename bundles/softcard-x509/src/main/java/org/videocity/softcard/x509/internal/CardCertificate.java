package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.videocity.api.softcard.CardBinding;
import org.videocity.api.softcard.CardFacts;
import org.videocity.api.softcard.CardReasons;

/**
 * The certificate of a card that this city's authority has signed.
 *
 * @param binding whose card it is and what for, from the extension and nowhere else
 * @param serial its number, lower-case hex digits
 * @param notBefore since when it holds
 * @param notAfter until when
 * @param name the common name, for people
 * @param key for checking what its holder signs
 */
record CardCertificate(
        CardBinding binding, String serial, Instant notBefore, Instant notAfter, String name, PublicKey key) {
    static final int MAX_BYTES = 8192;

    /**
     * Reads a certificate and checks it against the authority: signature, form, usage, binding. Not the dates. What else a chain
     * holds does not matter: the authority is known here, not believed from the card.
     */
    static CardCertificate of(ByteBuffer der, Authority authority) throws RefusedException {
        X509CertificateHolder holder = parse(der);
        if (!authority.name().equals(holder.getIssuer()) || !isSigned(holder, authority)) {
            throw RefusedException.because(CardReasons.OTHER_CITY);
        }
        CardBinding binding = binding(holder);
        if (!binding.city().equals(authority.city())) {
            throw RefusedException.because(CardReasons.OTHER_CITY);
        }
        if (!mayBeUsed(holder, binding)) {
            throw RefusedException.because(CardReasons.WRONG_KIND);
        }
        return new CardCertificate(
                binding,
                holder.getSerialNumber().toString(16),
                holder.getNotBefore().toInstant(),
                holder.getNotAfter().toInstant(),
                CardNames.common(holder.getSubject()),
                CardKey.signed(holder.getSubjectPublicKeyInfo()));
    }

    /** Lets it through when it holds at a moment. */
    CardCertificate holdingAt(Instant now) throws RefusedException {
        if (now.isBefore(notBefore)) {
            throw RefusedException.because(CardReasons.NOT_YET);
        }
        if (now.isAfter(notAfter)) {
            throw RefusedException.because(CardReasons.EXPIRED);
        }
        return this;
    }

    CardFacts facts(Map<String, String> information, int keys) {
        return new CardFacts(binding, serial, notBefore, notAfter, information, keys);
    }

    private static X509CertificateHolder parse(ByteBuffer der) throws RefusedException {
        try {
            byte[] bytes = Der.copy(der, MAX_BYTES);
            X509CertificateHolder holder = new X509CertificateHolder(bytes);
            boolean wholeOctets = holder.toASN1Structure().getSignature().getPadBits() == 0;
            if (!wholeOctets || !Arrays.equals(bytes, holder.toASN1Structure().getEncoded(ASN1Encoding.DER))) {
                throw RefusedException.because(CardReasons.EDITED);
            }
            return holder;
        } catch (IOException | RuntimeException broken) {
            throw RefusedException.because(
                    CardReasons.EDITED.saying("The certificate in this card cannot be read; ask for the file again."));
        }
    }

    private static boolean isSigned(X509CertificateHolder holder, Authority authority) {
        try {
            return PKCSObjectIdentifiers.sha256WithRSAEncryption.equals(
                            holder.getSignatureAlgorithm().getAlgorithm())
                    && holder.getSignatureAlgorithm()
                            .equals(holder.toASN1Structure().getTBSCertificate().getSignature())
                    && Signing.isSignedBy(
                            authority.publicKey(),
                            holder.toASN1Structure().getTBSCertificate().getEncoded(ASN1Encoding.DER),
                            holder.getSignature());
        } catch (IOException broken) {
            return false;
        }
    }

    private static CardBinding binding(X509CertificateHolder holder) throws RefusedException {
        Extension extension = holder.getExtension(CardOids.BINDING);
        if (extension == null) {
            throw RefusedException.because(CardReasons.WRONG_KIND);
        }
        try {
            return BindingExtension.decode(extension.getExtnValue().getOctets());
        } catch (IllegalArgumentException broken) {
            throw RefusedException.because(CardReasons.WRONG_KIND);
        }
    }

    /** The usage that goes with the binding's kind, and no other; may sign; is no authority. */
    private static boolean mayBeUsed(X509CertificateHolder holder, CardBinding binding) {
        ExtendedKeyUsage purposes = ExtendedKeyUsage.fromExtensions(holder.getExtensions());
        KeyUsage usage = KeyUsage.fromExtensions(holder.getExtensions());
        BasicConstraints constraints = BasicConstraints.fromExtensions(holder.getExtensions());
        return purposes != null
                && purposes.size() == 1
                && purposes.hasKeyPurposeId(KeyPurposeId.getInstance(CardOids.usage(binding.kind())))
                && usage != null
                && usage.hasUsages(KeyUsage.digitalSignature)
                && (constraints == null || !constraints.isCA());
    }
}
