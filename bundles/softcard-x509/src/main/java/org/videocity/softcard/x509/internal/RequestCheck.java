package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.videocity.api.softcard.CardReasons;

/**
 * Takes the public key out of a signed request (PKCS#10, RFC 2986) and nothing else: names, attributes and the extensions it may
 * ask for are not looked at.
 */
final class RequestCheck {
    static final int MAX_BYTES = 8192;

    private RequestCheck() {}

    /** Returns the key of a request that was signed with it. */
    static CardKey key(ByteBuffer der) throws RefusedException {
        PKCS10CertificationRequest request = parse(der);
        CardKey key = CardKey.of(request.getSubjectPublicKeyInfo());
        ASN1ObjectIdentifier algorithm = request.getSignatureAlgorithm().getAlgorithm();
        ASN1ObjectIdentifier expected =
                key.isRsa() ? PKCSObjectIdentifiers.sha256WithRSAEncryption : X9ObjectIdentifiers.ecdsa_with_SHA256;
        if (!expected.equals(algorithm) || !isSigned(request, key)) {
            throw RefusedException.because(CardReasons.BAD_REQUEST);
        }
        return key;
    }

    private static PKCS10CertificationRequest parse(ByteBuffer der) throws RefusedException {
        try {
            byte[] bytes = Der.copy(der, MAX_BYTES);
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(bytes);
            boolean wholeOctets = request.toASN1Structure().getSignature().getPadBits() == 0;
            if (!wholeOctets || !Arrays.equals(bytes, request.toASN1Structure().getEncoded(ASN1Encoding.DER))) {
                throw RefusedException.because(CardReasons.BAD_REQUEST);
            }
            return request;
        } catch (IOException | RuntimeException broken) {
            throw RefusedException.because(CardReasons.BAD_REQUEST);
        }
    }

    private static boolean isSigned(PKCS10CertificationRequest request, CardKey key) throws RefusedException {
        try {
            byte[] signed =
                    request.toASN1Structure().getCertificationRequestInfo().getEncoded(ASN1Encoding.DER);
            return Signing.isSignedBy(key.key(), signed, request.getSignature());
        } catch (IOException broken) {
            throw RefusedException.because(CardReasons.BAD_REQUEST);
        }
    }
}
