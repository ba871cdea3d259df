package org.videocity.transport.http.internal.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.city.City;
import org.videocity.transport.http.internal.HttpConfiguration;
import org.videocity.transport.http.internal.door.SecurePort;

/**
 * Opens the port with TLS on whichever server there is, with the configured certificate or the city's own. It looks now
 * and then whether the certificate's files have changed, or the city's own has to be made anew; connections that are open
 * go on. Files that changed count when they have been the same for two looks, so that none is read half written.
 *
 * <p>Thread: settings and looks on the one that may block; connectors on the server's.
 */
public final class TlsPort implements SecurePort, ConnectorFactory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsPort.class);
    private static final int HEADER_BYTES = 16 * 1024;
    private static final long IDLE_MILLIS = 60_000;
    private static final long SOON_MILLIS = 200;

    private final OwnCertificate own;
    private final Supplier<Collection<City>> cities;
    private final ScheduledExecutorService blocking;
    private final Consumer<@Nullable TlsPort> offer;
    private final Map<ServerConnector, SslContextFactory.Server> open = new ConcurrentHashMap<>();
    private volatile HttpConfiguration configuration;
    private volatile @Nullable ServerKey key;
    private volatile String problem = "";
    private KeyFiles files = new KeyFiles("", "", "", "", "");
    private List<String> seen = List.of();
    private List<String> tried = List.of();
    private @Nullable ScheduledFuture<?> looks;
    private String offeredAt = "";

    /**
     * Opens as the configuration says, a moment later.
     *
     * @param folder where the city's own certificate is kept
     * @param cities those whose names it has; none while nobody knows them
     * @param offer takes this as the factory of one more connector, or null to take that away
     */
    public TlsPort(
            Path folder,
            Supplier<Collection<City>> cities,
            ScheduledExecutorService blocking,
            Consumer<@Nullable TlsPort> offer,
            HttpConfiguration configuration) {
        this.own = new OwnCertificate(folder.resolve("own.p12"), Clock.systemUTC());
        this.cities = cities;
        this.blocking = blocking;
        this.offer = offer;
        this.configuration = configuration;
        reconfigure(configuration);
    }

    /** Takes other settings: reads other files, and opens another port where it is another. */
    public void reconfigure(HttpConfiguration next) {
        configuration = next;
        try {
            blocking.execute(this::settle);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The settings came too late", stopped);
        }
    }

    /** Tells whether there shall be a port with TLS. */
    public boolean isWanted() {
        return isWanted(configuration);
    }

    static boolean isWanted(HttpConfiguration configuration) {
        boolean certificate = KeyFiles.of(configuration).isConfigured();
        return switch (configuration.tls().strip().toUpperCase(java.util.Locale.ROOT)) {
            case "ON" -> true;
            case "OFF" -> false;
            default -> certificate || !isLoopback(configuration.tlsHost());
        };
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }

    /** Says why there is no port with TLS although there should be, or why its certificate is an old one; else nothing. */
    public String problem() {
        return problem;
    }

    /** What is to be secure is so from the first moment, and where the port cannot be opened. */
    @Override
    public OptionalInt port() {
        HttpConfiguration now = configuration;
        OptionalInt opened = openPort();
        return opened.isPresent() || !isWanted(now) || now.tlsPort() <= 0 ? opened : OptionalInt.of(now.tlsPort());
    }

    /** Returns the port that is open, if one is. */
    public OptionalInt openPort() {
        return open.keySet().stream()
                .mapToInt(ServerConnector::getLocalPort)
                .filter(port -> port > 0)
                .findFirst();
    }

    @Override
    public boolean hasConfiguredCertificate() {
        return KeyFiles.of(configuration).isConfigured();
    }

    private synchronized void settle() {
        HttpConfiguration now = configuration;
        if (looks != null) {
            looks.cancel(false);
            looks = null;
        }
        if (!isWanted(now)) {
            key = null;
            problem = "";
            files = new KeyFiles("", "", "", "", "");
            offerAt("");
            return;
        }
        KeyFiles wanted = KeyFiles.of(now);
        if (!wanted.equals(files) || key == null) {
            files = wanted;
            seen = files.stamps();
            load(seen);
        }
        offerAt(key == null ? "" : now.tlsHost() + " " + now.tlsPort());
        long pause = key == null ? SOON_MILLIS : Math.max(SOON_MILLIS, now.tlsReloadMillis());
        looks = blocking.schedule(this::look, pause, TimeUnit.MILLISECONDS);
    }

    private void offerAt(String place) {
        if (!place.equals(offeredAt)) {
            offer.accept(null);
            offeredAt = place;
            if (!place.isEmpty()) {
                offer.accept(this);
            }
        }
    }

    private synchronized void look() {
        List<String> now = files.stamps();
        boolean settled = now.equals(seen);
        seen = now;
        boolean changed = files.isConfigured() ? settled && !now.equals(tried) : true;
        if (changed) {
            load(now);
        }
        settle();
    }

    private void load(List<String> stamps) {
        tried = stamps;
        try {
            ServerKey loaded = files.isConfigured() ? files.load() : ownKey();
            if (loaded == null || loaded.equals(key)) {
                return;
            }
            key = loaded;
            problem = "";
            LOG.info("HTTPS has the {}", loaded.description());
            for (SslContextFactory.Server tls : open.values()) {
                reload(tls, loaded);
            }
        } catch (TlsException e) {
            String said = e.getMessage() + (key == null ? "" : "; the certificate read before stays in use");
            if (!said.equals(problem)) {
                problem = said;
                LOG.error("HTTPS: {}", said, e);
            }
        }
    }

    /** Not before the names of the cities are known: a certificate without them would be made twice. */
    private @Nullable ServerKey ownKey() throws TlsException {
        Collection<City> known = cities.get();
        return known.isEmpty() ? null : own.get(known);
    }

    private static void reload(SslContextFactory.Server tls, ServerKey with) throws TlsException {
        try {
            tls.reload(factory -> with.into((SslContextFactory.Server) factory));
        } catch (Exception e) {
            throw new TlsException("the server does not take the certificate", e);
        }
    }

    /** Makes the connector, with its port open already: whoever is turned away by a taken port says so. */
    @Override
    public Connector createConnector(Server server) {
        ServerKey with = key;
        if (with == null) {
            throw new IllegalStateException("There is no certificate any more");
        }
        HttpConfiguration now = configuration;
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        with.into(tls);
        org.eclipse.jetty.server.HttpConfiguration http = new org.eclipse.jetty.server.HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // which host means which city is asked at the door
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector =
                new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost(now.tlsHost());
        connector.setPort(now.tlsPort());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopped(LifeCycle stopped) {
                open.remove(connector);
            }
        });
        try {
            connector.open();
        } catch (IOException taken) {
            problem = "port " + now.tlsPort() + " at " + now.tlsHost() + " cannot be opened: " + taken.getMessage();
            throw new UncheckedIOException(problem, taken);
        }
        problem = "";
        open.put(connector, tls);
        return connector;
    }

    /** Takes the port away. */
    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.cancel(false);
        }
        offerAt("");
        key = null;
    }
}
