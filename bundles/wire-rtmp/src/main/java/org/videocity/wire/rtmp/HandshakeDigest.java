package org.videocity.wire.rtmp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signatures in the packets of the digest handshake, which Flash Player has since 9.0.124 and RTMP 1.0 does not
 * describe. The keys are the same everywhere and known to all: a signature says which program speaks, not who.
 *
 * <pre>
 *  C1, S1: time(4) version(4) then, in scheme 0: digest block(764) key block(764), in scheme 1: the other way round
 *  digest block: place(4) random HMAC-SHA256(32) random; place: its four bytes added up, modulo 728
 *  C2, S2: random(1504) HMAC-SHA256(32)
 * </pre>
 *
 * <p>The digest of C1 or S1 is over the 1504 bytes around it. That of C2 or S2 is over the 1504 bytes before it, its key
 * the HMAC of the other side's digest. Some texts number the two schemes the other way round.
 */
final class HandshakeDigest {
    /** Where a packet has its digest block. */
    enum Scheme {
        SCHEME_0(8),
        SCHEME_1(772);

        private final int block;

        Scheme(int block) {
            this.block = block;
        }
    }

    /** One side's key: short in C1 or S1, whole in C2 or S2. */
    enum Signer {
        CLIENT("Genuine Adobe Flash Player 001"),
        SERVER("Genuine Adobe Flash Media Server 001");

        private final byte[] name;
        private final byte[] whole;

        Signer(String name) {
            this.name = name.getBytes(StandardCharsets.US_ASCII);
            this.whole = Arrays.copyOf(this.name, this.name.length + KEY_TAIL.length);
            System.arraycopy(KEY_TAIL, 0, whole, this.name.length, KEY_TAIL.length);
        }
    }

    static final int DIGEST_BYTES = 32;
    private static final int ANSWER_BYTES = HandshakeBytes.PACKET_BYTES - DIGEST_BYTES;
    private static final int PLACES = 728;
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] KEY_TAIL =
            HexFormat.of().parseHex("f0eec24a8068bee82e00d0d1029e7e576eec5d2d29806fab93b8e636cfeb31ae");

    private HandshakeDigest() {}

    /** The scheme in which a C1 or S1 is signed, null when it is in none. */
    static @Nullable Scheme find(byte[] packet, Signer signer) {
        for (Scheme scheme : Scheme.values()) {
            if (MessageDigest.isEqual(digest(packet, scheme), ofPacket(packet, scheme, signer))) {
                return scheme;
            }
        }
        return null;
    }

    /** The digest a C1 or S1 carries. */
    static byte[] digest(byte[] packet, Scheme scheme) {
        int at = place(packet, scheme);
        return Arrays.copyOfRange(packet, at, at + DIGEST_BYTES);
    }

    /** Puts its digest into a C1 or S1. */
    static void sign(byte[] packet, Scheme scheme, Signer signer) {
        byte[] digest = ofPacket(packet, scheme, signer);
        System.arraycopy(digest, 0, packet, place(packet, scheme), DIGEST_BYTES);
    }

    /** Puts its digest into a C2 or S2 that answers a packet with the given digest. */
    static void signAnswer(byte[] answer, byte[] answered, Signer signer) {
        System.arraycopy(ofAnswer(answer, answered, signer), 0, answer, ANSWER_BYTES, DIGEST_BYTES);
    }

    /** Whether a C2 or S2 is the signed answer to a packet with the given digest. */
    static boolean isAnswer(byte[] answer, byte[] answered, Signer signer) {
        byte[] found = Arrays.copyOfRange(answer, ANSWER_BYTES, answer.length);
        return MessageDigest.isEqual(found, ofAnswer(answer, answered, signer));
    }

    private static int place(byte[] packet, Scheme scheme) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += packet[scheme.block + i] & 0xFF;
        }
        return scheme.block + 4 + sum % PLACES;
    }

    private static byte[] ofPacket(byte[] packet, Scheme scheme, Signer signer) {
        int at = place(packet, scheme);
        Mac mac = mac(signer.name);
        mac.update(packet, 0, at);
        mac.update(packet, at + DIGEST_BYTES, packet.length - at - DIGEST_BYTES);
        return mac.doFinal();
    }

    private static byte[] ofAnswer(byte[] answer, byte[] answered, Signer signer) {
        Mac mac = mac(mac(signer.whole).doFinal(answered));
        mac.update(answer, 0, ANSWER_BYTES);
        return mac.doFinal();
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
