package org.videocity.softcard.x509.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.videocity.api.CardKind;
import org.videocity.api.softcard.CardBinding;

/** Certificates that a city would never sign, signed by a city. */
final class OddCertificates {
    private OddCertificates() {}

    /** A visiting card by its binding, a login card by its usage. */
    static ByteBuffer withUsageOfLoginCards(Authority authority, String hash) throws Exception {
        Instant now = Instant.parse("2026-11-29T12:00:00Z");
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                authority.name(),
                BigInteger.TEN,
                Date.from(now),
                Date.from(now.plusSeconds(60)),
                CardNames.card(authority.city(), Ada.TEXTS.title()),
                SubjectPublicKeyInfo.getInstance(Ada.EC.getPublic().getEncoded()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.getInstance(CardOids.LOGIN_USAGE)));
        builder.addExtension(
                CardOids.BINDING,
                false,
                BindingExtension.encode(new CardBinding(CardKind.ROOM, Ada.CITY, Ada.OWNER, Ada.ROOM.name(), hash)));
        return ByteBuffer.wrap(builder.build(Signing.signer(authority.key())).getEncoded());
    }
}
