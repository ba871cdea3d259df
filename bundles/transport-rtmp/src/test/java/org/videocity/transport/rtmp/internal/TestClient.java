package org.videocity.transport.rtmp.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.videocity.wire.rtmp.RtmpCapabilities;
import org.videocity.wire.rtmp.RtmpClientEvent;
import org.videocity.wire.rtmp.RtmpClientSession;
import org.videocity.wire.rtmp.RtmpClientSettings;
import org.videocity.wire.rtmp.RtmpEvent;
import org.videocity.wire.rtmp.RtmpException;
import org.videocity.wire.rtmp.RtmpMessage;

/** A client on a real socket that remembers everything it is told. */
final class TestClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Old, but for one thing: it connects again when it is asked to. */
    private static final RtmpCapabilities RECONNECTS =
            new RtmpCapabilities(List.of(), Map.of(), Map.of(), RtmpCapabilities.RECONNECT);

    final List<RtmpClientEvent> events = new CopyOnWriteArrayList<>();
    private final RtmpClientSession session;
    private final Socket socket;
    private final Thread reader;
    private final ReentrantLock mayRead = new ReentrantLock();
    private volatile boolean closed;
    private volatile boolean reading = true;

    TestClient(int port) throws IOException {
        this(port, RECONNECTS);
    }

    TestClient(int port, RtmpCapabilities capabilities) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port), capabilities);
    }

    /** Takes a connected socket, perhaps one with TLS. */
    TestClient(Socket socket) {
        this(socket, RECONNECTS);
    }

    private TestClient(Socket socket, RtmpCapabilities capabilities) {
        this.session = new RtmpClientSession(RtmpClientSettings.DEFAULT.with(capabilities));
        this.socket = socket;
        reader = new Thread(this::read, "test-client");
        reader.setDaemon(true);
        reader.start();
    }

    TestClient connect(int port, String app) {
        return say(session -> session.connect(app, "rtmp://localhost:" + port + "/" + app, Map.of()));
    }

    static TestClient publisher(int port, String app, String name) throws IOException {
        TestClient client = new TestClient(port).connect(port, app);
        client.say(session -> session.publish(name, RtmpEvent.PublishMode.LIVE));
        return client;
    }

    static TestClient player(int port, String app, String name) throws IOException {
        TestClient client = new TestClient(port).connect(port, app);
        client.say(session -> session.play(name));
        return client;
    }

    /** Does something with the session and sends what it says. */
    TestClient say(Consumer<RtmpClientSession> what) {
        synchronized (session) {
            what.accept(session);
            send();
        }
        return this;
    }

    TestClient send(RtmpMessage... messages) {
        return say(session -> {
            for (RtmpMessage message : messages) {
                session.sendMedia(1, message);
            }
        });
    }

    /** Sends bytes past the session. */
    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    <T extends RtmpClientEvent> T await(Class<T> kind) {
        return await().atMost(PATIENCE).until(() -> last(kind), found -> found != null);
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await().pollInterval(Duration.ofMillis(10));
    }

    TestClient awaitStatus(String code) {
        await().atMost(PATIENCE)
                .until(() -> events.stream()
                        .anyMatch(e -> e instanceof RtmpClientEvent.Status status
                                && status.code().equals(code)));
        return this;
    }

    String description(String code) {
        return events.stream()
                .filter(e -> e instanceof RtmpClientEvent.Status status
                        && status.code().equals(code))
                .map(e -> ((RtmpClientEvent.Status) e).description())
                .findFirst()
                .orElse("");
    }

    TestClient awaitMedia(int count) {
        await().atMost(PATIENCE).until(() -> media().size() >= count);
        return this;
    }

    TestClient awaitClosed() {
        await().atMost(PATIENCE).until(() -> closed);
        return this;
    }

    boolean isClosed() {
        return closed;
    }

    /** Audio and video, headers included. */
    List<RtmpMessage> media() {
        return events.stream()
                .filter(RtmpClientEvent.Media.class::isInstance)
                .map(e -> ((RtmpClientEvent.Media) e).message())
                .filter(m -> m.isAudio() || m.isVideo())
                .toList();
    }

    /** Times of pictures and sounds, without headers. */
    List<Long> times() {
        return media().stream()
                .filter(m ->
                        m.payload().get(1) == 1 || m.isAudio() && (m.payload().get(0) & 0xf0) == 0x20)
                .map(RtmpMessage::time)
                .toList();
    }

    private <T extends RtmpClientEvent> @Nullable T last(Class<T> kind) {
        T found = null;
        for (RtmpClientEvent event : events) {
            if (kind.isInstance(event)) {
                found = kind.cast(event);
            }
        }
        return found;
    }

    private void send() {
        ByteBuffer bytes = session.next();
        if (bytes != null) {
            try {
                socket.getOutputStream()
                        .write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            } catch (IOException e) {
                closed = true;
            }
        }
    }

    private void read() {
        byte[] bytes = new byte[65_536];
        try (InputStream in = socket.getInputStream()) {
            int count = in.read(bytes);
            while (count >= 0 && reading) {
                mayRead.lock();
                mayRead.unlock();
                synchronized (session) {
                    session.feed(ByteBuffer.wrap(bytes, 0, count));
                    RtmpClientEvent event = session.poll();
                    while (event != null) {
                        events.add(event);
                        event = session.poll();
                    }
                    send();
                }
                count = in.read(bytes);
            }
        } catch (IOException | RtmpException e) {
            events.add(new RtmpClientEvent.Status(0, "error", "socket", String.valueOf(e.getMessage())));
        }
        closed = true;
    }

    /** Takes nothing more from the socket, but for what it is just reading. The same thread lets it go on. */
    void pauseReading() {
        mayRead.lock();
    }

    void resumeReading() {
        mayRead.unlock();
    }

    /** Goes without a word. */
    @Override
    public void close() throws IOException {
        reading = false;
        socket.close();
    }
}
