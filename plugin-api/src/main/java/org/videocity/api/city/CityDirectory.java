package org.videocity.api.city;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Knows the cities of this server. Held through a dynamic link and asked each time: operators add and change cities while
 * it runs. There is always a default city. Thread: any, no method blocks.
 */
@ProviderType
public interface CityDirectory {
    /** Returns the city that answers where no other is meant. */
    City defaultCity();

    /** Lists the cities, the default one first, then by name. */
    List<City> cities();

    /** Finds a city by its name, not by an alias. */
    Optional<City> byName(String name);

    /**
     * Finds the city a client means by a host name: the city of that name or alias; the default city for address
     * literals, loopback names ({@code localhost} and what ends with {@code .localhost}) and the empty name.
     *
     * @param host without port, in any case, an IPv6 literal with or without brackets
     * @return absent for a name that is no city's here
     */
    Optional<City> ofHost(String host);
}
