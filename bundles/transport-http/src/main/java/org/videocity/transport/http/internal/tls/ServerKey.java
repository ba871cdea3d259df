package org.videocity.transport.http.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A private key with the certificates that vouch for it, the server's own first; they belong together.
 *
 * @param chain never empty
 * @param secret the key
 */
record ServerKey(List<X509Certificate> chain, PrivateKey secret) {
    private static final String ALIAS = "city";
    private static final char[] IN_MEMORY = "in memory only".toCharArray();

    /**
     * Checks that both belong together: the JDK does not notice before clients do.
     *
     * @throws TlsException with a sentence for the operator
     */
    static ServerKey of(List<X509Certificate> chain, PrivateKey secret) throws TlsException {
        PublicKey certified = chain.get(0).getPublicKey();
        String algorithm = switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certified.getAlgorithm();
        };
        try {
            byte[] proof = {1, 9, 3, 6};
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(secret);
            signer.update(proof);
            byte[] signed = signer.sign();
            signer.initVerify(certified);
            signer.update(proof);
            if (signer.verify(signed)) {
                return new ServerKey(List.copyOf(chain), secret);
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException("the private key does not fit the certificate", e);
        }
        throw new TlsException("the private key does not belong to the certificate");
    }

    /** Hands key and certificates to the server's TLS. */
    void into(SslContextFactory.Server tls) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, secret, IN_MEMORY, chain.toArray(X509Certificate[]::new));
            tls.setKeyStore(store);
            tls.setKeyStorePassword(new String(IN_MEMORY));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot be handed to the server", e);
        }
    }

    Instant expires() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /** Says whose it is and until when. */
    String description() {
        return "certificate of " + chain.get(0).getSubjectX500Principal().getName() + " until "
                + expires().toString().substring(0, 10);
    }
}
