package org.videocity.transport.http.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.videocity.transport.http.internal.HttpConfiguration;

/**
 * Where a configured certificate stands: a PEM chain and a PEM key, or a PKCS#12 file. Relative paths are below Karaf's
 * {@code etc}. Empty strings are settings that are not made.
 */
record KeyFiles(String certificate, String key, String passphrase, String keystore, String keystorePassword) {
    static KeyFiles of(HttpConfiguration configuration) {
        return new KeyFiles(
                configuration.tlsCertificate().strip(),
                configuration.tlsKey().strip(),
                configuration.tlsKeyPassphrase(),
                configuration.tlsKeystore().strip(),
                configuration.tlsKeystorePassword());
    }

    /** Tells whether an operator configured a certificate. */
    boolean isConfigured() {
        return !certificate.isEmpty() || !keystore.isEmpty();
    }

    /** Returns what tells one version of the files from another without reading them. */
    List<String> stamps() {
        return Stream.of(certificate, key, keystore)
                .filter(file -> !file.isEmpty())
                .map(KeyFiles::stamp)
                .toList();
    }

    private static String stamp(String file) {
        Path path = resolve(file);
        try {
            return file + " " + Files.getLastModifiedTime(path).toMillis() + " " + Files.size(path) + " "
                    + path.toRealPath();
        } catch (IOException e) {
            return file + " is not there";
        }
    }

    private static Path resolve(String file) {
        return Path.of(System.getProperty("karaf.etc", "")).resolve(file);
    }

    /**
     * Reads the files.
     *
     * @throws TlsException with a sentence for the operator when they cannot be used
     */
    ServerKey load() throws TlsException {
        if (!keystore.isEmpty() && !certificate.isEmpty()) {
            throw new TlsException("tlsCertificate and tlsKeystore are both set; choose one");
        }
        if (!keystore.isEmpty()) {
            return fromKeystore(resolve(keystore), keystorePassword.toCharArray());
        }
        if (key.isEmpty()) {
            throw new TlsException("tlsCertificate needs tlsKey, the file of its private key");
        }
        X509Certificate[] chain = PemFiles.certificates(resolve(certificate));
        PrivateKey secret = PemFiles.key(resolve(key), chain[0].getPublicKey().getAlgorithm(), passphrase);
        return ServerKey.of(List.of(chain), secret);
    }

    static ServerKey fromKeystore(Path file, char[] password) throws TlsException {
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey secret) {
                    return ServerKey.of(
                            Arrays.stream(store.getCertificateChain(alias))
                                    .map(X509Certificate.class::cast)
                                    .toList(),
                            secret);
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsException(file + " cannot be opened with tlsKeystorePassword", e);
        }
        throw new TlsException(file + " has no private key in it");
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return keystore.isEmpty() ? certificate + " with " + key : keystore;
    }
}
