package org.videocity.core.identity.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.city.CityDirectoryListener;

/**
 * The cities of this server: factory configurations {@code org.videocity.city}. It has read them all when it appears, so
 * that no host is unknown while a city starts or is updated. Thread: safe from any; one short lock for changes.
 */
@Component(
        service = {CityDirectory.class, Cities.class, ManagedServiceFactory.class},
        immediate = true,
        property = "service.pid=" + Cities.FACTORY_PID)
public final class Cities implements CityDirectory, ManagedServiceFactory {
    static final String FACTORY_PID = "org.videocity.city";
    private static final Logger LOG = LoggerFactory.getLogger(Cities.class);

    private final IdentitySettings settings;
    private final ServerAddress server;
    private final List<CityDirectoryListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, CityDraft> drafts = new TreeMap<>();
    private volatile String generalUrl;
    private volatile Set<String> addresses;
    private volatile CityMap map;

    /** Made by the component runtime. */
    @Activate
    public Cities(@Reference IdentitySettings settings, @Reference ConfigurationAdmin admin, BundleContext context) {
        this(settings, ServerAddress.of(context));
        readAll(admin);
    }

    Cities(IdentitySettings settings, ServerAddress server) {
        this.settings = settings;
        this.server = server;
        this.generalUrl = settings.now().publicUrl();
        this.addresses = server.addresses().get();
        this.map = new CityMap(List.of(), server, tidied(generalUrl));
    }

    private void readAll(ConfigurationAdmin admin) {
        try {
            Configuration[] found = admin.listConfigurations("(service.factoryPid=" + FACTORY_PID + ")");
            for (Configuration one : found == null ? new Configuration[0] : found) {
                Dictionary<String, Object> properties = one.getProperties();
                if (properties != null) {
                    updated(one.getPid(), properties);
                }
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.error("The configurations of cities could not be read; there is the default city only", e);
        }
    }

    @Override
    public String getName() {
        return "VideoCity cities";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        try {
            CityDraft read = CityDraft.of(properties);
            change(() -> !read.equals(drafts.put(pid, read)));
        } catch (IllegalArgumentException wrong) {
            LOG.warn("Configuration {} describes no city: {}", pid, wrong.getMessage());
            deleted(pid);
        }
    }

    @Override
    public void deleted(String pid) {
        change(() -> drafts.remove(pid) != null);
    }

    private interface Change {
        boolean apply();
    }

    private void change(Change change) {
        synchronized (drafts) {
            if (!change.apply()) {
                return;
            }
            redraw();
        }
        listeners.forEach(this::tell);
    }

    private void redraw() {
        generalUrl = settings.now().publicUrl();
        addresses = server.addresses().get();
        map = new CityMap(new ArrayList<>(drafts.values()), server, tidied(generalUrl));
    }

    /** The general configuration may have changed since the map was drawn, and the machine's addresses. */
    private CityMap map() {
        if (!settings.now().publicUrl().equals(generalUrl)
                || !server.addresses().get().equals(addresses)) {
            synchronized (drafts) {
                redraw();
            }
        }
        return map;
    }

    private static String tidied(String url) {
        try {
            return url.isBlank() ? "" : CityDraft.origin(url.strip(), "publicUrl");
        } catch (IllegalArgumentException wrong) {
            LOG.warn("org.videocity.core.identity: {}", wrong.getMessage());
            return "";
        }
    }

    @Override
    public City defaultCity() {
        return map().defaultCity();
    }

    @Override
    public List<City> cities() {
        return map().cities();
    }

    @Override
    public Optional<City> byName(String name) {
        return map().byName(name);
    }

    @Override
    public Optional<City> ofHost(String host) {
        return map().ofHost(host);
    }

    /** Returns what a city's configuration says, absent for a city that is none. */
    Optional<CityDraft> draft(String name) {
        return map().draft(name);
    }

    /** Returns the city of a name; the default one for a city that was taken away meanwhile. */
    City orDefault(String name) {
        CityMap now = map();
        return now.byName(name).orElse(now.defaultCity());
    }

    /** Takes a listener and tells it at once. */
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void addListener(CityDirectoryListener listener) {
        listeners.add(listener);
        tell(listener);
    }

    /** Lets a listener go. */
    public void removeListener(CityDirectoryListener listener) {
        listeners.remove(listener);
    }

    private void tell(CityDirectoryListener listener) {
        try {
            listener.onCities(this);
        } catch (RuntimeException | LinkageError failed) {
            LOG.warn("{} failed when told of cities", listener.getClass().getName(), failed);
        }
    }
}
