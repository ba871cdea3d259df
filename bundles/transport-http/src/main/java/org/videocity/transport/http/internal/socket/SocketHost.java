package org.videocity.transport.http.internal.socket;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.transport.http.internal.HttpCounters;

/**
 * Holds all WebSockets, so that each ends in order: with its endpoint, or with this transport. Thread: safe from any; its
 * one lock guards the counts by address.
 */
public final class SocketHost {
    static final int SERVICE_RESTART = 1012;

    private static final Logger LOG = LoggerFactory.getLogger(SocketHost.class);
    private static final String RESTARTING = "This part of the city is being updated.";

    private final SocketSettings settings;
    private final HttpCounters counters;
    private final Set<HostedSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private final ScheduledFuture<?> pings;
    private final AutoCloseable departures;
    private int admitted;
    private volatile boolean closed;

    /** Starts with no socket; pings them on the timer. */
    public SocketHost(
            SocketSettings settings, SocketEndpoints endpoints, HttpCounters counters, ScheduledExecutorService timer) {
        this.settings = settings;
        this.counters = counters;
        this.departures = endpoints.onDeparture(this::departed);
        this.pings = timer.scheduleWithFixedDelay(
                this::keepAlive, settings.pingMillis(), settings.pingMillis(), TimeUnit.MILLISECONDS);
    }

    SocketSettings settings() {
        return settings;
    }

    HttpCounters counters() {
        return counters;
    }

    /** Tells whether new connections are taken. */
    boolean isOpen() {
        return !closed;
    }

    /** Takes a place for a connection from an address; false when there is none. Given back by {@link #release}. */
    boolean admit(InetAddress address) {
        synchronized (byAddress) {
            int own = byAddress.getOrDefault(address, 0);
            if (closed || admitted >= settings.maxSockets() || own >= settings.maxPerAddress()) {
                return false;
            }
            admitted++;
            byAddress.put(address, own + 1);
            return true;
        }
    }

    void release(InetAddress address) {
        synchronized (byAddress) {
            admitted--;
            byAddress.computeIfPresent(address, (a, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** Notes an open connection; false when it came too late. */
    boolean opened(HostedSocket socket) {
        sockets.add(socket);
        counters.opened();
        return !closed;
    }

    void closed(HostedSocket socket) {
        if (sockets.remove(socket)) {
            counters.closed();
            release(socket.handshake().remote().getAddress());
        }
    }

    /** Returns how many are open. */
    public int open() {
        return sockets.size();
    }

    /** Takes no new connections and tells all clients to come back soon. */
    public void close() {
        closed = true;
        pings.cancel(false);
        try {
            departures.close();
        } catch (Exception impossible) {
            LOG.debug("Removing a listener failed", impossible);
        }
        List.copyOf(sockets).forEach(socket -> socket.close(SERVICE_RESTART, RESTARTING));
    }

    /** Ends the connections whose clients did not answer {@link #close}. */
    public void disconnect() {
        List.copyOf(sockets).forEach(HostedSocket::disconnect);
    }

    private void departed(WebSocketEndpoint endpoint) {
        for (HostedSocket socket : sockets) {
            if (socket.endpoint() == endpoint) {
                socket.close(SERVICE_RESTART, RESTARTING);
            }
        }
    }

    private void keepAlive() {
        long now = System.nanoTime();
        sockets.forEach(socket -> socket.keepAlive(now, settings.idleNanos()));
    }
}
