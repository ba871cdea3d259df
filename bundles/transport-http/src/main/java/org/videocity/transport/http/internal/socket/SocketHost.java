package org.videocity.transport.http.internal.socket;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.transport.WebSocketEndpoint;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.Places;
import org.videocity.transport.http.internal.Refusals;

/**
 * Holds all WebSockets, so that each ends in order: with its endpoint, or with this transport. Thread: safe from any.
 */
public final class SocketHost {
    static final int SERVICE_RESTART = 1012;

    private static final Logger LOG = LoggerFactory.getLogger(SocketHost.class);
    private static final String RESTARTING = "This part of the city is being updated.";

    private final HttpCounters counters;
    private final Set<HostedSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Places places = new Places();
    private final ScheduledFuture<?> pings;
    private final AutoCloseable departures;
    private volatile SocketSettings settings;
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

    /** Takes other settings; limits hold for connections that come, the origins and times at once. */
    public void reconfigure(SocketSettings next) {
        settings = next;
    }

    SocketSettings settings() {
        return settings;
    }

    HttpCounters counters() {
        return counters;
    }

    /** Takes no new connections; those there are stay until {@link #close}. */
    public void admitNobody() {
        closed = true;
    }

    /**
     * Takes a place for a connection from an address, given back by {@link #release}; or says why there is none: too many
     * are there, or the transport is stopping. A refusal is counted.
     */
    Optional<Reason> admit(InetAddress address) {
        SocketSettings now = settings;
        Optional<Refusals> refusal = closed
                ? Optional.of(Refusals.DRAINING)
                : switch (places.take(address, now.maxSockets(), now.maxPerAddress())) {
                    case FULL -> Optional.of(Refusals.SOCKETS);
                    case FULL_FOR_ADDRESS -> Optional.of(Refusals.SOCKETS_PER_ADDRESS);
                    case TAKEN -> Optional.empty();
                };
        refusal.ifPresent(counters::refused);
        return refusal.map(Refusals::reason);
    }

    void release(InetAddress address) {
        places.leave(address);
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
        admitNobody();
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
