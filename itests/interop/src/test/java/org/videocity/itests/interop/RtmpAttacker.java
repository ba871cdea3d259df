package org.videocity.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpClientSession;
import org.videocity.wire.rtmp.RtmpClientSettings;

/** Somebody on a bare socket who means no good. Every wait has an end. */
final class RtmpAttacker implements AutoCloseable {
    private static final int HANDSHAKE = 1536;
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int SMALL_BUFFER = 4_096;
    private static final byte CONNECT = 20;

    private final Socket socket = new Socket();

    private RtmpAttacker(int port) {
        try {
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RtmpAttacker call(int port) {
        return new RtmpAttacker(port);
    }

    /** Sends bytes; yields whether the server still took them. */
    boolean send(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Bytes that are neither a handshake nor a request: the first is no version of RTMP. */
    static byte[] garbage(int seed) {
        byte[] bytes = new byte[4_000];
        new Random(seed).nextBytes(bytes);
        bytes[0] = (byte) (seed + 31);
        return bytes;
    }

    /** C0 and C1 of a plain handshake (RTMP section 5.2). */
    static byte[] greeting() {
        return ByteBuffer.allocate(1 + HANDSHAKE).put((byte) 3).array();
    }

    RtmpAttacker shakeHands() {
        send(greeting());
        try {
            byte[] answer = socket.getInputStream().readNBytes(1 + 2 * HANDSHAKE);
            assertThat(answer).as("S0, S1, S2").hasSize(1 + 2 * HANDSHAKE);
            assertThat(answer[0]).as("S0").isEqualTo((byte) 3);
            socket.getOutputStream().write(answer, 1, HANDSHAKE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Sends one message as a single chunk, after raising the chunk size far enough. */
    RtmpAttacker message(int type, byte... payload) {
        send(chunk(2, 1, 4, new byte[] {0, 0x7f, (byte) 0xff, (byte) 0xff}));
        send(chunk(3, type, payload.length, payload));
        return this;
    }

    /** A chunk with a full header (section 5.3.1.2.1), whatever length it says it has. */
    static byte[] chunk(int stream, int type, int declared, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length)
                .put((byte) stream)
                .put(new byte[] {0, 0, 0, (byte) (declared >> 16), (byte) (declared >> 8), (byte) declared, (byte) type
                })
                .putInt(0)
                .put(payload)
                .array();
    }

    /** Sends connect with something after its transaction id. */
    RtmpAttacker connectWith(byte... values) {
        byte[] name = "connect".getBytes(StandardCharsets.US_ASCII);
        byte[] body = ByteBuffer.allocate(3 + name.length + 9 + values.length)
                .put((byte) 2)
                .putShort((short) name.length)
                .put(name)
                .put((byte) 0)
                .putDouble(1)
                .put(values)
                .array();
        return message(CONNECT, body);
    }

    /** AMF0 values that lie about themselves or go too deep (AMF0 sections 2.5 to 2.17). */
    static List<byte[]> hostileAmf() {
        byte[] deep = new byte[400_000];
        for (int i = 0; i < deep.length; i += 4) {
            System.arraycopy(new byte[] {3, 0, 1, 'a'}, 0, deep, i, 4); // an object whose member a is an object …
        }
        byte[] deepArrays = new byte[400_000];
        for (int i = 0; i < deepArrays.length; i += 5) {
            System.arraycopy(new byte[] {10, 0, 0, 0, 1}, 0, deepArrays, i, 5); // a strict array of one strict array …
        }
        byte[] longString = {12, -1, -1, -1, -1, 'x'};
        byte[] hugeArray = {10, -1, -1, -1, -1, 5};
        byte[] hugeMap = {8, 0x7f, -1, -1, -1, 0, 1, 'a'};
        byte[] nowhere = {7, -1, -1};
        return List.of(deep, deepArrays, longString, hugeArray, hugeMap, nowhere);
    }

    /** Plays a stream, waits until it begins, and then never reads again. */
    RtmpAttacker playUnread(String app, String name) {
        RtmpClientSession session = new RtmpClientSession(RtmpClientSettings.DEFAULT);
        session.connect(app, "rtmp://127.0.0.1/" + app, Map.of());
        session.play(name);
        byte[] bytes = new byte[SMALL_BUFFER];
        try {
            boolean playing = false;
            while (!playing) {
                ByteBuffer out = session.next();
                if (out != null) {
                    socket.getOutputStream().write(out.array(), out.arrayOffset() + out.position(), out.remaining());
                }
                int count = socket.getInputStream().read(bytes);
                assertThat(count).as("the server closed before it played").isPositive();
                session.feed(ByteBuffer.wrap(bytes, 0, count));
                for (RtmpClientEvent event = session.poll(); event != null; event = session.poll()) {
                    playing |= event instanceof RtmpClientEvent.PlayStarted;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Reads until the server closes; what it said. The socket's own time limit fails the test. */
    String end() {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException stillOpen) {
            throw new AssertionError("the server keeps a connection that does harm", stillOpen);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
            return "";
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
