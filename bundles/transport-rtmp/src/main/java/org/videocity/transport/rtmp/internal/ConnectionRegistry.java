package org.videocity.transport.rtmp.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.videocity.api.Reason;
import org.videocity.api.identity.Network;

/**
 * Counts connections in all and by network ({@link Network}), and says who may still come. A few of those who may not are kept at the door
 * for as long as it takes to tell them; the others are closed without a word. Thread: safe from any.
 */
final class ConnectionRegistry {
    /** Most connections at the door in all, and from one address. */
    private static final int MAX_AT_THE_DOOR = 64;

    private static final int MAX_AT_THE_DOOR_PER_ADDRESS = 16;

    private final Map<Network, Integer> inside = new HashMap<>();
    private final Map<Network, Integer> atTheDoor = new HashMap<>();
    private final List<Runnable> emptyListeners = new ArrayList<>();
    private int allInside;
    private int allAtTheDoor;

    /** Takes a connection in, or says why not. What stays is given back with {@link #gone}. */
    synchronized Admission admit(Network from, int maxConnections, int maxPerAddress) {
        if (allInside >= maxConnections) {
            return atTheDoor(from, Refusals.FULL);
        }
        if (inside.getOrDefault(from, 0) >= maxPerAddress) {
            return atTheDoor(from, Refusals.ADDRESS_FULL);
        }
        inside.merge(from, 1, Integer::sum);
        allInside++;
        return Admission.IN;
    }

    private Admission atTheDoor(Network from, Reason obstacle) {
        boolean room = allAtTheDoor < MAX_AT_THE_DOOR && atTheDoor.getOrDefault(from, 0) < MAX_AT_THE_DOOR_PER_ADDRESS;
        if (room) {
            atTheDoor.merge(from, 1, Integer::sum);
            allAtTheDoor++;
        }
        return new Admission(room, obstacle);
    }

    void gone(Network from, Admission admission) {
        List<Runnable> told = List.of();
        synchronized (this) {
            Map<Network, Integer> place = admission.isAtTheDoor() ? atTheDoor : inside;
            place.computeIfPresent(from, (network, count) -> count == 1 ? null : count - 1);
            allAtTheDoor -= admission.isAtTheDoor() ? 1 : 0;
            allInside -= admission.isAtTheDoor() ? 0 : 1;
            if (open() == 0) {
                told = List.copyOf(emptyListeners);
                emptyListeners.clear();
            }
        }
        told.forEach(Runnable::run);
    }

    /** Runs once when no connection is left, at once when there is none. */
    void whenEmpty(Runnable listener) {
        synchronized (this) {
            if (open() > 0) {
                emptyListeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    synchronized int open() {
        return allInside + allAtTheDoor;
    }
}
