package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpMessage;

/** A viewer that reads nothing for a while, with the shipped settings: what it holds meanwhile, and how it goes on. */
@ExtendWith(LeakWatch.class)
class StallTest {
    private static final String HOME = "call/ada@localhost";
    private static final int GOP = 25;
    private static final int FRAMES = 75;
    private static final int CLIENT_BUFFER = 8_192;

    private final FakeCity city = new FakeCity();

    @TempDir
    Path folder;

    private RtmpTransport transport;

    @AfterEach
    void stop() {
        transport.deactivate();
    }

    /**
     * A stream of 25 pictures a second.
     *
     * @param keyBytes size of every 25th
     * @param bytes size of the others
     */
    record Shape(String name, int keyBytes, int bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                        new Shape("4 Mbit/s", 20_000, 20_000),
                        new Shape("20 Mbit/s", 300_000, 91_000),
                        new Shape("50 Mbit/s", 300_000, 248_000))
                .flatMap(shape -> Stream.of(
                        Arguments.of(shape, true, false),
                        Arguments.of(shape, true, true),
                        Arguments.of(shape, false, false)));
    }

    @ParameterizedTest(name = "{0}, epoll {1}, TLS {2}")
    @MethodSource("ways")
    void holdsLittleAndGoesOnWithAKeyFrame(Shape shape, boolean epoll, boolean encrypted) throws IOException {
        TestCertificate made = open(epoll);
        try (TestClient publisher = TestClient.publisher(transport.port(), HOME, "cam");
                TestClient viewer = new TestClient(socket(encrypted, made)).connect(transport.port(), HOME)) {
            publisher.await(RtmpClientEvent.PublishStarted.class);
            publisher.send(Media.avcHeader(0), picture(shape, 0));
            viewer.say(s -> s.play("cam")).awaitMedia(2);
            int before = viewer.media().size();
            viewer.pauseReading();
            publish(publisher, shape, 1, FRAMES);
            viewer.resumeReading();
            await().until(() -> viewer.times().contains(40L * (FRAMES - 1)));
            assertThat(held(viewer.media(), before)).isBetween(1, HeldBytes.MOST);
            publish(publisher, shape, FRAMES, FRAMES + GOP);
            await().until(() -> viewer.times().contains(40L * (FRAMES + GOP - 1)));
        }
    }

    @Test
    void isClosedInTheMidstOfAFrameLargerThanItMayHold() throws IOException {
        TestCertificate made = open(true);
        Shape huge = new Shape("huge", 2_000_000, 20_000);
        try (TestClient publisher = TestClient.publisher(transport.port(), HOME, "cam");
                TestClient viewer = new TestClient(socket(false, made)).connect(transport.port(), HOME);
                TestClient other = new TestClient(transport.port()).connect(transport.port(), HOME)) {
            publisher.await(RtmpClientEvent.PublishStarted.class);
            publisher.send(Media.avcHeader(0), Media.large(0, true, 1_000));
            viewer.say(s -> s.play("cam")).awaitMedia(2);
            other.say(s -> s.play("cam")).awaitMedia(2);
            viewer.pauseReading();
            publisher.send(picture(huge, GOP));
            for (int i = GOP + 1; i <= 2 * GOP; i++) {
                publisher.send(picture(huge, i));
                // no faster than the other reads, however slow this machine is; the last three may wait for their
                // window
                other.awaitMedia(i - GOP);
            }
            await().until(() -> transport.counters().refused().getOrDefault("stalled", 0L) == 1);
            other.awaitMedia(GOP + 3);
            assertThat(other.isClosed()).isFalse();
            viewer.resumeReading();
            viewer.awaitClosed();
        }
    }

    private TestCertificate open(boolean epoll) throws IOException {
        TestCertificate made = TestCertificate.make(folder, "city", "EC");
        transport = new RtmpTransport(
                TestConfig.of(
                        "epoll",
                        epoll,
                        "maxPublishBitsPerSecond",
                        0L,
                        "tlsPort",
                        0,
                        "tlsKeystore",
                        made.keystore().toString(),
                        "tlsKeystorePassword",
                        TestCertificate.PASSWORD),
                city.link);
        return made;
    }

    private static RtmpMessage picture(Shape shape, int number) {
        boolean key = number % GOP == 0;
        return Media.large(40L * number, key, key ? shape.keyBytes : shape.bytes);
    }

    private void publish(TestClient publisher, Shape shape, int from, int to) {
        for (int i = from; i < to; i++) {
            publisher.send(picture(shape, i));
        }
        await().until(() -> city.publications.get("cam").delivered.size() >= to);
    }

    /** Returns what the viewer got, when it went on reading, of what was sent before: up to the gap. */
    private static int held(List<RtmpMessage> seen, int before) {
        int bytes = 0;
        for (int i = before; i < seen.size(); i++) {
            if (seen.get(i).time() > seen.get(i - 1).time() + 40) {
                boolean header = seen.get(i).payload().get(1) == 0;
                RtmpMessage picture = seen.get(header ? i + 1 : i);
                assertThat(picture.payload().get(0) >> 4).as("frame type").isEqualTo(1);
                return bytes;
            }
            bytes += seen.get(i).length();
        }
        throw new AssertionError("there was no gap: the viewer was given " + bytes + " bytes");
    }

    private Socket socket(boolean encrypted, TestCertificate trusted) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(CLIENT_BUFFER);
        socket.connect(new InetSocketAddress(here, encrypted ? transport.tlsPort() : transport.port()));
        SSLSocketFactory tls = TestCertificate.trusting(trusted);
        return encrypted ? tls.createSocket(socket, "localhost", transport.tlsPort(), true) : socket;
    }
}
