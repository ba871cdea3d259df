package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The socket of the city's page over TLS, opened by a client that trusts one certificate and nothing else. */
final class SecureSocket {
    private SecureSocket() {}

    /**
     * Opens it on this machine under a name.
     *
     * @return the answer to the handshake and what the socket says, up to a word
     */
    static String answer(String host, int port, Path trusted, String until)
            throws IOException, GeneralSecurityException {
        try (SSLSocket socket = connect(port, trusted)) {
            String handshake = String.join(
                    "\r\n",
                    "GET /ws/city HTTP/1.1",
                    "Host: " + host + ":" + port,
                    "Origin: https://" + host + ":" + port,
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Protocol: videocity.city.1",
                    "",
                    "");
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf(until) < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as(answer.toString()).isGreaterThanOrEqualTo(0);
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    private static SSLSocket connect(int port, Path certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "trusted", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
    }
}
