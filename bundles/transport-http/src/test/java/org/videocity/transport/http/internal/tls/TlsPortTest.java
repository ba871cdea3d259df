package org.videocity.transport.http.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.videocity.api.city.City;
import org.videocity.testing.api.TestCities;
import org.videocity.transport.http.internal.HttpConfiguration;
import org.videocity.transport.http.internal.TestConfiguration;

class TlsPortTest {
    @TempDir
    Path folder;

    private final ScheduledExecutorService blocking = Executors.newSingleThreadScheduledExecutor();
    private final Server server = new Server();
    private final Collection<City> cities = new ArrayList<>();
    private @Nullable Connector offered;
    private @Nullable TlsPort port;

    @BeforeEach
    void open() throws Exception {
        cities.addAll(new TestCities().cities());
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new SecureMirror()), "/");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        if (port != null) {
            port.close();
        }
        server.stop();
        blocking.shutdownNow();
    }

    /** Does what the HTTP service does with factories of connectors. */
    private void offer(@Nullable TlsPort factory) {
        try {
            if (offered != null) {
                offered.stop();
                server.removeConnector(offered);
                offered = null;
            }
            if (factory != null) {
                offered = factory.createConnector(server);
                server.addConnector(offered);
                offered.start();
            }
        } catch (RuntimeException refused) {
            offered = null;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private TlsPort start(Object... settings) {
        List<Object> all = new ArrayList<>(List.of("tls", "ON", "tlsPort", 0, "tlsReloadMillis", 200));
        all.addAll(List.of(settings));
        HttpConfiguration configuration = TestConfiguration.of(all.toArray());
        TlsPort made = new TlsPort(folder, () -> cities, blocking, this::offer, configuration);
        port = made;
        return made;
    }

    private static SSLSocket connect(TlsPort to) throws Exception {
        await().until(() -> to.openPort().isPresent());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", to.openPort().getAsInt());
        socket.startHandshake();
        return socket;
    }

    private static X509Certificate shown(SSLSocket socket) throws Exception {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    private static String ask(SSLSocket socket) throws Exception {
        OutputStream out = socket.getOutputStream();
        out.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("mirror https true") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("It ended: " + answer);
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private void write(Path certificate, Path key, X509Certificate made, KeyPair keys) throws Exception {
        Base64.Encoder text = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n"
                        + text.encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n" + text.encodeToString(made.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static X509Certificate certificate(KeyPair keys, String name) throws Exception {
        return SelfSigned.certificate(keys, List.of(name), Instant.now(), Duration.ofDays(30));
    }

    @Test
    void theCityMakesItselfACertificate() throws Exception {
        TlsPort tls = start();
        try (SSLSocket socket = connect(tls)) {
            assertThat(shown(socket).getSubjectAlternativeNames().toString()).contains("localhost");
            assertThat(ask(socket)).startsWith("HTTP/1.1 200");
        }
        assertThat(tls.hasConfiguredCertificate()).isFalse();
        assertThat(folder.resolve("own.p12")).exists();
    }

    @Test
    void aCityThatComesIsInTheCertificateSoon() throws Exception {
        TlsPort tls = start();
        try (SSLSocket open = connect(tls)) {
            cities.add(new TestCities("two.example").byName("two.example").orElseThrow());
            await().untilAsserted(() -> {
                try (SSLSocket next = connect(tls)) {
                    assertThat(shown(next).getSubjectAlternativeNames().toString())
                            .contains("two.example");
                }
            });
            assertThat(ask(open)).as("a connection of before").startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void renewedFilesAreUsedWithoutDisturbingAnybody() throws Exception {
        Path certificate = folder.resolve("city.pem");
        Path key = folder.resolve("city.key");
        KeyPair first = SelfSigned.keys();
        write(certificate, key, certificate(first, "one.example"), first);
        TlsPort tls = start("tlsCertificate", certificate.toString(), "tlsKey", key.toString());
        try (SSLSocket open = connect(tls)) {
            assertThat(shown(open).getSubjectX500Principal().getName()).isEqualTo("CN=one.example");
            KeyPair second = SelfSigned.keys();
            write(certificate, key, certificate(second, "renewed.example"), second);
            await().untilAsserted(() -> {
                try (SSLSocket next = connect(tls)) {
                    assertThat(shown(next).getSubjectX500Principal().getName()).isEqualTo("CN=renewed.example");
                }
            });
            assertThat(ask(open)).as("a connection of before").startsWith("HTTP/1.1 200");
            Files.writeString(certificate, "nonsense");
            await().until(() -> tls.problem().contains("stays in use"));
            try (SSLSocket next = connect(tls)) {
                assertThat(ask(next)).startsWith("HTTP/1.1 200");
            }
        }
        assertThat(tls.hasConfiguredCertificate()).isTrue();
    }

    @Test
    void whatCannotBeOpenedIsSaid() throws Exception {
        TlsPort broken = start("tlsCertificate", folder.resolve("missing.pem").toString());
        await().until(() -> broken.problem().contains("tlsCertificate needs tlsKey"));
        assertThat(broken.openPort()).isEmpty();
        broken.close();
        try (ServerSocket taken = new ServerSocket(0)) {
            TlsPort second = start("tlsPort", taken.getLocalPort());
            await().until(() -> second.problem().contains("cannot be opened"));
            assertThat(second.openPort()).isEmpty();
            assertThat(second.port()).as("nothing insecure instead").hasValue(taken.getLocalPort());
        }
    }

    @Test
    void itIsWantedBeyondThisMachineOrWithACertificate() {
        assertThat(TlsPort.isWanted(TestConfiguration.of())).isFalse();
        assertThat(TlsPort.isWanted(TestConfiguration.of("tlsHost", "0.0.0.0"))).isTrue();
        assertThat(TlsPort.isWanted(TestConfiguration.of("tlsCertificate", "x")))
                .isTrue();
        assertThat(TlsPort.isWanted(TestConfiguration.of("tls", "off", "tlsHost", "0.0.0.0")))
                .isFalse();
        assertThat(TlsPort.isWanted(TestConfiguration.of("tls", "on"))).isTrue();
    }

    @Test
    void withoutItThereIsNoPort() {
        TlsPort off = start("tls", "OFF");
        assertThat(off.port()).isEmpty();
        assertThatThrownBy(() -> off.createConnector(server)).isInstanceOf(IllegalStateException.class);
    }

    /** Believes every certificate: what is shown is looked at by the tests. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
