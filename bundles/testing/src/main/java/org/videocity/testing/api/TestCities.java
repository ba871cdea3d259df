package org.videocity.testing.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;

/** A directory of the default city and of some others, known by their names alone. */
public final class TestCities implements CityDirectory {
    private final List<City> cities = new ArrayList<>();

    /** Knows the default city and those named. */
    public TestCities(String... others) {
        cities.add(city(RoomId.DEFAULT_CITY));
        for (String other : others) {
            cities.add(city(other));
        }
    }

    private static City city(String name) {
        boolean isDefault = name.equals(RoomId.DEFAULT_CITY);
        String url = isDefault ? "http://localhost:5080" : "https://" + name;
        return new City(name, Set.of(), "", url, Set.of(url), isDefault);
    }

    @Override
    public City defaultCity() {
        return cities.get(0);
    }

    @Override
    public List<City> cities() {
        return List.copyOf(cities);
    }

    @Override
    public Optional<City> byName(String name) {
        return cities.stream().filter(city -> city.name().equals(name)).findFirst();
    }

    @Override
    public Optional<City> ofHost(String host) {
        String asked = host.toLowerCase(Locale.ROOT);
        boolean nobodys = asked.isEmpty() || asked.startsWith("[") || asked.matches("[0-9.]+");
        return nobodys ? Optional.of(defaultCity()) : byName(asked);
    }
}
