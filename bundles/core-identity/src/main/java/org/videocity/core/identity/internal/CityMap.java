package org.videocity.core.identity.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;

/** The cities of a moment, made of all configurations; immutable. Who comes first has a name that two want. */
final class CityMap {
    private static final Logger LOG = LoggerFactory.getLogger(CityMap.class);

    private final Map<String, City> byName = new LinkedHashMap<>();
    private final Map<String, City> byHost = new HashMap<>();
    private final Map<String, CityDraft> drafts = new HashMap<>();
    private final City defaultCity;

    /**
     * Draws the map.
     *
     * @param configured in the order of their configurations' names
     * @param generalUrl the {@code publicUrl} of the default city where its own configuration has none; may be empty
     */
    CityMap(List<CityDraft> configured, ServerAddress server, String generalUrl) {
        Map<String, CityDraft> wanted = new LinkedHashMap<>();
        for (CityDraft draft : configured) {
            if (wanted.putIfAbsent(draft.name(), draft) != null) {
                LOG.warn("There are two configurations of the city {}; the first one counts", draft.name());
            }
        }
        wanted.computeIfAbsent(RoomId.DEFAULT_CITY, CityDraft::named);
        wanted.values().stream()
                .sorted(Comparator.comparing((CityDraft draft) -> !draft.isDefault())
                        .thenComparing(CityDraft::name))
                .forEach(draft -> add(draft, wanted, server, generalUrl));
        defaultCity = Objects.requireNonNull(byName.get(RoomId.DEFAULT_CITY));
    }

    private void add(CityDraft draft, Map<String, CityDraft> wanted, ServerAddress server, String generalUrl) {
        String url = draft.publicUrl().isEmpty() && draft.isDefault() ? generalUrl : draft.publicUrl();
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : draft.hosts()) {
            boolean taken = byHost.containsKey(host) || (wanted.containsKey(host) && !host.equals(draft.name()));
            if (taken) {
                LOG.warn("{} is a name of another city already; {} does without it", host, draft.name());
            } else {
                hosts.add(host);
            }
        }
        impliedHosts(draft, url, server).stream()
                .filter(host -> !byHost.containsKey(host))
                .filter(host -> wanted.values().stream()
                        .noneMatch(other -> other.hosts().contains(host)))
                .forEach(hosts::add);
        String publicUrl = url.isEmpty() ? server.url(known(draft, server)) : url;
        Set<String> aliases = new LinkedHashSet<>(hosts);
        aliases.remove(draft.name());
        City city = new City(
                draft.name(),
                aliases,
                draft.title(),
                publicUrl,
                origins(draft, hosts, publicUrl, server),
                draft.isDefault());
        byName.put(city.name(), city);
        drafts.put(city.name(), draft);
        hosts.forEach(host -> byHost.put(host, city));
    }

    /** A city answers to the host of its public address, the default one to what the machine calls itself too. */
    private static List<String> impliedHosts(CityDraft draft, String url, ServerAddress server) {
        List<String> hosts = new ArrayList<>();
        if (!url.isEmpty()) {
            hosts.add(HostNames.asked(URI.create(url).getHost()));
        }
        if (draft.isDefault() && !server.machine().isEmpty()) {
            hosts.add(server.machine());
        }
        return hosts;
    }

    /** To others the default city's own name is of no use: the machine's is better. */
    private static String known(CityDraft draft, ServerAddress server) {
        boolean open = !HostNames.isLoopbackAddress(server.bind());
        return draft.isDefault() && open && !server.machine().isEmpty() ? server.machine() : draft.name();
    }

    /** Those somebody wrote down, and those that follow from the names: at this server's ports and at the public one. */
    private static Set<String> origins(CityDraft draft, Set<String> hosts, String publicUrl, ServerAddress server) {
        Set<String> origins = new LinkedHashSet<>(draft.origins());
        URI address = URI.create(publicUrl);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        origins.add(publicUrl);
        List<String> all = new ArrayList<>(hosts);
        if (draft.isDefault()) {
            all.addAll(server.ownNames());
        }
        for (String host : all) {
            origins.addAll(server.origins(host));
        }
        if ("https".equals(address.getScheme())) {
            hosts.forEach(host -> origins.add("https://" + host + port));
        }
        return origins;
    }

    City defaultCity() {
        return defaultCity;
    }

    List<City> cities() {
        return List.copyOf(byName.values());
    }

    Optional<City> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<City> ofHost(String host) {
        String asked = HostNames.asked(host);
        City named = byHost.get(asked);
        if (named != null) {
            return Optional.of(named);
        }
        boolean nobodys = asked.isEmpty() || HostNames.isLiteral(asked) || HostNames.isLoopback(asked);
        return nobodys ? Optional.of(defaultCity) : Optional.empty();
    }

    /** Returns what a city's configuration says, absent for a city that is none. */
    Optional<CityDraft> draft(String name) {
        return Optional.ofNullable(drafts.get(name));
    }
}
