package org.videocity.transport.http.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.videocity.api.RoomId;
import org.videocity.api.city.City;
import org.videocity.api.city.CityDirectory;
import org.videocity.api.identity.AuthenticationService;
import org.videocity.api.room.RoomService;

/**
 * Holds the services of the core that may be replaced while streams run; ask it each time. Thread: safe from any.
 */
@Component(service = CityLink.class)
public final class CityLink {
    private final AtomicReference<@Nullable RoomService> rooms = new AtomicReference<>();
    private final AtomicReference<@Nullable AuthenticationService> authentication = new AtomicReference<>();
    private final AtomicReference<@Nullable CityDirectory> cities = new AtomicReference<>();

    /** Starts without any. */
    @Activate
    public CityLink() {}

    /** Returns the rooms, absent while the core is being updated. */
    public Optional<RoomService> rooms() {
        return Optional.ofNullable(rooms.get());
    }

    /** Returns who checks credentials, absent while the core is being updated. */
    public Optional<AuthenticationService> authentication() {
        return Optional.ofNullable(authentication.get());
    }

    /** Returns which cities there are, absent while the core is being updated. */
    public Optional<CityDirectory> cities() {
        return Optional.ofNullable(cities.get());
    }

    /** Returns the name of the city that a host name means; of the default one where it means none. */
    public String cityOf(String host) {
        return cities().flatMap(known -> known.ofHost(host)).map(City::name).orElse(RoomId.DEFAULT_CITY);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void bindCities(CityDirectory directory) {
        cities.set(directory);
    }

    public void unbindCities(CityDirectory directory) {
        cities.compareAndSet(directory, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindRooms(RoomService service) {
        rooms.set(service);
    }

    void unbindRooms(RoomService service) {
        rooms.compareAndSet(service, null);
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindAuthentication(AuthenticationService service) {
        authentication.set(service);
    }

    void unbindAuthentication(AuthenticationService service) {
        authentication.compareAndSet(service, null);
    }
}
