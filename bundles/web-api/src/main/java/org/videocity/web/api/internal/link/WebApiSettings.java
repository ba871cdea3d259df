package org.videocity.web.api.internal.link;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;

/**
 * Holds the configuration of this moment, and knows which cities there are, so that a change restarts nothing. Thread: safe
 * from any.
 */
@Component(service = WebApiSettings.class, configurationPid = "org.videocity.web.api")
@Designate(ocd = WebApiConfig.class)
public final class WebApiSettings {
    private volatile WebApiConfig config;
    private volatile Set<String> corsOrigins = Set.of();
    private final AtomicReference<CityDirectory> cities = new AtomicReference<>();

    @Activate
    public WebApiSettings(WebApiConfig config) {
        this.config = config;
        modified(config);
    }

    @Modified
    void modified(WebApiConfig newConfig) {
        config = newConfig;
        corsOrigins = words(newConfig.corsAllowedOrigins());
    }

    public WebApiConfig config() {
        return config;
    }

    /** Tells whether pages of an origin (RFC 6454) may read the API. */
    public boolean allowsOrigin(String origin) {
        return corsOrigins.contains("*") || corsOrigins.contains(origin.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns the name of the city that a host name means. Unknown hosts do not come so far: the server refuses them; and
     * without a directory nobody is let in, because whoever checks credentials is away with it.
     */
    public String cityOf(String host) {
        return city(host).map(City::name).orElse(RoomId.DEFAULT_CITY);
    }

    /** Returns the city that a host name means, absent where it means none, or while the city's core is being updated. */
    public Optional<City> city(String host) {
        return Optional.ofNullable(cities.get()).flatMap(directory -> directory.ofHost(host));
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindCities(CityDirectory directory) {
        cities.set(directory);
    }

    public void unbindCities(CityDirectory directory) {
        cities.compareAndSet(directory, null);
    }

    private static Set<String> words(String[] values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
