package org.videocity.web.api.internal.socket;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.Reason;
import org.videocity.api.identity.Network;
import org.videocity.web.api.internal.link.WebApiSettings;

/**
 * Counts sockets and turns those away that are too many. This machine itself is not counted by network: it is the
 * operator's. Thread: safe from any.
 */
@Component(service = SocketGate.class)
public final class SocketGate {
    /** What happened at one endpoint since the start. */
    public record Figures(long open, long accepted, Map<String, Long> ended) {}

    private static final class Counters {
        private final LongAdder open = new LongAdder();
        private final LongAdder accepted = new LongAdder();
        private final Map<String, LongAdder> ended = new ConcurrentHashMap<>();
    }

    private final WebApiSettings settings;
    private final Map<Network, Integer> byNetwork = new ConcurrentHashMap<>();
    private final Map<String, Counters> byEndpoint = new ConcurrentHashMap<>();
    private final LongAdder open = new LongAdder();

    @Activate
    public SocketGate(@Reference WebApiSettings settings) {
        this.settings = settings;
    }

    /** Lets a socket in, or says why not; whoever came in leaves with {@link #leave}. */
    Optional<Reason> enter(String endpoint, InetSocketAddress remote) {
        if (open.sum() >= settings.config().maxSockets() || !enterByNetwork(Network.of(remote))) {
            count(endpoint, Reason.LIMIT_REACHED.name());
            return Optional.of(Reason.LIMIT_REACHED.saying("Too many pages of this city are open; close some."));
        }
        open.increment();
        Counters counters = counters(endpoint);
        counters.open.increment();
        counters.accepted.increment();
        return Optional.empty();
    }

    void leave(String endpoint, InetSocketAddress remote) {
        open.decrement();
        counters(endpoint).open.decrement();
        byNetwork.computeIfPresent(Network.of(remote), (network, count) -> count > 1 ? count - 1 : null);
    }

    /** Counts that the server ended or refused a socket. */
    void count(String endpoint, String reason) {
        counters(endpoint).ended.computeIfAbsent(reason, r -> new LongAdder()).increment();
    }

    /** Returns the figures by endpoint. */
    public Map<String, Figures> figures() {
        Map<String, Figures> figures = new TreeMap<>();
        byEndpoint.forEach((endpoint, counters) -> {
            Map<String, Long> ended = new TreeMap<>();
            counters.ended.forEach((reason, count) -> ended.put(reason, count.sum()));
            figures.put(endpoint, new Figures(counters.open.sum(), counters.accepted.sum(), ended));
        });
        return figures;
    }

    private boolean enterByNetwork(Network network) {
        if (network.isLoopback()) {
            return true;
        }
        int max = settings.config().maxSocketsPerAddress();
        boolean[] entered = new boolean[1];
        byNetwork.compute(network, (key, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < max;
            return entered[0] ? Integer.valueOf(now + 1) : count;
        });
        return entered[0];
    }

    private Counters counters(String endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, e -> new Counters());
    }
}
