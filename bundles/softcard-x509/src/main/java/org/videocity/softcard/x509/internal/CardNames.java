package org.videocity.softcard.x509.internal;

import java.text.Normalizer;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Names in certificates, for people to read: UTF-8, cut where X.520 ends them. Who somebody is stands in the binding. */
final class CardNames {
    /** ub-common-name and ub-organization-name of X.520. */
    private static final int MAX_CHARACTERS = 64;

    private CardNames() {}

    static X500Name authority(String city) {
        return name(city, "Soft cards of " + city);
    }

    static X500Name card(String city, String text) {
        return name(city, text);
    }

    private static X500Name name(String city, String common) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, utf8(city))
                .addRDN(BCStyle.CN, utf8(common))
                .build();
    }

    private static DERUTF8String utf8(String text) {
        return new DERUTF8String(cut(text));
    }

    /** Returns a text as it stands in a name. */
    static String cut(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length()) <= MAX_CHARACTERS
                ? composed
                : composed.substring(0, composed.offsetByCodePoints(0, MAX_CHARACTERS));
    }

    /** Returns the common name as it stands there, not as names are written in one line; empty when there is none. */
    static String common(X500Name name) {
        RDN[] found = name.getRDNs(BCStyle.CN);
        return found.length > 0 && found[0].getFirst().getValue() instanceof ASN1String text ? text.getString() : "";
    }
}
