package org.videocity.transport.http.internal.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.videocity.api.transport.TransportState;
import org.videocity.transport.http.internal.tls.TlsPort;

/**
 * Asks the own port now and then whether it is really this server that answers there: the server's bundle stays active
 * when its port is taken. Thread: a thread that may block; the state can be read from any.
 */
final class PortProbe {
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int FIRST_MILLIS = 100;
    private static final int SOON_MILLIS = 250;
    private static final int AGAIN_MILLIS = 3000;
    /** An idle city is woken for little. */
    private static final int OPEN_MILLIS = 30_000;

    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final int MAX_ANSWER_BYTES = 2048;

    private final ServerPort port;
    private final TlsPort tls;
    private final String instance;
    private final ScheduledExecutorService blocking;
    private final long started = System.nanoTime();
    private volatile TransportState state = new TransportState(TransportState.STARTING, "");

    PortProbe(ServerPort port, TlsPort tls, String instance, ScheduledExecutorService blocking) {
        this.port = port;
        this.tls = tls;
        this.instance = instance;
        this.blocking = blocking;
        blocking.schedule(this::probe, FIRST_MILLIS, TimeUnit.MILLISECONDS);
    }

    TransportState state() {
        return state;
    }

    private void probe() {
        state = look();
        int pause = state.isOpen()
                ? OPEN_MILLIS
                : state.name().equals(TransportState.STARTING) ? SOON_MILLIS : AGAIN_MILLIS;
        try {
            blocking.schedule(this::probe, pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            state = new TransportState(TransportState.STOPPED, "");
        }
    }

    private TransportState look() {
        List<URI> addresses = port.addresses();
        if (addresses.isEmpty()) {
            return notOpen("The HTTP server has no port; see etc/org.apache.felix.http.cfg and the log.");
        }
        URI plain = addresses.stream()
                .filter(address -> address.getScheme().equals("http"))
                .findFirst()
                .orElse(null);
        if (plain != null && !answers(plain)) {
            return notOpen("Nobody or somebody else answers at " + plain + "; is the port taken? The log says more.");
        }
        if (tls.isWanted() && tls.openPort().isEmpty()) {
            return notOpen("There is no port with TLS: " + (tls.problem().isEmpty() ? "not yet" : tls.problem()));
        }
        String all = String.join(", ", addresses.stream().map(URI::toString).toList());
        String secure =
                tls.openPort().isPresent() ? ", TLS at port " + tls.openPort().getAsInt() : "";
        String trouble = tls.problem().isEmpty() ? "" : "; " + tls.problem();
        return new TransportState(TransportState.OPEN, all + secure + trouble);
    }

    /** The server takes its port a moment after this bundle has started; only later is that a failure. */
    private TransportState notOpen(String why) {
        boolean early = state.name().equals(TransportState.STARTING) && System.nanoTime() - started < GRACE_NANOS;
        return new TransportState(early ? TransportState.STARTING : TransportState.FAILED, why);
    }

    private boolean answers(URI address) {
        String host =
                address.getHost() == null || address.getHost().equals("0.0.0.0") ? "127.0.0.1" : address.getHost();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, address.getPort()), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String request = "HEAD /~probe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.US_ASCII).contains(instance);
        } catch (IOException nobody) {
            return false;
        }
    }
}
