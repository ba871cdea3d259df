package org.videocity.transport.rtmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpMessage;

/** A viewer that reads nothing for a while, with the shipped settings: what it holds meanwhile, and how it goes on. */
@ExtendWith(LeakWatch.class)
class StallTest {
    private static final String HOME = "call/ada@localhost";
    private static final int GOP = 25;
    private static final int FRAMES = 300;
    private static final int FRAME_BYTES = 20_000;
    private static final int MOST_HELD = 512 << 10;
    private static final int CLIENT_BUFFER = 8_192;

    private final FakeCity city = new FakeCity();

    @TempDir
    Path folder;

    private RtmpTransport transport;

    @AfterEach
    void stop() {
        transport.deactivate();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsLittleAndGoesOnWithAKeyFrame(boolean encrypted) throws IOException {
        TestCertificate made = TestCertificate.make(folder, "city", "EC");
        RtmpConfig config = TestConfig.of(
                "tlsPort",
                0,
                "tlsKeystore",
                made.keystore().toString(),
                "tlsKeystorePassword",
                TestCertificate.PASSWORD);
        transport = new RtmpTransport(config, city.link);
        try (TestClient publisher = TestClient.publisher(transport.port(), HOME, "cam");
                TestClient viewer = new TestClient(socket(encrypted, made)).connect(transport.port(), HOME)) {
            publisher.await(RtmpClientEvent.PublishStarted.class);
            publisher.send(Media.avcHeader(0), Media.large(0, true, FRAME_BYTES));
            viewer.say(s -> s.play("cam")).awaitMedia(2);
            viewer.pauseReading();
            for (int i = 1; i < FRAMES; i++) {
                publisher.send(Media.large(40L * i, i % GOP == 0, FRAME_BYTES));
            }
            await().until(() -> city.publications.get("cam").delivered.size() == FRAMES);
            viewer.resumeReading();
            await().until(() -> viewer.times().contains(40L * (FRAMES - 1)));
            assertThat(held(viewer.media()) + config.backlogBytes()).isBetween(1, MOST_HELD);
        }
    }

    /** Returns what the viewer got of what was sent before it went on reading, up to the gap. */
    private static int held(List<RtmpMessage> seen) {
        int bytes = 0;
        for (int i = 1; i < seen.size(); i++) {
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
