package org.videocity.api.city;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears, registered as a service, which cities there are: at once, and after each change.
 *
 * <p>Thread: that of Configuration Admin or of the service registry; must not block.
 */
@ConsumerType
public interface CityDirectoryListener {
    /** Says that the directory answers differently from now on. */
    void onCities(CityDirectory cities);
}
