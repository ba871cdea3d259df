package org.videocity.transport.http.internal.socket;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.transport.WebSocketConnection;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.api.transport.WebSocketHandshake;
import org.videocity.api.transport.WebSocketListener;
import org.videocity.transport.http.internal.Refusals;

/**
 * One WebSocket: what the server's session does, in the words of the plug-in contract. Messages go to the session at
 * once and in order; what it has not written yet is counted, and too much of that ends the connection.
 *
 * <p>Public because the server finds its methods by reflection. Thread: listener calls on the server's, one at a time; sends from any.
 */
public final class HostedSocket implements Session.Listener.AutoDemanding, WebSocketConnection {
    private static final Logger LOG = LoggerFactory.getLogger(HostedSocket.class);
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int INTERNAL_ERROR = 1011;
    private static final int ABNORMAL = 1006;
    /** Beyond this the server cuts what it sends; what it receives is held to the size of messages anyway. */
    private static final int MAX_FRAME_BYTES = 64 << 20;

    /** How long the client may be silent before it answers our closing. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private static final WebSocketListener DEAF = new WebSocketListener() {};

    private final WebSocketEndpoint endpoint;
    private final WebSocketHandshake handshake;
    private final SocketHost host;
    private final AtomicLong queued = new AtomicLong();
    private final AtomicReference<@Nullable Farewell> farewell = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile WebSocketListener listener = DEAF;
    private volatile @Nullable Session session;
    private volatile long lastHeard = System.nanoTime();

    HostedSocket(WebSocketEndpoint endpoint, WebSocketHandshake handshake, SocketHost host) {
        this.endpoint = endpoint;
        this.handshake = handshake;
        this.host = host;
    }

    WebSocketEndpoint endpoint() {
        return endpoint;
    }

    WebSocketHandshake handshake() {
        return handshake;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        int most = Math.min(endpoint.maxMessageBytes(), host.settings().maxMessageBytes());
        opened.setMaxTextMessageSize(most);
        opened.setMaxBinaryMessageSize(most);
        opened.setMaxFrameSize(MAX_FRAME_BYTES);
        opened.setIdleTimeout(Duration.ZERO);
        session = opened;
        if (!host.opened(this)) {
            close(SocketHost.SERVICE_RESTART, "This part of the city is being updated.");
            return;
        }
        try {
            listener = endpoint.open(handshake, this);
        } catch (RuntimeException failed) {
            LOG.error("The endpoint {} could not open a connection", endpoint.path(), failed);
            close(INTERNAL_ERROR, "Something went wrong here.");
        }
    }

    @Override
    public void onWebSocketText(String text) {
        if (hears(text.length())) {
            listener.onText(text);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        if (hears(payload.remaining())) {
            ByteBuffer copy =
                    ByteBuffer.allocate(payload.remaining()).put(payload).flip();
            callback.succeed();
            listener.onBinary(copy.asReadOnlyBuffer());
        } else {
            callback.succeed();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        hears(0);
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        hears(0);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("The WebSocket {} of {} failed", endpoint.path(), handshake.remote(), cause);
    }

    @Override
    public void onWebSocketClose(int code, @Nullable String reason) {
        over(code, reason == null ? "" : reason);
    }

    @Override
    public void sendText(String text) {
        Session to = session;
        if (to != null && isOpen()) {
            int size = text.length();
            if (admits(to, size)) {
                to.sendText(text, Callback.from(() -> written(size), failure -> failed(size, failure)));
            }
        }
    }

    @Override
    public void sendBinary(ByteBuffer bytes) {
        Session to = session;
        if (to != null && isOpen()) {
            int size = bytes.remaining();
            if (admits(to, size)) {
                to.sendBinary(bytes.duplicate(), Callback.from(() -> written(size), failure -> failed(size, failure)));
            }
        }
    }

    @Override
    public long queuedBytes() {
        return queued.get();
    }

    @Override
    public boolean isOpen() {
        Session to = session;
        return to != null && farewell.get() == null && to.isOpen();
    }

    @Override
    public void close(int code, String reason) {
        Session to = session;
        if (to != null && beginsFarewell()) {
            // silence counts from when our closing is out: before, it would end an idle socket without a word
            Farewell.say(
                    to,
                    code,
                    reason,
                    org.eclipse.jetty.util.Callback.from(
                            () -> to.setIdleTimeout(CLOSE_TIMEOUT),
                            gone -> LOG.debug("A closing could not be sent", gone)));
        }
    }

    /** Forgets what waits to be written, and closes as soon as the client was told. */
    private void giveUp(Session to) {
        if (beginsFarewell()) {
            host.counters().ended(Refusals.SLOW_SOCKET);
            to.close(TRY_AGAIN_LATER, "This connection is too slow for what it asked for.", Callback.NOOP);
        }
    }

    private boolean beginsFarewell() {
        return farewell.compareAndSet(null, new Farewell(System.nanoTime()));
    }

    /** Ends the connection without a word. */
    void disconnect() {
        Session to = session;
        if (to != null) {
            to.disconnect();
        }
        over(ABNORMAL, "");
    }

    /** Pings the client, or closes the connection when it has been silent for too long. */
    void keepAlive(long now, long idleNanos) {
        Session to = session;
        if (to == null) {
            return;
        }
        Farewell said = farewell.get();
        if (said != null) {
            if (said.isLate(now)) {
                disconnect();
            }
        } else if (now - lastHeard > idleNanos) {
            LOG.debug("The WebSocket {} of {} was silent for too long", endpoint.path(), handshake.remote());
            host.counters().ended(Refusals.SILENT_SOCKET);
            disconnect();
        } else if (isOpen()) {
            to.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
        }
    }

    private boolean admits(Session to, int size) {
        if (queued.addAndGet(size) <= host.settings().maxQueuedBytes()) {
            host.counters().sent(size);
            return true;
        }
        queued.addAndGet(-size);
        giveUp(to);
        return false;
    }

    private void written(int size) {
        if (queued.addAndGet(-size) == 0 && !over.get()) {
            listener.onDrained();
        }
    }

    private void failed(int size, Throwable failure) {
        queued.addAndGet(-size);
        LOG.debug("A message to {} was not written", handshake.remote(), failure);
    }

    /** Takes note of what came; false for what came after our closing, which is thrown away. */
    private boolean hears(int bytes) {
        long now = System.nanoTime();
        lastHeard = now;
        host.counters().received(bytes);
        Farewell said = farewell.get();
        if (said != null && said.isEnough(bytes, now)) {
            disconnect();
        }
        return said == null;
    }

    private void over(int code, String reason) {
        if (over.compareAndSet(false, true)) {
            beginsFarewell();
            host.closed(this);
            listener.onClose(code, reason);
        }
    }
}
