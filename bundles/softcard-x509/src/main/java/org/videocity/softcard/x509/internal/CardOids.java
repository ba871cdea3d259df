package org.videocity.softcard.x509.internal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.videocity.api.CardKind;

/**
 * Object identifiers of soft cards, below an arc made of a UUID (X.667: nobody has to be asked for one).
 *
 * @see "docs/formats/soft-card.md section 5"
 */
final class CardOids {
    /** 2.25.n, where n is the UUID as a number. */
    static final ASN1ObjectIdentifier ARC = new ASN1ObjectIdentifier("2.25.155900443873858611497974812304297896098");
    /** The certificate extension that binds a card. */
    static final ASN1ObjectIdentifier BINDING = ARC.branch("1");
    /** Extended key usage of login cards. */
    static final ASN1ObjectIdentifier LOGIN_USAGE = ARC.branch("2");
    /** Extended key usage of visiting cards. */
    static final ASN1ObjectIdentifier ROOM_USAGE = ARC.branch("3");

    private CardOids() {}

    static ASN1ObjectIdentifier usage(CardKind kind) {
        return kind == CardKind.LOGIN ? LOGIN_USAGE : ROOM_USAGE;
    }
}
