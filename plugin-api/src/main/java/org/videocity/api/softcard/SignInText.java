package org.videocity.api.softcard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the holder of a login card signs to be let in. Everything that makes the signature worthless elsewhere is in it: the
 * city, the origin of the page, what for, the city's nonce, until when, and which certificate goes with it.
 *
 * @param city the city that is entered
 * @param origin of the page as the browser sees it, for example {@code https://city.example:5443}; one that the city is
 *     configured to have
 * @param purpose what the signature is good for; {@link #SESSION} is the only one there is
 * @param nonce the city's, exactly as it was sent
 * @param expiry until when it is taken, exactly as it was sent
 */
public record SignInText(String city, String origin, String purpose, String nonce, String expiry) {
    /** A session in this browser. */
    public static final String SESSION = "session";

    private static final String FIRST_LINE = "videocity/1 sign-in";

    /**
     * Refuses parts that could be taken for two lines.
     *
     * @throws IllegalArgumentException when one holds a control character
     */
    public SignInText {
        for (String part : new String[] {city, origin, purpose, nonce, expiry}) {
            if (part.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("A part of the sign-in text is more than one line");
            }
        }
    }

    /**
     * Returns the bytes to sign or to check.
     *
     * @param certificate DER of the login card's own certificate; its position stays
     */
    public byte[] bytes(ByteBuffer certificate) {
        String text = String.join(
                "\n",
                FIRST_LINE,
                city,
                origin,
                purpose,
                nonce,
                expiry,
                HexFormat.of().formatHex(sha256(certificate)));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
