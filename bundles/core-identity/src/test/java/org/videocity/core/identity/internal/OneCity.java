package org.videocity.core.identity.internal;

import java.util.List;
import java.util.Optional;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;

/** A server with a single city. */
record OneCity(City city) implements CityDirectory {
    @Override
    public City defaultCity() {
        return city;
    }

    @Override
    public List<City> cities() {
        return List.of(city);
    }

    @Override
    public Optional<City> byName(String name) {
        return Optional.of(city).filter(c -> c.name().equals(name));
    }

    @Override
    public Optional<City> ofHost(String host) {
        return Optional.of(city);
    }
}
