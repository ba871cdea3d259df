package org.videocity.core.rooms.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.videocity.api.feature.RoomFeature;
import org.videocity.api.room.CityListener;

/**
 * Brings the features and listeners that are installed now to the rooms. What goes is waited for a bounded while, so that
 * nothing of it is called once its bundle has stopped.
 */
@Component(service = Installed.class, immediate = true)
public final class Installed {
    private final City city;

    /** Made by the component runtime. */
    @Activate
    public Installed(@Reference City city) {
        this.city = city;
    }

    /** Attaches a feature to every open room. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFeature(RoomFeature feature) {
        city.thread().execute(() -> city.featureCame(feature));
    }

    /** Detaches a feature from every open room. */
    public void removeFeature(RoomFeature feature) {
        city.thread().runAndWait(() -> city.featureWent(feature));
    }

    /** Tells a listener of every room, and of changes from then on. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(CityListener listener) {
        city.thread().execute(() -> city.listenerCame(listener));
    }

    /** Forgets a listener. */
    public void removeListener(CityListener listener) {
        city.thread().runAndWait(() -> city.listenerWent(listener));
    }
}
