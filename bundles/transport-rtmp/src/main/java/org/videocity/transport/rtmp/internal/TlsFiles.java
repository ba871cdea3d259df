package org.videocity.transport.rtmp.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the certificate of RTMPS stands: either a PEM chain and a PEM key, or a PKCS#12 file. Relative paths are below
 * Karaf's {@code etc}. Empty strings are settings that are not made.
 */
record TlsFiles(String certificate, String key, String passphrase, String keystore, String keystorePassword) {
    static TlsFiles of(RtmpConfig config) {
        return new TlsFiles(
                config.tlsCertificate().strip(),
                config.tlsKey().strip(),
                config.tlsKeyPassphrase(),
                config.tlsKeystore().strip(),
                config.tlsKeystorePassword());
    }

    /** Tells whether RTMPS is wanted at all. */
    boolean isConfigured() {
        return !certificate.isEmpty() || !keystore.isEmpty();
    }

    static Path resolve(String file) {
        return Path.of(System.getProperty("karaf.etc", "")).resolve(file);
    }

    /** Returns what tells one version of the files from another without reading them. */
    List<String> stamps() {
        List<String> stamps = new ArrayList<>();
        Stream.of(certificate, key, keystore).filter(file -> !file.isEmpty()).forEach(file -> stamps.add(stamp(file)));
        return stamps;
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

    /** Without the secrets. */
    @Override
    public String toString() {
        return keystore.isEmpty() ? certificate + " with " + key : keystore;
    }
}
