package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.videocity.testing.CityProcess;
import org.videocity.testing.Tool;

/** People who send nonsense are sent away, and nobody else notices. */
@ExtendWith(InTheCity.class)
class HostileIT {
    private static final String ROOM = "welcome@localhost";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int HANDSHAKE = 1536;
    private static final int IDLERS = 200;

    @Test
    void nonsenseDisturbsNobody(CityProcess city) throws IOException {
        String stream = "calm";
        Path clip = Clip.AVC_AAC.file();
        Packets source = Packets.of(clip.toString());
        List<Socket> idlers = new ArrayList<>();
        try (Broadcast publisher = Broadcast.start(clip, city.rtmp(ROOM, stream))) {
            Await.live(city, ROOM, stream, 2);
            try (Tool rtmp = Packets.start(city.rtmp(ROOM, stream));
                    Tool flv = Packets.start(city.http("/" + ROOM + "/live/" + stream + ".flv"))) {
                for (int i = 0; i < IDLERS; i++) {
                    idlers.add(call(city.rtmpPort()));
                }
                for (int seed = 1; seed <= 20; seed++) {
                    assertSentAway(city.rtmpPort(), garbage(seed));
                    assertSentAway(city.httpPort(), garbage(seed));
                }
                assertSentAway(
                        city.rtmpPort(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                halfHandshake(city);
                assertDeclaredLengthIsNotBelieved(city);
                publisher.tool().await(PATIENCE).succeeded();
                for (Tool viewer : List.of(rtmp, flv)) {
                    Packets seen = Packets.from(viewer.await(PATIENCE).succeeded());
                    assertThat(seen.video()).isEqualTo(source.video());
                    assertThat(seen.audio()).isEqualTo(source.audio());
                }
            }
        } finally {
            for (Socket idler : idlers) {
                idler.close();
            }
        }
        assertThat(city.get("/health").statusCode()).isEqualTo(200);
    }

    /** Bytes that are neither a handshake nor a request: the first is no version of RTMP. */
    private static byte[] garbage(int seed) {
        byte[] bytes = new byte[4000];
        new Random(seed).nextBytes(bytes);
        bytes[0] = (byte) (seed + 31);
        return bytes;
    }

    private static void halfHandshake(CityProcess city) throws IOException {
        try (Socket socket = call(city.rtmpPort())) {
            socket.getOutputStream().write(new byte[] {3, 0, 0, 0});
            socket.getOutputStream().flush();
        }
        try (Socket socket = call(city.rtmpPort())) {
            shakeHands(socket);
        }
    }

    /** A message that says it has 16 MiB, of which nothing comes. */
    private static void assertDeclaredLengthIsNotBelieved(CityProcess city) throws IOException {
        try (Socket socket = call(city.rtmpPort())) {
            shakeHands(socket);
            socket.getOutputStream().write(new byte[] {3, 0, 0, 0, -1, -1, -1, 20, 0, 0, 0, 0});
            assertEnds(socket);
        }
    }

    private static void shakeHands(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(ByteBuffer.allocate(1 + HANDSHAKE).put((byte) 3).array());
        byte[] answer = socket.getInputStream().readNBytes(1 + 2 * HANDSHAKE);
        assertThat(answer[0]).as("S0").isEqualTo((byte) 3);
        socket.getOutputStream().write(answer, 1, HANDSHAKE);
    }

    private static void assertSentAway(int port, byte[] bytes) throws IOException {
        try (Socket socket = call(port)) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException closedAlready) {
                return;
            }
            assertEnds(socket);
        }
    }

    /** Reads until the server closes; the socket's own time limit fails the test. */
    private static void assertEnds(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            in.readAllBytes();
        } catch (java.net.SocketTimeoutException stillOpen) {
            throw new AssertionError("the server keeps a connection that sent nonsense", stillOpen);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private static Socket call(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(8_000);
        return socket;
    }
}
