package org.videocity.transport.http.internal.tls;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a certificate that vouches for itself (RFC 5280), for cities nobody gave one. */
final class SelfSigned {
    private static final int SERIAL_BYTES = 16;
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);
    private static final byte[] BASIC_CONSTRAINTS = Der.oid(2, 5, 29, 19);
    private static final byte[] KEY_USAGE = Der.oid(2, 5, 29, 15);
    private static final byte[] EXTENDED_KEY_USAGE = Der.oid(2, 5, 29, 37);
    private static final byte[] SERVER_AUTH = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.oid(2, 5, 29, 17);
    private static final byte[] VERSION_3 =
            Der.value(Der.CONTEXT | Der.CONSTRUCTED, Der.value(Der.INTEGER, new byte[] {2}));
    /** Named bits of KeyUsage: digitalSignature is the first of eight, seven are unused. */
    private static final byte[] DIGITAL_SIGNATURE = Der.value(Der.BIT_STRING, new byte[] {7, (byte) 0x80});

    private static final int DNS_NAME = Der.CONTEXT | 2;
    private static final int IP_ADDRESS = Der.CONTEXT | 7;
    private static final int EXTENSIONS = Der.CONTEXT | Der.CONSTRUCTED | 3;

    private SelfSigned() {}

    /** Makes a key pair on the curve P-256, which every browser and player knows. */
    static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /**
     * Makes a certificate.
     *
     * @param names host names and address literals it is for; the first is its subject
     */
    static X509Certificate certificate(KeyPair keys, List<String> names, Instant now, Duration valid)
            throws GeneralSecurityException {
        byte[] name = Der.sequence(Der.value(Der.SET, Der.sequence(COMMON_NAME, Der.text(names.get(0)))));
        byte[] body = Der.sequence(
                VERSION_3,
                Der.value(Der.INTEGER, serial()),
                ECDSA_WITH_SHA256,
                name,
                Der.sequence(Der.time(now.minus(CLOCKS_DIFFER)), Der.time(now.plus(valid))),
                name,
                keys.getPublic().getEncoded(),
                Der.value(EXTENSIONS, extensions(names)));
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(body);
        byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signer.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    /** Positive, and of one length. */
    private static byte[] serial() {
        byte[] serial = new byte[SERIAL_BYTES];
        new SecureRandom().nextBytes(serial);
        serial[0] = (byte) (serial[0] & 0x3f | 0x40);
        return serial;
    }

    private static byte[] extensions(List<String> names) {
        List<byte[]> all = new ArrayList<>();
        for (String name : Set.copyOf(names)) {
            all.add(
                    ADDRESS.matcher(name).matches()
                            ? Der.value(IP_ADDRESS, address(name))
                            : Der.value(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII)));
        }
        return Der.sequence(
                critical(BASIC_CONSTRAINTS, Der.sequence()),
                critical(KEY_USAGE, DIGITAL_SIGNATURE),
                Der.sequence(EXTENDED_KEY_USAGE, Der.value(Der.OCTET_STRING, Der.sequence(SERVER_AUTH))),
                Der.sequence(
                        SUBJECT_ALTERNATIVE_NAME,
                        Der.value(Der.OCTET_STRING, Der.sequence(all.toArray(byte[][]::new)))));
    }

    private static byte[] critical(byte[] oid, byte[] value) {
        return Der.sequence(oid, Der.TRUE, Der.value(Der.OCTET_STRING, value));
    }

    private static byte[] address(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal + " is no address", noLiteral);
        }
    }
}
