package org.videocity.web.api.internal.link;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportCounters;
import org.videocity.api.transport.TransportState;

/**
 * Knows which transports there are and says when one came, went or changed its state. Transports do not tell of their
 * state by themselves, so it looks once a second. Thread: safe from any; listeners run on the workers.
 */
@Component(service = TransportBoard.class)
public final class TransportBoard {
    private static final Logger LOG = LoggerFactory.getLogger(TransportBoard.class);
    private static final long LOOK_MILLIS = 1_000;

    private final SerialExecutor turns;
    private final Clock.Timer looking;
    private final List<Transport> transports = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<TransportView>>> listeners = new CopyOnWriteArrayList<>();
    private volatile List<TransportView> shown = List.of();

    @Activate
    public TransportBoard(@Reference WebThreads threads) {
        this(new SerialExecutor(threads), threads);
    }

    public TransportBoard(SerialExecutor turns, Clock clock) {
        this.turns = turns;
        this.looking = clock.every(LOOK_MILLIS, () -> turns.execute(this::look));
    }

    @Deactivate
    public void close() {
        looking.cancel();
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindTransport(Transport transport) {
        transports.add(transport);
        turns.execute(this::look);
    }

    public void unbindTransport(Transport transport) {
        transports.remove(transport);
        turns.execute(this::look);
    }

    /** Returns the transports of this moment by name; each name once. */
    public List<TransportView> now() {
        return byName().values().stream().map(TransportBoard::view).toList();
    }

    /** Returns the counters of this moment by transport. */
    public Map<String, TransportCounters> counters() {
        Map<String, TransportCounters> counters = new TreeMap<>();
        byName().forEach((name, transport) -> {
            try {
                counters.put(name, transport.counters());
            } catch (RuntimeException e) {
                LOG.debug("Transport {} gives no counters", name, e);
            }
        });
        return counters;
    }

    /** Hears of every change, with all transports. */
    public void addListener(Consumer<List<TransportView>> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<List<TransportView>> listener) {
        listeners.remove(listener);
    }

    private void look() {
        List<TransportView> seen = now();
        if (!seen.equals(shown)) {
            shown = seen;
            listeners.forEach(listener -> listener.accept(seen));
        }
    }

    /** While a transport is updated two of one name may be there; the newer one counts. */
    private Map<String, Transport> byName() {
        Map<String, Transport> byName = new TreeMap<>(Comparator.naturalOrder());
        transports.forEach(transport -> byName.put(transport.name(), transport));
        return byName;
    }

    private static TransportView view(Transport transport) {
        try {
            return new TransportView(transport.name(), transport.state(), transport.endpoints());
        } catch (RuntimeException e) {
            LOG.debug("Transport {} does not tell its state", transport.name(), e);
            return new TransportView(
                    transport.name(),
                    new TransportState(TransportState.FAILED, "It does not tell its state."),
                    List.of());
        }
    }
}
