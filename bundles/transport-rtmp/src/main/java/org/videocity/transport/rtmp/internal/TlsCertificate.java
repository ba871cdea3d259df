package org.videocity.transport.rtmp.internal;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A certificate ready for use, with what an operator wants to know of it. TLS 1.2 and 1.3 by the JDK's provider.
 *
 * @param context makes the engines of connections
 * @param description whose it is and until when
 */
record TlsCertificate(SslContext context, String description) {
    private static final int SESSION_CACHE = 2_000;
    private static final long SESSION_SECONDS = 3_600;
    private static final long BUILD_SECONDS = 20;

    /**
     * Reads the files.
     *
     * @throws TlsException with a sentence for the operator when they cannot be used
     */
    static TlsCertificate load(TlsFiles files) throws TlsException {
        if (!files.keystore().isEmpty() && !files.certificate().isEmpty()) {
            throw new TlsException("tlsCertificate and tlsKeystore are both set; choose one");
        }
        return files.keystore().isEmpty() ? fromPem(files) : fromKeystore(files);
    }

    private static TlsCertificate fromPem(TlsFiles files) throws TlsException {
        if (files.key().isEmpty()) {
            throw new TlsException("tlsCertificate needs tlsKey, the file of its private key");
        }
        X509Certificate[] chain = PemFiles.certificates(TlsFiles.resolve(files.certificate()));
        PublicKey own = chain[0].getPublicKey();
        return of(chain, PemFiles.key(TlsFiles.resolve(files.key()), own.getAlgorithm(), files.passphrase()));
    }

    private static TlsCertificate fromKeystore(TlsFiles files) throws TlsException {
        Path file = TlsFiles.resolve(files.keystore());
        char[] password = files.keystorePassword().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return of(
                            Arrays.stream(store.getCertificateChain(alias))
                                    .map(X509Certificate.class::cast)
                                    .toArray(X509Certificate[]::new),
                            key);
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsException(file + " cannot be opened with tlsKeystorePassword", e);
        }
        throw new TlsException(file + " has no private key in it");
    }

    private static TlsCertificate of(X509Certificate[] chain, PrivateKey key) throws TlsException {
        checkPair(chain[0].getPublicKey(), key);
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(key, chain)
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .sessionCacheSize(SESSION_CACHE)
                    .sessionTimeout(SESSION_SECONDS);
            String until = chain[0].getNotAfter().toInstant().toString().substring(0, 10);
            return new TlsCertificate(built(builder), "certificate of " + owner(chain[0]) + " until " + until);
        } catch (IllegalArgumentException e) {
            throw new TlsException("the certificate cannot be used for TLS", e);
        }
    }

    /**
     * Builds on a thread of its own. The first time, Netty finds that Bouncy Castle is not there and keeps that for ever,
     * with the classes of everybody on the stack: none of this bundle's may be among them, or it would never be unloaded.
     */
    private static SslContext built(SslContextBuilder builder) throws TlsException {
        FutureTask<SslContext> build = new FutureTask<>(builder::build);
        EventLoops.threads("rtmp-tls-build-").newThread(build).start();
        try {
            return build.get(BUILD_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new TlsException("the certificate cannot be used for TLS", e.getCause());
        } catch (TimeoutException e) {
            throw new TlsException("TLS was not ready in " + BUILD_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TlsException("the city stops", e);
        }
    }

    /** The JDK does not notice a key that belongs to another certificate before clients do. */
    private static void checkPair(PublicKey certified, PrivateKey key) throws TlsException {
        String algorithm = switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certified.getAlgorithm();
        };
        try {
            byte[] proof = {1, 9, 3, 6};
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(proof);
            byte[] signed = signer.sign();
            signer.initVerify(certified);
            signer.update(proof);
            if (signer.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException("the private key does not fit the certificate", e);
        }
        throw new TlsException("the private key does not belong to the certificate");
    }

    private static String owner(X509Certificate certificate) throws TlsException {
        try {
            if (certificate.getSubjectAlternativeNames() != null) {
                for (List<?> name : certificate.getSubjectAlternativeNames()) {
                    if (Integer.valueOf(2).equals(name.get(0))) { // dNSName, RFC 5280 section 4.2.1.6
                        return String.valueOf(name.get(1));
                    }
                }
            }
            return certificate.getSubjectX500Principal().getName();
        } catch (GeneralSecurityException e) {
            throw new TlsException("the certificate's names cannot be read", e);
        }
    }
}
