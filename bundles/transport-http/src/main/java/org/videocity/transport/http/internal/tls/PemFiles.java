package org.videocity.transport.http.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads certificates and private keys in the textual form of RFC 7468. */
final class PemFiles {
    private static final long MAX_BYTES = 1 << 20;
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    private PemFiles() {}

    /** Returns the chain of a file, the server's own certificate first; never empty. */
    static X509Certificate[] certificates(Path file) throws TlsException {
        byte[] text = read(file);
        try {
            X509Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(text))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toArray(X509Certificate[]::new);
            if (chain.length > 0) {
                return chain;
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException(file + " is no certificate in PEM", e);
        }
        throw new TlsException(file + " has no certificate in it");
    }

    /**
     * Returns the private key of a file (PKCS#8, RFC 5958), decrypted where it has to be.
     *
     * @param algorithm of the public key it belongs to
     */
    static PrivateKey key(Path file, String algorithm, String passphrase) throws TlsException {
        Matcher found = KEY.matcher(new String(read(file), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new TlsException(file + " has no private key in PEM in it");
        }
        byte[] der = Base64.getMimeDecoder().decode(found.group(2));
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm);
            return switch (found.group(1).strip()) {
                case "" -> factory.generatePrivate(new PKCS8EncodedKeySpec(der));
                case "ENCRYPTED" -> factory.generatePrivate(decrypt(der, passphrase));
                default ->
                    throw new TlsException(file + " holds a key in an old form; convert it:"
                            + " openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem");
            };
        } catch (IOException | GeneralSecurityException e) {
            String hint = found.group(1).isEmpty() ? "" : " with tlsKeyPassphrase";
            throw new TlsException(file + " cannot be read" + hint, e);
        }
    }

    private static PKCS8EncodedKeySpec decrypt(byte[] der, String passphrase)
            throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
        // of PBES2 (RFC 8018 section 6.2) the JDK names the schemes in the text of the parameters only
        boolean pbes2 = info.getAlgName().equals("PBES2") || info.getAlgName().equals("1.2.840.113549.1.5.13");
        String scheme = pbes2 ? String.valueOf(info.getAlgParameters()) : info.getAlgName();
        SecretKey secret =
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(passphrase.toCharArray()));
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(Cipher.DECRYPT_MODE, secret, info.getAlgParameters());
        return info.getKeySpec(cipher);
    }

    private static byte[] read(Path file) throws TlsException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new TlsException(file + " is larger than a certificate or key can be");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsException("cannot read " + file, e);
        }
    }
}
