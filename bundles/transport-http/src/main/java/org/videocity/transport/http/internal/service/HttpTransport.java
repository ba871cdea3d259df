package org.videocity.transport.http.internal.service;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.Reason;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.identity.GrantListener;
import org.videocity.api.identity.SessionListener;
import org.videocity.api.transport.Transport;
import org.videocity.api.transport.TransportCounters;
import org.videocity.api.transport.TransportEndpoint;
import org.videocity.api.transport.TransportLimit;
import org.videocity.api.transport.TransportState;
import org.videocity.transport.http.internal.CityLink;
import org.videocity.transport.http.internal.HttpConfiguration;
import org.videocity.transport.http.internal.HttpCounters;
import org.videocity.transport.http.internal.door.FrontDoor;
import org.videocity.transport.http.internal.live.LiveHub;
import org.videocity.transport.http.internal.live.LiveResponses;
import org.videocity.transport.http.internal.live.LiveSettings;
import org.videocity.transport.http.internal.live.LiveSocket;
import org.videocity.transport.http.internal.publish.PublishDesk;
import org.videocity.transport.http.internal.publish.PublishSettings;
import org.videocity.transport.http.internal.publish.PublishSocket;
import org.videocity.transport.http.internal.socket.SocketEndpoints;
import org.videocity.transport.http.internal.socket.SocketHost;
import org.videocity.transport.http.internal.socket.SocketServlet;
import org.videocity.transport.http.internal.socket.SocketSettings;
import org.videocity.transport.http.internal.tls.TlsPort;
import org.videocity.transport.http.internal.web.RoomFileBoard;
import org.videocity.transport.http.internal.web.RootServlet;
import org.videocity.transport.http.internal.web.WebBundles;

/**
 * The HTTP transport: registers its servlets with the server's whiteboard and, when it stops, ends every stream and
 * WebSocket in order before its threads go.
 */
@Component(service = Transport.class, immediate = true, configurationPid = "org.videocity.transport.http")
@Designate(ocd = HttpConfiguration.class)
public final class HttpTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int DEFAULT_PORT = 5080;
    private static final long POLL_MILLIS = 50;
    /** How long clients have to take their goodbye, however short the draining is. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    /** The part of the draining in which viewers may come to the end of their picture group. */
    private static final double TO_THE_KEY_FRAME = 0.75;

    private final ServerPort port;
    private final HttpCounters counters = new HttpCounters();
    private final LiveThreads threads;
    private final PortProbe probe;
    private final TlsPort tls;
    private final FrontDoor door;
    private final LiveHub hub;
    private final SocketHost sockets;
    private final PublishDesk publishers;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private volatile HttpConfiguration configuration;

    /** Opens for business. */
    @Activate
    public HttpTransport(
            BundleContext context,
            HttpConfiguration configuration,
            @Reference CityLink city,
            @Reference SocketEndpoints endpoints,
            @Reference WebBundles bundles,
            @Reference RoomFileBoard roomFiles,
            @Reference ServerPort port) {
        this.port = port;
        this.configuration = configuration;
        String instance = UUID.randomUUID().toString();
        threads = new LiveThreads(configuration.liveThreads());
        hub = new LiveHub(LiveSettings.of(configuration), city, counters, threads.live(), threads.timer());
        sockets = new SocketHost(SocketSettings.of(configuration), endpoints, counters, threads.timer());
        publishers =
                new PublishDesk(PublishSettings.of(configuration), city, counters, threads.live(), threads.timer());
        tls = new TlsPort(
                data(context).resolve("tls"),
                () -> city.cities().map(CityDirectory::cities).orElse(List.of()),
                threads.blocking(),
                new ConnectorOffer(context),
                configuration);
        door = new FrontDoor(city, tls, configuration);
        LiveResponses live = new LiveResponses(hub);
        RootServlet root = new RootServlet(
                live,
                bundles,
                roomFiles,
                city,
                counters,
                threads.live(),
                threads.timer(),
                instance,
                configuration.maxStaticFileBytes());
        SocketServlet socketServlet = new SocketServlet(
                sockets, endpoints, List.of(new LiveSocket(hub, city), new PublishSocket(publishers)));
        register(context, Filter.class, door, filter("videocity-door", "/*"));
        register(context, Servlet.class, socketServlet, servlet("videocity-sockets", "/ws/*"));
        register(context, Servlet.class, root, servlet("videocity-root", "/"));
        register(context, GrantListener.class, hub, new Hashtable<>());
        register(context, SessionListener.class, hub, new Hashtable<>());
        probe = new PortProbe(port, tls, instance, threads.blocking());
    }

    @Modified
    void modified(HttpConfiguration next) {
        configuration = next;
        hub.reconfigure(LiveSettings.of(next));
        sockets.reconfigure(SocketSettings.of(next));
        publishers.reconfigure(PublishSettings.of(next));
        door.reconfigure(next);
        tls.reconfigure(next);
    }

    private static Path data(BundleContext context) {
        String data = context.getProperty("karaf.data");
        return Path.of(data == null ? "data" : data);
    }

    /** Drains, so that clients hear "come back" while something still answers them, then takes everything away. */
    @Deactivate
    void stop() {
        Duration patience = Duration.ofMillis(Math.max(0, configuration.drainMillis()));
        await(drain(patience).toCompletableFuture(), patience.plus(GOODBYE.multipliedBy(3)));
        tls.close();
        registrations.forEach(ServiceRegistration::unregister);
        hub.close();
        sockets.disconnect();
        threads.close();
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public TransportState state() {
        return draining.get() ? new TransportState(TransportState.DRAINING, "") : probe.state();
    }

    @Override
    public List<TransportEndpoint> endpoints() {
        URI address = port.addresses().stream().findFirst().orElse(URI.create("http://localhost:" + DEFAULT_PORT));
        String base = address.getScheme() + "://{host}:" + address.getPort() + "/{room}";
        String page =
                tls.openPort().isPresent() ? "https://{host}:" + tls.openPort().getAsInt() + "/{room}" : base;
        return List.of(
                new TransportEndpoint(TransportEndpoint.WATCH, "Browser", page, ""),
                new TransportEndpoint(
                        TransportEndpoint.WATCH,
                        "VLC, ffplay, curl",
                        base + "/live/{stream}.flv",
                        "FLV; a private room wants ?key=… behind it"),
                new TransportEndpoint(
                        TransportEndpoint.WATCH,
                        "Players that prefer MP4",
                        base + "/live/{stream}.mp4",
                        "Fragmented MP4"));
    }

    @Override
    public TransportCounters counters() {
        return counters.snapshot();
    }

    @Override
    public List<TransportLimit> limits() {
        return HttpLimits.of(configuration);
    }

    @Override
    public CompletionStage<Void> drain(Duration deadline) {
        if (draining.compareAndSet(false, true)) {
            long now = System.nanoTime();
            sockets.admitNobody();
            hub.endSoon(Reason.TRANSPORT_STOPPED);
            when(nobodyWatches(), now + (long) (TO_THE_KEY_FRAME * deadline.toNanos()), () -> {
                hub.end(Reason.TRANSPORT_STOPPED);
                // viewers hear why before their sockets close
                when(nobodyWatches(), System.nanoTime() + GOODBYE.toNanos(), this::closeSockets);
            });
        }
        return drained;
    }

    private void closeSockets() {
        sockets.close();
        long end = System.nanoTime() + GOODBYE.toNanos();
        when(() -> hub.viewers() == 0 && sockets.open() == 0, end, () -> drained.complete(null));
    }

    private BooleanSupplier nobodyWatches() {
        return () -> hub.viewers() == 0;
    }

    /** Runs a step once a condition holds or its time is over; on the timer. */
    private void when(BooleanSupplier holds, long deadline, Runnable step) {
        if (holds.getAsBoolean() || System.nanoTime() - deadline >= 0) {
            step.run();
            return;
        }
        try {
            threads.timer().schedule(() -> when(holds, deadline, step), POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            step.run();
        }
    }

    /** Waits on the framework's thread, which is stopping the bundle. */
    private static void await(CompletableFuture<Void> done, Duration limit) {
        try {
            done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException impatient) {
            LOG.debug("Some connections did not end in time", impatient);
        }
    }

    private <T> void register(BundleContext context, Class<T> type, T service, Dictionary<String, Object> properties) {
        registrations.add(context.registerService(type, service, properties));
    }

    /** Describes a servlet to the whiteboard (OSGi Compendium 8.1, Whiteboard Specification for Jakarta Servlet). */
    private static Dictionary<String, Object> servlet(String name, String pattern) {
        return described("servlet", name, pattern);
    }

    /** Describes a filter, which sees the requests for the servlets of all bundles. */
    private static Dictionary<String, Object> filter(String name, String pattern) {
        return described("filter", name, pattern);
    }

    private static Dictionary<String, Object> described(String what, String name, String pattern) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.http.whiteboard." + what + ".name", name);
        properties.put("osgi.http.whiteboard." + what + ".pattern", new String[] {pattern});
        properties.put("osgi.http.whiteboard." + what + ".asyncSupported", Boolean.TRUE);
        return properties;
    }
}
