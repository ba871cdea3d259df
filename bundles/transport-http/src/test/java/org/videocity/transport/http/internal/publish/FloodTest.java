package org.videocity.transport.http.internal.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.videocity.transport.http.internal.TestCity;
import org.videocity.transport.http.internal.TestConfiguration;
import org.videocity.transport.http.internal.web.FakeBundles;

/** A publisher beyond its limits that goes on sending, and listens only later, still hears why it was ended. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FloodTest {
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int LATER = 1013;
    private static final byte[] MASK = {0, 0, 0, 0};
    private static final byte[] FRAME = new byte[60_000];
    /** Six megabytes, more than the buffers of both ends of a connection take. */
    private static final int FRAMES = 100;

    private TestCity city;

    @BeforeEach
    void open() throws Exception {
        city = new TestCity(0, TestConfiguration.of("maxPublishBytesPerSecond", 5_000L), FakeBundles.none());
    }

    @AfterEach
    void close() {
        city.close();
    }

    @RepeatedTest(50)
    void whoGoesOnSendingHearsTheLastWord() throws IOException {
        try (Stubborn publisher = new Stubborn(city.ws("/ws/publish?room=welcome@localhost&stream=flood"))) {
            publisher.says(TEXT, "{\"op\":\"publish\",\"returnKey\":\"back\"}".getBytes(StandardCharsets.US_ASCII));
            assertThat(publisher.hears()).contains("\"published\"");
            for (int i = 0; i < FRAMES; i++) {
                publisher.says(BINARY, FRAME);
            }
            assertThat(publisher.hears()).contains("\"ended\"", "limit-reached");
            assertThat(publisher.hearsClosing()).isEqualTo(LATER);
            publisher.says(CLOSE, ByteBuffer.allocate(2).putShort((short) LATER).array());
            assertThat(publisher.isHungUp()).isTrue();
        }
        await().until(() -> city.sockets.open() == 0);
    }

    @Test
    void whoNeverStopsIsCutOff() throws IOException {
        try (Stubborn publisher = new Stubborn(city.ws("/ws/publish?room=welcome@localhost&stream=flood"))) {
            publisher.says(TEXT, "{\"op\":\"publish\",\"returnKey\":\"back\"}".getBytes(StandardCharsets.US_ASCII));
            assertThat(publisher.saysUntilCutOff(BINARY, FRAME)).isTrue();
        }
        await().until(() -> city.sockets.open() == 0);
    }

    /** A client of its own making: others stop sending as soon as they hear of the end. */
    private static final class Stubborn implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final DataInputStream in;

        Stubborn(URI address) throws IOException {
            socket = new Socket(address.getHost(), address.getPort());
            out = socket.getOutputStream();
            in = new DataInputStream(socket.getInputStream());
            out.write(("GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                            + address.getAuthority() + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                            + "Sec-WebSocket-Protocol: videocity.publish.1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            int ends = 0;
            while (ends < 4) {
                ends = in.readByte() == "\r\n\r\n".charAt(ends) ? ends + 1 : 0;
            }
        }

        void says(int opcode, byte[] payload) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
            frame.put((byte) (0x80 | opcode));
            if (payload.length < 126) {
                frame.put((byte) (0x80 | payload.length));
            } else {
                frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
            }
            out.write(frame.put(MASK).put(payload).array(), 0, frame.position());
        }

        boolean saysUntilCutOff(int opcode, byte[] payload) {
            while (true) {
                try {
                    says(opcode, payload);
                } catch (IOException cutOff) {
                    return true;
                }
            }
        }

        String hears() throws IOException {
            return new String(payload(TEXT), StandardCharsets.UTF_8);
        }

        int hearsClosing() throws IOException {
            return ByteBuffer.wrap(payload(CLOSE)).getShort();
        }

        boolean isHungUp() throws IOException {
            return in.read() < 0;
        }

        private byte[] payload(int opcode) throws IOException {
            assertThat(in.readByte() & 0xf).isEqualTo(opcode);
            int length = in.readUnsignedByte();
            return in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
