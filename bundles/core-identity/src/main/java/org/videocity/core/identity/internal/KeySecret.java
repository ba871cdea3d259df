package org.videocity.core.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What somebody with a stream key shows: {@code <id>.<secret>}, both in lower-case base 32 (RFC 4648 section 6, without
 * padding), 40 and 160 random bits. The secret has more entropy than any guessing can work through, so one round of
 * salted SHA-256 is enough to store it.
 *
 * @param id names the key, no secret
 * @param secret the part that proves it
 */
record KeySecret(String id, String secret) {
    private static final int ID_BYTES = 5;
    private static final int SECRET_BYTES = 20;
    private static final int SALT_BYTES = 16;
    private static final int MAX_CHARS = 256;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /** Makes a new one. */
    static KeySecret random(SecureRandom random) {
        return new KeySecret(base32(random, ID_BYTES), base32(random, SECRET_BYTES));
    }

    static String newSalt(SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** Takes apart what somebody shows; absent when it cannot be a key. */
    static Optional<KeySecret> parse(String shown) {
        String bare = shown.strip();
        int dot = bare.indexOf('.');
        return bare.length() > MAX_CHARS || dot < 1 || dot == bare.length() - 1
                ? Optional.empty()
                : Optional.of(new KeySecret(bare.substring(0, dot), bare.substring(dot + 1)));
    }

    /** Returns what is stored: the SHA-256 of salt and secret, as hex digits. */
    String hash(String salt) {
        MessageDigest sha256 = sha256();
        sha256.update(salt.getBytes(StandardCharsets.UTF_8));
        sha256.update(secret.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Compares in a time that does not depend on where the difference is. */
    boolean matches(String salt, String hash) {
        return MessageDigest.isEqual(
                hash(salt).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns what goes into {@code ?key=…}. */
    String shown() {
        return id + "." + secret;
    }

    @Override
    public String toString() {
        return "KeySecret[" + id + "]";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static String base32(SecureRandom random, int bytes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes * 8 / 5; i++) {
            out.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return out.toString();
    }
}
