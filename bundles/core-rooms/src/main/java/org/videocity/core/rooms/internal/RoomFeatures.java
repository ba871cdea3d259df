package org.videocity.core.rooms.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.videocity.api.Reason;
import org.videocity.api.feature.RoomFeature;

/** The features that serve one room while it is open. Belongs to the rooms' thread. */
final class RoomFeatures {
    private final LiveRoom room;
    private final City city;
    private final Map<RoomFeature, FeatureSeat> seats = new LinkedHashMap<>();

    RoomFeatures(LiveRoom room, City city) {
        this.room = room;
        this.city = city;
    }

    List<FeatureSeat> seats() {
        return List.copyOf(seats.values());
    }

    boolean isHere(String name) {
        return seats.values().stream().anyMatch(f -> f.name().equals(name));
    }

    void attachAll() {
        List.copyOf(city.features()).forEach(this::attach);
    }

    /** Lets those go that the room's settings do not want any more. */
    void dismissUnwelcome() {
        for (RoomFeature feature : new ArrayList<>(seats.keySet())) {
            if (!isWelcome(feature)) {
                went(feature);
            }
        }
    }

    void went(RoomFeature feature) {
        FeatureSeat seat = seats.remove(feature);
        if (seat != null) {
            seat.close(Reason.LEFT);
            room.stage().endOf(seat, Reason.UNPUBLISHED);
        }
    }

    void closeAll(Reason reason) {
        List<FeatureSeat> served = seats();
        seats.clear();
        served.forEach(seat -> seat.close(reason));
    }

    void attach(RoomFeature feature) {
        if (seats.containsKey(feature) || !isWelcome(feature)) {
            return;
        }
        City.guarded(feature, f -> {
            FeatureSeat seat = new FeatureSeat(room, f.name());
            seats.put(f, seat);
            boolean attached = false;
            try {
                seat.attached(f.attach(seat));
                attached = true;
            } finally {
                if (!attached) {
                    seats.remove(f);
                    seat.close(Reason.FAILED);
                }
            }
        });
    }

    private boolean isWelcome(RoomFeature feature) {
        boolean[] welcome = {false};
        City.guarded(feature, f -> welcome[0] = !room.settings().featuresOff().contains(f.name()));
        return welcome[0];
    }
}
