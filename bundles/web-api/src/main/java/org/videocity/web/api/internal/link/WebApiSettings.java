package org.videocity.web.api.internal.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.videocity.api.RoomId;

/** Holds the configuration of this moment, so that a change restarts nothing. Thread: safe from any. */
@Component(service = WebApiSettings.class, configurationPid = "org.videocity.web.api")
@Designate(ocd = WebApiConfig.class)
public final class WebApiSettings {
    private volatile WebApiConfig config;
    private volatile Set<String> corsOrigins = Set.of();
    private volatile Set<String> cities = Set.of();

    @Activate
    public WebApiSettings(WebApiConfig config) {
        this.config = config;
        modified(config);
    }

    @Modified
    void modified(WebApiConfig newConfig) {
        config = newConfig;
        corsOrigins = words(newConfig.corsAllowedOrigins());
        cities = words(newConfig.cities());
    }

    public WebApiConfig config() {
        return config;
    }

    /** Tells whether pages of an origin (RFC 6454) may read the API. */
    public boolean allowsOrigin(String origin) {
        return corsOrigins.contains("*") || corsOrigins.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** Returns the city that answers for a host name; IP literals and unknown names belong to the default city. */
    public String cityOf(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return cities.contains(name) ? name : RoomId.DEFAULT_CITY;
    }

    private static Set<String> words(String[] values) {
        return Arrays.stream(values)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
