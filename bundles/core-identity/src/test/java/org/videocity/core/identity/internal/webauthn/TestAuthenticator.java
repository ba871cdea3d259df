package org.videocity.core.identity.internal.webauthn;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;

/** An authenticator with one passkey; its CBOR is written by hand. */
public final class TestAuthenticator {
    public static final byte[] ID = "a passkey".getBytes(StandardCharsets.UTF_8);
    private static final int PRESENT_AND_VERIFIED = 0x05;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys;
    private final boolean ec;

    private TestAuthenticator(KeyPair keys, boolean ec) {
        this.keys = keys;
        this.ec = ec;
    }

    /** Makes one with a key of P-256. */
    public static TestAuthenticator es256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new TestAuthenticator(generator.generateKeyPair(), true);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes one with an RSA key. */
    public static TestAuthenticator rs256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TestAuthenticator(generator.generateKeyPair(), false);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the attestation object of a registration. */
    public byte[] attestation(String host) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(head(host, PRESENT_AND_VERIFIED | ATTESTED, 0));
        data.writeBytes(new byte[16]);
        data.write(0);
        data.write(ID.length);
        data.writeBytes(ID);
        data.writeBytes(cose());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xa3);
        text(out, "fmt");
        text(out, "none");
        text(out, "attStmt");
        out.write(0xa0);
        text(out, "authData");
        bytes(out, data.toByteArray());
        return out.toByteArray();
    }

    private byte[] cose() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (ec) {
            ECPublicKey key = (ECPublicKey) keys.getPublic();
            out.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
            bytes(out, unsigned(key.getW().getAffineX(), 32));
            out.write(0x22);
            bytes(out, unsigned(key.getW().getAffineY(), 32));
        } else {
            RSAPublicKey key = (RSAPublicKey) keys.getPublic();
            out.writeBytes(new byte[] {(byte) 0xa4, 1, 3, 3, 0x39, 1, 0, 0x20});
            bytes(out, unsigned(key.getModulus(), 256));
            out.write(0x21);
            bytes(out, unsigned(key.getPublicExponent(), 3));
        }
        return out.toByteArray();
    }

    private static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] out = new byte[length];
        int from = Math.max(0, signed.length - length);
        System.arraycopy(signed, from, out, length - (signed.length - from), signed.length - from);
        return out;
    }

    /** Returns the data that goes with an assertion. */
    public static byte[] head(String host, int flags, int count) {
        return ByteBuffer.allocate(37)
                .put(sha256(host.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(count)
                .array();
    }

    /** Signs as authenticators do. */
    public byte[] sign(byte[] data, byte[] client) {
        try {
            Signature signature = Signature.getInstance(ec ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
        out.write(0x59);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
