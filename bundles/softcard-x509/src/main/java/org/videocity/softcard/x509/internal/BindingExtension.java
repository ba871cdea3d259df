package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.videocity.api.CardKind;
import org.videocity.api.softcard.CardBinding;

/**
 * What binds a card, as it stands in the certificate's extension.
 *
 * <pre>
 * CardBinding ::= SEQUENCE {
 *     version   INTEGER (1),
 *     kind      ENUMERATED { login(0), room(1) },
 *     city      UTF8String,
 *     owner     UTF8String,
 *     room      UTF8String,            -- empty for the home and for login cards
 *     cardHash  OCTET STRING (SIZE (32)) }
 * </pre>
 */
final class BindingExtension {
    private static final int VERSION = 1;
    private static final int FIELDS = 6;
    private static final int HASH_BYTES = 32;

    private BindingExtension() {}

    static byte[] encode(CardBinding binding) {
        ASN1EncodableVector fields = new ASN1EncodableVector();
        fields.add(new ASN1Integer(VERSION));
        fields.add(new ASN1Enumerated(binding.kind().ordinal()));
        fields.add(new DERUTF8String(binding.city()));
        fields.add(new DERUTF8String(binding.owner()));
        fields.add(new DERUTF8String(binding.room()));
        fields.add(new DEROctetString(HexFormat.of().parseHex(binding.cardHash())));
        try {
            return new DERSequence(fields).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("A sequence in memory could not be encoded", impossible);
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    static CardBinding decode(byte[] der) {
        Der.check(der);
        try {
            ASN1Sequence fields = ASN1Sequence.getInstance(der);
            if (fields.size() != FIELDS
                    || !ASN1Integer.getInstance(fields.getObjectAt(0)).hasValue(VERSION)) {
                throw new IllegalArgumentException("the binding of a card is not of version 1");
            }
            return new CardBinding(
                    kind(ASN1Enumerated.getInstance(fields.getObjectAt(1))),
                    text(fields.getObjectAt(2)),
                    text(fields.getObjectAt(3)),
                    text(fields.getObjectAt(4)),
                    hash(ASN1OctetString.getInstance(fields.getObjectAt(5))));
        } catch (IllegalArgumentException wrong) {
            throw wrong;
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("the binding of a card cannot be read", broken);
        }
    }

    private static CardKind kind(ASN1Enumerated number) {
        for (CardKind kind : CardKind.values()) {
            if (number.hasValue(kind.ordinal())) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a card of a kind that does not exist");
    }

    private static String text(ASN1Encodable field) {
        return ASN1UTF8String.getInstance(field).getString();
    }

    private static String hash(ASN1OctetString field) {
        if (field.getOctetsLength() != HASH_BYTES) {
            throw new IllegalArgumentException("a card's hash has 32 bytes");
        }
        return HexFormat.of().formatHex(field.getOctets());
    }
}
