package org.videocity.softcard.x509.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * A private key wrapped with a passphrase the one way cards have it: PBES2 (RFC 8018) with PBKDF2 by HMAC-SHA256 and AES-256 in CBC
 * mode, which both browsers and openssl can do.
 */
final class WrappedKey {
    private static final int MAX_BYTES = 8192;
    private static final int ROUNDS = 600_000;
    private static final int MIN_ROUNDS = 100_000;
    private static final int MAX_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int MIN_SALT_BYTES = 8;
    private static final int MAX_SALT_BYTES = 64;
    private static final int BLOCK_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final AlgorithmIdentifier HMAC =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

    private final byte[] salt;
    private final int rounds;
    private final byte[] iv;
    private final byte[] encrypted;

    private WrappedKey(byte[] salt, int rounds, byte[] iv, byte[] encrypted) {
        this.salt = salt;
        this.rounds = rounds;
        this.iv = iv;
        this.encrypted = encrypted;
    }

    /**
     * Reads one and looks at how it was made.
     *
     * @throws IllegalArgumentException when it is none, or made in another way
     */
    static WrappedKey parse(ByteBuffer der) {
        byte[] bytes = Der.copy(der, MAX_BYTES);
        try {
            EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(bytes);
            AlgorithmIdentifier algorithm = info.getEncryptionAlgorithm();
            require(PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm()), "PBES2");
            PBES2Parameters scheme = PBES2Parameters.getInstance(algorithm.getParameters());
            KeyDerivationFunc derivation = scheme.getKeyDerivationFunc();
            require(PKCSObjectIdentifiers.id_PBKDF2.equals(derivation.getAlgorithm()), "PBKDF2");
            PBKDF2Params parameters = PBKDF2Params.getInstance(derivation.getParameters());
            require(!parameters.isDefaultPrf() && HMAC.equals(parameters.getPrf()), "HMAC-SHA256, named");
            EncryptionScheme cipher = scheme.getEncryptionScheme();
            require(NISTObjectIdentifiers.id_aes256_CBC.equals(cipher.getAlgorithm()), "AES-256 in CBC mode");
            return new WrappedKey(
                    salt(parameters),
                    rounds(parameters),
                    iv(ASN1OctetString.getInstance(cipher.getParameters())),
                    encrypted(info.getEncryptedData()));
        } catch (IllegalArgumentException wrong) {
            throw wrong;
        } catch (RuntimeException broken) {
            // the library's readers trust that as many fields are there as the standard says
            throw new IllegalArgumentException("the key cannot be read", broken);
        }
    }

    private static byte[] salt(PBKDF2Params parameters) {
        byte[] salt = parameters.getSalt();
        require(salt.length >= MIN_SALT_BYTES && salt.length <= MAX_SALT_BYTES, "a salt of 8 to 64 bytes");
        return salt;
    }

    private static int rounds(PBKDF2Params parameters) {
        int rounds = parameters.getIterationCount().intValueExact();
        require(rounds >= MIN_ROUNDS && rounds <= MAX_ROUNDS, "100,000 to 10,000,000 rounds");
        require(
                parameters.getKeyLength() == null || parameters.getKeyLength().intValueExact() == KEY_BYTES,
                "a key of 32 bytes");
        return rounds;
    }

    private static byte[] iv(ASN1OctetString parameter) {
        require(parameter.getOctetsLength() == BLOCK_BYTES, "an initialization vector of 16 bytes");
        return parameter.getOctets();
    }

    private static byte[] encrypted(byte[] data) {
        require(data.length > 0 && data.length % BLOCK_BYTES == 0, "whole blocks");
        return data;
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException("the key was not wrapped as keys of cards are: " + what);
        }
    }

    /** Wraps a key (PKCS#8, DER); yields DER of EncryptedPrivateKeyInfo. */
    static byte[] wrap(byte[] key, String passphrase, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] iv = new byte[BLOCK_BYTES];
        random.nextBytes(salt);
        random.nextBytes(iv);
        PBES2Parameters scheme = new PBES2Parameters(
                new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, ROUNDS, HMAC)),
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, passphrase, salt, ROUNDS, iv).doFinal(key);
            return new EncryptedPrivateKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, scheme), encrypted)
                    .getEncoded();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("This Java cannot wrap a key", impossible);
        }
    }

    /** Opens it; yields PKCS#8, or throws when the passphrase is wrong. */
    byte[] unwrap(String passphrase) throws GeneralSecurityException {
        return cipher(Cipher.DECRYPT_MODE, passphrase, salt, rounds, iv).doFinal(encrypted);
    }

    private static Cipher cipher(int mode, String passphrase, byte[] salt, int rounds, byte[] iv)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, rounds, KEY_BYTES * Byte.SIZE);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256", "SunJCE")
                .generateSecret(spec)
                .getEncoded();
        spec.clearPassword();
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
