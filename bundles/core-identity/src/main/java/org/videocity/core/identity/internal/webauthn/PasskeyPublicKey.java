package org.videocity.core.identity.internal.webauthn;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;

/**
 * The public key of a passkey: ES256 or RS256 (RFC 9053 section 2.1, RFC 8812 section 2).
 *
 * @param algorithm COSE's number, see {@link #ES256}, {@link #RS256}
 * @param der SubjectPublicKeyInfo; not to be changed
 */
public record PasskeyPublicKey(int algorithm, byte[] der) {
    public static final int ES256 = -7;
    public static final int RS256 = -257;

    private static final long KTY = 1;
    private static final long ALG = 3;
    private static final long KTY_EC2 = 2;
    private static final long KTY_RSA = 3;
    private static final long P_256 = 1;
    private static final int P_256_BYTES = 32;
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;

    /** Reads a COSE_Key (RFC 9052 section 7); the buffer's position is behind it then. */
    static PasskeyPublicKey read(ByteBuffer cose) throws WebAuthnException {
        Map<Object, Object> map = CborReader.map(cose);
        long kind = number(map, KTY);
        long algorithm = number(map, ALG);
        try {
            if (kind == KTY_EC2 && algorithm == ES256 && number(map, -1) == P_256) {
                return new PasskeyPublicKey(ES256, ec(bytes(map, -2), bytes(map, -3)));
            }
            if (kind == KTY_RSA && algorithm == RS256) {
                return new PasskeyPublicKey(RS256, rsa(bytes(map, -1), bytes(map, -2)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new WebAuthnException("The passkey's public key is none.");
        }
        throw new WebAuthnException("That kind of passkey is not taken: ES256 or RS256.");
    }

    private static long number(Map<Object, Object> map, long name) throws WebAuthnException {
        if (map.get(name) instanceof Long number) {
            return number;
        }
        throw new WebAuthnException("The passkey's public key is not complete.");
    }

    private static byte[] bytes(Map<Object, Object> map, long name) throws WebAuthnException {
        if (map.get(name) instanceof byte[] bytes) {
            return bytes;
        }
        throw new WebAuthnException("The passkey's public key is not complete.");
    }

    private static byte[] ec(byte[] x, byte[] y) throws GeneralSecurityException, WebAuthnException {
        if (x.length != P_256_BYTES || y.length != P_256_BYTES) {
            throw new WebAuthnException("The passkey's public key is none of P-256.");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
        checkOnCurve(point, curve);
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve))
                .getEncoded();
    }

    /** The JDK takes any two numbers for a point. */
    private static void checkOnCurve(ECPoint point, ECParameterSpec curve) throws WebAuthnException {
        BigInteger p = ((java.security.spec.ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(p);
        if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right)) {
            throw new WebAuthnException("The passkey's public key is no point of P-256.");
        }
    }

    private static byte[] rsa(byte[] modulus, byte[] exponent) throws GeneralSecurityException, WebAuthnException {
        BigInteger n = new BigInteger(1, modulus);
        BigInteger e = new BigInteger(1, exponent);
        if (n.bitLength() < MIN_RSA_BITS || n.bitLength() > MAX_RSA_BITS || !e.equals(BigInteger.valueOf(65_537))) {
            throw new WebAuthnException("That RSA key is not taken: 2048 to 4096 bits, exponent 65537.");
        }
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(n, e))
                .getEncoded();
    }

    /** Tells whether the key signed these bytes, one part after the other. */
    public boolean signed(byte[] signature, byte[]... parts) {
        try {
            boolean ec = algorithm == ES256;
            PublicKey key = KeyFactory.getInstance(ec ? "EC" : "RSA").generatePublic(new X509EncodedKeySpec(der));
            Signature check = Signature.getInstance(ec ? "SHA256withECDSA" : "SHA256withRSA");
            check.initVerify(key);
            for (byte[] part : parts) {
                check.update(part);
            }
            return check.verify(signature);
        } catch (GeneralSecurityException notEvenOne) {
            return false;
        }
    }
}
