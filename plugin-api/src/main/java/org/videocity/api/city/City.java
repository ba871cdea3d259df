package org.videocity.api.city;

import java.util.Objects;
import java.util.Set;

/**
 * A city: residents, rooms, keys and a certificate authority of its own under a host name of its own.
 *
 * @param name its host name, lower case; what {@code RoomId.city} and the records of its residents hold, so it never changes
 * @param aliases further host names, lower case
 * @param title what people call it; never empty
 * @param publicUrl what links begin with: scheme, host and, where it is not the scheme's own, port; no slash at the end
 * @param origins origins (RFC 6454) whose pages may sign people in; made of configuration alone, never of a request
 * @param isDefault whether it answers for address literals, loopback names and whoever names no host
 */
public record City(
        String name, Set<String> aliases, String title, String publicUrl, Set<String> origins, boolean isDefault) {
    public City {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(publicUrl, "publicUrl");
        aliases = Set.copyOf(aliases);
        origins = Set.copyOf(origins);
        title = title.isBlank() ? name : title;
    }

    /** Tells whether pages of an origin may sign people in here. */
    public boolean allowsSignInFrom(String origin) {
        return origins.contains(origin);
    }
}
