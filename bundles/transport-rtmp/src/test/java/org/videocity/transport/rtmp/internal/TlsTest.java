package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.api.transport.TransportState;
import org.videocity.wire.rtmp.RtmpClientEvent;

@ExtendWith(LeakWatch.class)
class TlsTest {
    private static final String HOME = "call/ada@localhost";

    private final FakeCity city = new FakeCity();

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;
    private RtmpTransport transport;

    @BeforeEach
    void files() {
        certificate = folder.resolve("cert.pem");
        key = folder.resolve("key.pem");
    }

    @AfterEach
    void stop() {
        if (transport != null) {
            transport.deactivate();
            assertThat(transport.counters().open()).isZero();
        }
    }

    private RtmpConfig config(Object... more) {
        List<Object> settings = new ArrayList<>(List.of("tlsPort", 0, "tlsReloadMillis", 100));
        settings.addAll(List.of("tlsCertificate", certificate.toString(), "tlsKey", key.toString()));
        settings.addAll(List.of(more));
        return TestConfig.of(settings.toArray());
    }

    private void start(Object... more) {
        transport = new RtmpTransport(config(more), city.link);
    }

    private SSLSocket call(SSLSocketFactory factory, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) factory.createSocket(InetAddress.getLoopbackAddress(), transport.tlsPort());
        socket.setEnabledProtocols(protocols.length == 0 ? new String[] {"TLSv1.3"} : protocols);
        socket.startHandshake();
        return socket;
    }

    private TestClient client(SSLSocketFactory factory, String... protocols) throws IOException {
        return new TestClient(call(factory, protocols)).connect(transport.tlsPort(), HOME);
    }

    private BigInteger serialSeen(SSLSocketFactory factory) {
        try (SSLSocket socket = call(factory)) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        } catch (IOException e) {
            return BigInteger.ZERO;
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA,TLSv1.2", "RSA,TLSv1.3", "EC,TLSv1.2", "EC,TLSv1.3"})
    void aStreamGoesFromTlsToTlsAndPlainViewers(String algorithm, String protocol) throws IOException {
        TestCertificate made = TestCertificate.make(folder, "city", algorithm);
        made.install(certificate, key);
        start();
        SSLSocketFactory trusting = TestCertificate.trusting(made);
        try (TestClient publisher = client(trusting, protocol);
                TestClient first = client(trusting, protocol);
                TestClient second = client(trusting, protocol);
                TestClient plain = new TestClient(transport.port()).connect(transport.port(), HOME)) {
            publish(publisher);
            publisher.send(Media.avcHeader(0), Media.aacHeader(0), Media.key(0, 1), Media.aac(0, 1));
            List<TestClient> viewers = List.of(first, second, plain);
            for (TestClient viewer : viewers) {
                viewer.say(s -> s.play("cam")).await(RtmpClientEvent.PlayStarted.class);
            }
            for (int i = 1; i <= 200; i++) {
                publisher.send(Media.inter(40L * i, i));
            }
            for (TestClient viewer : viewers) {
                await().until(() -> viewer.times().contains(8_000L));
                assertThat(viewer.times().stream().distinct())
                        .containsExactlyElementsOf(LongStream.rangeClosed(0, 200)
                                .mapToObj(i -> 40L * i)
                                .toList());
            }
        }
        assertThat(transport.state().detail()).contains("RTMPS 127.0.0.1:" + transport.tlsPort(), "of localhost until");
        assertThat(transport.endpoints())
                .extracting(TransportEndpoint::address)
                .contains("rtmps://{host}:" + transport.tlsPort() + "/call/{room}/{stream}");
    }

    private static void publish(TestClient publisher) {
        publisher.say(s -> s.publish("cam", org.videocity.wire.rtmp.RtmpEvent.PublishMode.LIVE));
        publisher.await(RtmpClientEvent.PublishStarted.class);
    }

    @Test
    void changedFilesAreUsedForNewConnectionsAndBrokenOnesAreNot() throws IOException {
        TestCertificate old = TestCertificate.make(folder, "old", "EC");
        TestCertificate next = TestCertificate.make(folder, "next", "EC");
        old.install(certificate, key);
        start();
        SSLSocketFactory trusting = TestCertificate.trusting(old, next);
        try (TestClient publisher = client(trusting);
                TestClient viewer = client(trusting)) {
            publish(publisher);
            publisher.send(Media.avcHeader(0), Media.key(0, 1));
            viewer.say(s -> s.play("cam")).awaitMedia(2);
            TestCertificate.write(key, next.keyPem());
            await().until(() -> transport.state().detail().contains("does not belong to the certificate"));
            assertThat(transport.state().name()).isEqualTo(TransportState.OPEN);
            assertThat(serialSeen(trusting)).isEqualTo(old.certificate().getSerialNumber());
            TestCertificate.write(certificate, next.certificatePem());
            await().until(() -> serialSeen(trusting).equals(next.certificate().getSerialNumber()));
            assertThat(transport.state().detail()).doesNotContain("does not belong");
            publisher.send(Media.inter(40, 2), Media.inter(80, 3));
            await().until(() -> viewer.times().contains(80L));
        }
    }

    @Test
    void filesThatComeLaterOpenThePortAndSettingsTakenAwayCloseIt() {
        start();
        assertThat(transport.state().name()).isEqualTo(TransportState.FAILED);
        assertThat(transport.state().detail()).contains("cannot read", "cert.pem");
        assertThat(transport.port()).isNotZero();
        assertThat(transport.tlsPort()).isZero();
        TestCertificate.make(folder, "late", "EC").install(certificate, key);
        await().atMost(Duration.ofSeconds(10)).until(() -> transport.tlsPort() > 0);
        assertThat(transport.state().isOpen()).isTrue();
        transport.modified(TestConfig.of());
        assertThat(transport.tlsPort()).isZero();
        assertThat(transport.state().isOpen()).isTrue();
        assertThat(transport.endpoints()).hasSize(2);
    }

    @Test
    void keystoresAndEncryptedKeysAreOpenedAndWrongPasswordsSaid() {
        TestCertificate made = TestCertificate.make(folder, "city", "RSA");
        transport = new RtmpTransport(
                TestConfig.of(
                        "port",
                        -1,
                        "tlsPort",
                        0,
                        "tlsKeystore",
                        made.keystore().toString(),
                        "tlsKeystorePassword",
                        "wrong"),
                city.link);
        assertThat(transport.state().detail()).contains("tlsKeystorePassword");
        Object[] right = {
            "port",
            -1,
            "tlsPort",
            0,
            "tlsKeystore",
            made.keystore().toString(),
            "tlsKeystorePassword",
            TestCertificate.PASSWORD
        };
        transport.modified(TestConfig.of(right));
        assertThat(transport.state().isOpen()).isTrue();
        assertThat(transport.port()).isZero();
        assertThat(serialSeen(TestCertificate.trusting(made)))
                .isEqualTo(made.certificate().getSerialNumber());
        TestCertificate.write(certificate, "Subject: anything\n" + made.certificatePem());
        TestCertificate.write(key, made.encryptedKeyPem());
        transport.modified(config("tlsKeyPassphrase", "wrong"));
        assertThat(transport.state().detail()).contains("tlsKeyPassphrase", "stays in use");
        transport.modified(config("tlsKeyPassphrase", TestCertificate.PASSWORD));
        assertThat(transport.state().isOpen()).isTrue();
        assertThat(transport.state().detail()).doesNotContain("cannot");
    }

    @Test
    void whoSpeaksNoTlsIsSentAwayAndCounted() throws IOException {
        TestCertificate made = TestCertificate.make(folder, "city", "EC");
        made.install(certificate, key);
        start("handshakeTimeoutMillis", 500);
        try (TestClient plain = new TestClient(transport.tlsPort()).connect(transport.tlsPort(), HOME);
                Socket silent = new Socket(InetAddress.getLoopbackAddress(), transport.tlsPort())) {
            plain.awaitClosed();
            silent.setSoTimeout(10_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> transport.counters().open() == 0);
        assertThat(transport.counters().refused())
                .containsEntry("tls-failed", 1L)
                .containsEntry("handshake-timeout", 1L);
    }
}
