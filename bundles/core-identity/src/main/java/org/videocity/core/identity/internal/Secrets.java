package org.videocity.core.identity.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random things and what is stored of them. Thread: safe from any. */
final class Secrets {
    private static final int TOKEN_BYTES = 32;
    private static final int ID_BYTES = 12;
    private static final int CODES = 1_000_000;

    private final SecureRandom random = new SecureRandom();

    /** 256 bits as URL-safe text: whoever shows it was given it. */
    String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 96 bits as lower-case hex digits: unique, and no secret. */
    String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Six digits for a person to copy. */
    String code() {
        return String.format(java.util.Locale.ROOT, "%06d", random.nextInt(CODES));
    }

    /** What is stored of a token. It has more entropy than any guessing works through: one round is enough. */
    static String hash(String token) {
        return hash("", token);
    }

    /** What is stored of a code: worth nothing without its confirmation, which forgets it after a few tries. */
    static String hash(String salt, String code) {
        MessageDigest sha256 = sha256();
        sha256.update(salt.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(code.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** What names bytes that are not stored themselves; their position stays. */
    static String hash(ByteBuffer bytes) {
        MessageDigest sha256 = sha256();
        sha256.update(bytes.duplicate());
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Compares in a time that does not depend on where the difference is. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
