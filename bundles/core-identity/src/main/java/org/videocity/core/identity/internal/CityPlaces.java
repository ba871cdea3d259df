package org.videocity.core.identity.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;

/** Says where a city's pages are and what stands on its cards: from its configuration, never from a request. */
@Component(service = CityPlaces.class, immediate = true)
public final class CityPlaces {
    private final CityDirectory cities;

    /** Made by the component runtime. */
    @Activate
    public CityPlaces(@Reference CityDirectory cities) {
        this.cities = cities;
    }

    private City city(String name) {
        return cities.byName(name).orElseGet(cities::defaultCity);
    }

    /** Returns what links begin with, without a slash at the end. */
    String publicUrl(String name) {
        return city(name).publicUrl();
    }

    /** Lists the origins whose pages may sign people in, the city's public one first. */
    List<String> origins(String name) {
        City city = city(name);
        Set<String> origins = new LinkedHashSet<>();
        if (city.allowsSignInFrom(city.publicUrl())) {
            origins.add(city.publicUrl());
        }
        city.origins().stream().sorted().forEach(origins::add);
        return List.copyOf(origins);
    }

    /** Lists what a card may say as a room's address, the one that it should say first. */
    List<String> urls(RoomId room) {
        List<String> urls = new ArrayList<>();
        Set<String> bases = new LinkedHashSet<>();
        bases.add(publicUrl(room.city()));
        bases.addAll(origins(room.city()));
        for (String base : bases) {
            urls.add(base + "/" + room.path());
            urls.add(base + "/" + room.owner() + (room.isHome() ? "" : "/" + encoded(room.name())));
        }
        return urls;
    }

    /** As the city's own pages write it (RFC 3986 section 3.3). */
    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("%40", "@")
                .replace("%2B", "+")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%7E", "~");
    }

    /** Lists what a card may call the city, the name that it should say first. */
    List<String> issuers(String name) {
        return List.of(city(name).title(), city(name).name());
    }
}
